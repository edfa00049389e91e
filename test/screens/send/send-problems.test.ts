import { expect, test } from 'vitest'
import type { InvitationView } from '#contract/invitation.ts'
import { isSameContent, problemCount, problemsOf } from '../../../src-renderer/screens/send/send-problems.ts'
import { missingQueues } from '../../../src-renderer/screens/send/use-sign-in.ts'
import { aContent, anInvitation } from './builders.ts'

function refused(rowId: string, part: Partial<InvitationView>): InvitationView {
  return anInvitation(rowId, { state: 'refused', ...part })
}

test('refused patients are grouped by reason and by what was wrong, the largest group first', () => {
  const wrongDoctor = { refusal: 'doctor-not-found', serverText: 'Doctor with email dora not found' } as const
  const otherDoctor = aContent({ doctorEmail: 'max@hospital.example' })
  const { refused: groups } = problemsOf([
    refused('a', { refusal: 'moment-past', serverText: 'in the past' }),
    refused('b', wrongDoctor),
    refused('c', { ...wrongDoctor, content: otherDoctor }),
    refused('d', wrongDoctor)
  ])
  expect(
    groups.map(({ code, about, serverText, invitations }) => ({
      code,
      about: about?.name ?? null,
      serverText,
      rows: invitations.map(({ rowId }) => rowId)
    }))
  ).toEqual([
    { code: 'doctor-not-found', about: 'dora@hospital.example', serverText: null, rows: ['b', 'd'] },
    { code: 'moment-past', about: null, serverText: null, rows: ['a'] },
    { code: 'doctor-not-found', about: 'max@hospital.example', serverText: null, rows: ['c'] }
  ])
})

test("where the reason is too general, the server's own words are kept and separate the groups", () => {
  const { refused: groups } = problemsOf([
    refused('a', { refusal: 'request-rejected', serverText: 'Locked' }),
    refused('b', { refusal: 'request-rejected', serverText: 'Too late' }),
    refused('c', { refusal: 'request-rejected', serverText: 'Locked' })
  ])
  expect(groups.map(({ serverText, invitations }) => [serverText, invitations.length])).toEqual([
    ['Locked', 2],
    ['Too late', 1]
  ])
})

test('every patient with a problem is in exactly one group, and no other patient is', () => {
  const problems = problemsOf([
    anInvitation('ready'),
    anInvitation('absent', { provenAbsent: true }),
    anInvitation('queued', { state: 'queued' }),
    anInvitation('sending', { state: 'sending' }),
    anInvitation('created', { state: 'created', duplicates: ['one'] }),
    anInvitation('double', { state: 'created', duplicates: ['one', 'two'] }),
    refused('refused', { refusal: 'not-allowed' }),
    anInvitation('unknown', { state: 'unknown', doubt: 'timed-out' }),
    anInvitation('checking', { state: 'checking' }),
    anInvitation('undecided', { state: 'undecided' }),
    anInvitation('held', { state: 'held' }),
    anInvitation('withdrawn', { state: 'withdrawn' })
  ])
  const rows = (part: readonly InvitationView[]) => part.map(({ rowId }) => rowId)
  expect({
    refused: problems.refused.flatMap(({ invitations }) => rows(invitations)),
    unknown: rows(problems.unknown),
    checking: rows(problems.checking),
    undecided: rows(problems.undecided),
    held: rows(problems.held),
    provenAbsent: rows(problems.provenAbsent),
    duplicates: rows(problems.duplicates),
    count: problemCount(problems)
  }).toEqual({
    refused: ['refused'],
    unknown: ['unknown'],
    checking: ['checking'],
    undecided: ['undecided'],
    held: ['held'],
    provenAbsent: ['absent'],
    duplicates: ['double'],
    count: 7
  })
})

test('a refused row is unchanged while its content for the server is the same', () => {
  const { phoneNumber: _, ...withoutPhone } = aContent()
  expect([
    isSameContent(aContent(), aContent()),
    isSameContent(aContent(), aContent({ doctorEmail: 'max@hospital.example' })),
    isSameContent(aContent(), withoutPhone),
    isSameContent(withoutPhone, aContent())
  ]).toEqual([true, false, false, false])
})

test('a planned queue is missing when the server offers neither its name nor its id', () => {
  const offered = [{ id: '5f', name: 'Cardiologie' }]
  expect(missingQueues(['Cardiologie', '5f', 'cardiologie'], offered)).toEqual(['cardiologie'])
  expect(missingQueues(['anything'], null)).toEqual([])
})

import { expect, test } from 'vitest'
import type { InvitationContent } from '#contract/invitation.ts'
import { v5Capabilities } from '../../src-main/hcw/capabilities.ts'
import type { RemoteInvite } from '../../src-main/hcw/server.ts'
import { type Evidence, judge as judgeBy } from '../../src-main/sending/evidence.ts'
import type { KnownInvite, StoredInvitation } from '../../src-main/sending/invitation-port.ts'
import { createMatcher } from '../../src-main/sending/invite-matching.ts'
import { contentOf, rowIdOf } from './engine.ts'

const minute = 60_000
const hour = 60 * minute
const begunAt = Date.parse('2026-11-23T09:00:00Z')
const dated = contentOf(1, { scheduledFor: '2026-11-24T09:00:00Z' })

function unknown(number: number, content: InvitationContent = dated): StoredInvitation {
  const attempt = {
    attemptId: rowIdOf(900),
    account: 'a',
    serverId: 's',
    protocol: 'hcw-v5',
    digest: '',
    begunAt,
    endedAt: null
  } as const
  const facts = { doubt: 'timed-out' } as const
  return {
    listId: 'list',
    rowId: rowIdOf(number),
    state: 'checking',
    content,
    facts,
    letThrough: false,
    serverId: 's',
    attempt
  }
}

function invite(inviteId: string, changes: Partial<RemoteInvite> = {}): RemoteInvite {
  return {
    inviteId,
    firstName: 'Max',
    lastName: 'Other',
    phoneNumber: '+41790000000',
    emailAddress: '',
    scheduledFor: null,
    createdAt: begunAt,
    rowId: null,
    link: null,
    otherHost: null,
    linkToken: '',
    isOwn: true,
    patientIsIn: false,
    confirmed: false,
    ...changes
  }
}

/** The invite of a row, without the row's id. */
function sameAs(inviteId: string, changes: Partial<RemoteInvite> = {}): RemoteInvite {
  const { firstName, lastName, phoneNumber = '', scheduledFor = '' } = dated
  return invite(inviteId, { firstName, lastName, phoneNumber, scheduledFor: Date.parse(scheduledFor), ...changes })
}

const knownAt = (inviteId: string, at: number): KnownInvite => ({
  rowId: rowIdOf(800),
  inviteId,
  serverId: 's',
  appointmentAt: Date.parse('2026-11-30T09:00:00Z'),
  begunAt: at
})

/** Everything that absence needs, for one row whose invite is not there. */
function complete(changes: Partial<Evidence> = {}): Evidence {
  return {
    isComplete: true,
    invites: [invite('known')],
    matches: new Map(),
    known: [knownAt('known', begunAt)],
    claimed: new Set(['known']),
    signed: new Set(),
    askedAt: begunAt + 10 * minute,
    clockDifferenceMs: 0,
    absentAfterMs: 90_000,
    existsUntil: v5Capabilities.existsUntil,
    isFromHere: () => true,
    ...changes
  }
}

const { scheduledFor: _, ...undated } = dated
const soon = contentOf(1, { scheduledFor: '2026-11-23T09:15:00Z' })

/** The verdict on the first of the rows in question. */
function judge(rows: readonly [StoredInvitation, ...StoredInvitation[]], evidence: Evidence) {
  const matchesOf = createMatcher(evidence.invites)
  return judgeBy(rows[0], { ...evidence, matches: new Map(rows.map((row) => [row.rowId, matchesOf(row)])) })
}

test.for<readonly [string, 'absent' | 'undecided', Partial<Evidence>, InvitationContent?]>([
  ['everything fits', 'absent', {}],
  ['not all pages were read', 'undecided', { isComplete: false }],
  ['no invite of the account is known', 'undecided', { known: [] }],
  ['only older invites are known', 'undecided', { known: [knownAt('known', begunAt - 2 * hour)] }],
  [
    'an older known invite is missing, a newer one is there',
    'absent',
    {
      known: [knownAt('known', begunAt), knownAt('gone', begunAt - 2 * hour)]
    }
  ],
  [
    'one of the newer known invites is missing',
    'undecided',
    {
      known: [knownAt('known', begunAt), knownAt('newest', begunAt + minute)]
    }
  ],
  [
    'the known invite was found only among those of others',
    'undecided',
    {
      invites: [invite('known', { isOwn: false })]
    }
  ],
  ['it was made on another server or with another account', 'undecided', { isFromHere: () => false }],
  ['the server may still be at work on it', 'undecided', { askedAt: begunAt + minute }],
  ['our clock was set back', 'undecided', { askedAt: begunAt - hour }],
  [
    "our clock is behind that of the attempt, as the server's times show",
    'undecided',
    {
      invites: [invite('known', { createdAt: begunAt - hour })]
    }
  ],
  ["the server's clock is not known", 'undecided', { clockDifferenceMs: null }],
  ['it is dated, and its appointment is in an hour', 'absent', { askedAt: begunAt + 23 * hour }],
  ['it is dated, and the patient may have entered early', 'undecided', { askedAt: begunAt + 24 * hour - 30 * minute }],
  ['its appointment was more than a day ago', 'undecided', { askedAt: begunAt + 48 * hour }],
  ['its appointment is soon, and it is two minutes old', 'absent', { askedAt: begunAt + 2 * minute }, soon],
  ['its appointment is soon, and the patient may be through', 'undecided', { askedAt: begunAt + 5 * minute }, soon],
  ['it has no date and is two minutes old', 'absent', { askedAt: begunAt + 2 * minute }, undated],
  ['it has no date, and the patient may be through', 'undecided', { askedAt: begunAt + 5 * minute }, undated],
  [
    'it has no date and is older than our clock says, which was set back',
    'undecided',
    { askedAt: begunAt + 2 * minute, invites: [invite('known', { createdAt: begunAt - 3 * minute })] },
    undated
  ],
  [
    'a known invite is missing whose patient may be through, another one is there',
    'absent',
    { known: [knownAt('known', begunAt), { ...knownAt('seen', begunAt), appointmentAt: null }] }
  ],
  [
    'the only known invite is missing, and its patient may be through',
    'undecided',
    { known: [{ ...knownAt('seen', begunAt), appointmentAt: null }] }
  ],
  ['an invite of it was seen but could not be read', 'undecided', { signed: new Set([rowIdOf(1)]) }],
  [
    'one with the same name was made at that time',
    'undecided',
    {
      invites: [invite('known'), sameAs('b', { phoneNumber: '+41790000001', scheduledFor: null })]
    }
  ],
  [
    'one with the same contact was made at that time',
    'undecided',
    {
      invites: [invite('known'), sameAs('b', { lastName: 'Sibling', scheduledFor: null })]
    }
  ],
  [
    'one with the same contact was made long before',
    'absent',
    {
      invites: [invite('known'), sameAs('b', { lastName: 'Sibling', createdAt: begunAt - hour })]
    }
  ],
  ['one like it was made by another account', 'absent', { invites: [invite('known'), sameAs('b', { isOwn: false })] }],
  ['two like it were made', 'undecided', { invites: [invite('known'), sameAs('b'), sameAs('c')] }]
])('absence: %s -> %s', ([, kind, changes, content]) => {
  const invitation = unknown(1, content)
  expect(judge([invitation], complete(changes))).toEqual({ kind })
})

test('an answer that named an invite keeps the row from being called absent', () => {
  const invitation = { ...unknown(1), facts: { doubt: 'answer-without-link', inviteId: 'a' } } as const
  expect(judge([invitation], complete())).toEqual({ kind: 'undecided' })
})

test('the invite with the id of the row is present, whatever else is there', () => {
  const invitation = unknown(1)
  const own = invite('own', { rowId: rowIdOf(1) })
  const evidence = complete({ invites: [sameAs('b'), own], isComplete: false, known: [] })
  expect(judge([invitation], evidence)).toEqual({ kind: 'present', invites: [own] })
})

test('the only invite that is the same and of that time is present, unless it fits two rows', () => {
  const [first, second] = [unknown(1), unknown(2)]
  const evidence = complete({ invites: [invite('known'), sameAs('b')] })
  expect([judge([first], evidence), judge([first, second], evidence)]).toEqual([
    { kind: 'present', invites: [sameAs('b')] },
    { kind: 'undecided' }
  ])
})

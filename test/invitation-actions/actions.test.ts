import { afterEach, describe, expect, test } from 'vitest'
import type { Target } from '#contract/invitation-actions.ts'
import type { PracticeVersion } from '../../src-main/practice/index.ts'
import { contentOf, tomorrow } from '../sending/engine.ts'
import { type ActionsFixture, openActionsFixture } from './actions-fixture.ts'

const versions: readonly PracticeVersion[] = ['bearer', 'x-access-token', '5.3.9']
const done = { kind: 'done' }
const refused = (code: string) => ({ kind: 'refused', code })

let fixture: ActionsFixture
afterEach(() => fixture.close())

const open = async (version: PracticeVersion) => {
  fixture = await openActionsFixture({ practice: { version } })
  return fixture
}
const inviteIdOf = (target: Target | undefined) => fixture.entry(target as Target).inviteId ?? ''
const noDate = (number: number) => {
  const { scheduledFor: _, ...undated } = contentOf(number)
  return undated
}

describe.for(versions)('on %s', (version) => {
  test('a refresh shows each patient’s progress and restores a lost link', async () => {
    const { engine, store, send, outcomes, entry, linkOf } = await open(version)
    const targets = await send(5)
    const [lost, confirmed, isIn, over, gone] = targets as [Target, Target, Target, Target, Target]
    const { patient } = engine.practice
    const before = entry(lost)
    const link = linkOf(lost)
    store.update(lost, { at: before.createdAt ?? 0, details: { inviteId: before.inviteId ?? '' } })
    patient.confirm(inviteIdOf(confirmed))
    patient.comeIn(inviteIdOf(isIn))
    patient.comeIn(inviteIdOf(over))
    patient.accept(inviteIdOf(over))
    const asked = { kind: 'refresh' } as const
    await outcomes(asked, [over])
    patient.end(inviteIdOf(over))
    const other = inviteIdOf(gone)
    await outcomes({ kind: 'withdraw' }, [gone])
    expect(engine.practice.invites.find(({ id }) => id === other)?.deletedBecause).toBe('delete')
    expect({
      outcomes: await outcomes(asked, targets),
      progress: targets.map((target) => entry(target).remote?.progress),
      link: linkOf(lost)
    }).toEqual({
      outcomes: [done, done, done, done, refused('already-gone')],
      progress: ['sent', 'confirmed', 'in', 'over', 'gone'],
      link
    })
  })

  test('a link is sent again unless the patient has come in or the hospital delivers it', async () => {
    const { engine, send, outcomes, invite } = await open(version)
    const [waiting, isIn] = (await send(2)) as [Target, Target]
    const [linkOnly] = (await send(1, (number) => contentOf(number, { channel: 'none' }))) as [Target]
    engine.practice.patient.comeIn(inviteIdOf(isIn))
    expect({
      outcomes: await outcomes({ kind: 'resend' }, [waiting, isIn, linkOnly]),
      resends: [waiting, isIn, linkOnly].map((target) => invite(target).resends)
    }).toEqual({ outcomes: [done, refused('patient-is-in'), refused('links-only')], resends: [1, 0, 0] })
  })

  test('a correction changes the given fields everywhere, and nothing for a patient who is in', async () => {
    const { engine, send, outcomes, invite, entry } = await open(version)
    const [wrong, isIn, right] = (await send(3)) as [Target, Target, Target]
    engine.practice.patient.comeIn(inviteIdOf(isIn))
    const correction = { lastName: "O'Neill-<Müller>", phoneNumber: '+41791112233', emailAddress: 'o@neill.example' }
    const before = entry(right).content
    const same = { lastName: before.lastName, phoneNumber: before.phoneNumber ?? '' }
    const { phoneNumber, emailAddress, scheduledFor } = await outcomes({ kind: 'correct', correction }, [
      wrong,
      isIn
    ]).then((results) => {
      expect(results).toEqual([done, refused('patient-is-in')])
      return invite(wrong)
    })
    expect({
      // An e-mail address on the server would turn the SMS into an e-mail.
      server: { phoneNumber, emailAddress, scheduledFor },
      here: entry(wrong).content,
      again: await outcomes({ kind: 'correct', correction }, [wrong]),
      same: await outcomes({ kind: 'correct', correction: same }, [right]),
      patches: [wrong, isIn, right].map((target) => invite(target).patches)
    }).toEqual({
      server: { phoneNumber: '+41791112233', emailAddress: '', scheduledFor: tomorrow + 60_000 },
      here: { ...contentOf(1), ...correction },
      again: [refused('nothing-changes')],
      same: [refused('nothing-changes')],
      patches: [1, 0, 0]
    })
  })

  test('appointments move by minutes with their time zone, but never into the past', async () => {
    const { send, outcomes, invite, entry, engine } = await open(version)
    const [one, other] = (await send(2)) as [Target, Target]
    const [undated] = (await send(1, noDate)) as [Target]
    const late = await outcomes({ kind: 'move', minutes: 30 }, [one, other, undated])
    const past = await outcomes({ kind: 'move', minutes: -7 * 24 * 60 }, [one])
    const body = engine.practice.requests.findLast(({ method }) => method === 'PATCH')?.body ?? ''
    expect({
      late,
      past,
      server: [one, other].map((target) => invite(target).scheduledFor),
      here: [one, other].map((target) => Date.parse(entry(target).content.scheduledFor ?? '')),
      zone: JSON.parse(body)['patientTZ']
    }).toEqual({
      late: [done, done, refused('no-appointment')],
      past: [refused('in-the-past')],
      server: [tomorrow + 31 * 60_000, tomorrow + 32 * 60_000],
      here: [tomorrow + 31 * 60_000, tomorrow + 32 * 60_000],
      zone: 'Europe/Zurich'
    })
  })

  test('an invitation is withdrawn once, and never while the patient is in', async () => {
    const { engine, send, outcomes, invite, entry } = await open(version)
    const [plain, accepted, dated, calling] = [...(await send(1)), ...(await send(1, noDate)), ...(await send(2))] as [
      Target,
      Target,
      Target,
      Target
    ]
    const { patient } = engine.practice
    patient.open(inviteIdOf(accepted))
    patient.comeIn(inviteIdOf(dated))
    patient.comeIn(inviteIdOf(calling))
    patient.accept(inviteIdOf(calling))
    const all = [plain, accepted, dated, calling]
    expect({
      outcomes: await outcomes({ kind: 'withdraw' }, all),
      again: await outcomes({ kind: 'withdraw' }, [plain]),
      states: all.map((target) => entry(target).state),
      gone: all.map((target) => invite(target).deletedBecause)
    }).toEqual({
      outcomes: [done, refused('patient-is-in'), refused('patient-is-in'), refused('patient-is-in')],
      again: [refused('already-gone')],
      states: ['withdrawn', 'created', 'created', 'created'],
      gone: ['delete', undefined, undefined, undefined]
    })
  })

  test('a consultation is read without ending it, and closed after typing the last name', async () => {
    const { actions, engine, send, entry } = await open(version)
    const [target, nobody] = (await send(2)) as [Target, Target]
    const read = (one: Target) => actions['consultation.read'](one)
    const close = (typed: string) => actions['consultation.close']({ ...target, typed })
    const early = [await read(target), await close('muster1')]
    engine.practice.patient.comeIn(inviteIdOf(target))
    engine.practice.patient.accept(inviteIdOf(target))
    const running = await read(target)
    const unconfirmed = await close('Muster')
    const closed = await close(' MUSTER1 ')
    const stored = await actions['consultation.stored']({ listId: target.listId })
    const status = (answer: Awaited<ReturnType<typeof read | typeof close>>) =>
      answer.ok ? answer.value.status : answer.code
    expect({
      early: early.map(status),
      running: status(running),
      unconfirmed: status(unconfirmed),
      closed: status(closed),
      nobody: status(await read(nobody)),
      stored: stored.ok && stored.value.map(({ rowId, consultation }) => [rowId, consultation.status]),
      progress: entry(target).remote?.progress,
      last: entry(target).lastAction?.kind
    }).toEqual({
      early: ['not-found', 'not-found'],
      running: version === '5.3.9' ? 'not-offered' : 'active',
      unconfirmed: 'not-confirmed',
      closed: 'closed',
      nobody: 'not-found',
      stored: [[target.rowId, 'closed']],
      progress: 'over',
      last: 'close'
    })
  })
})

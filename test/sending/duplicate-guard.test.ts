import { afterEach, expect, test } from 'vitest'
import type { InvitationContent } from '#contract/invitation.ts'
import { firstGuardKeys, guardKeys } from '../../src-main/sending/duplicate-guard.ts'
import { unwrap } from '../support/result.ts'
import { startPlanned } from '../support/start-planned.ts'
import { contentOf, type Engine, openEngine, rowIdOf } from './engine.ts'

let engine: Engine | undefined
afterEach(async () => {
  await engine?.close()
  engine = undefined
})

const day = 24 * 3_600_000
const base = contentOf(1, { firstName: 'José', lastName: 'Müller-Öz' })
const share = (one: readonly string[], other: readonly string[]) => one.some((key) => other.includes(key))
const isSame = (changes: Partial<InvitationContent>) =>
  share(guardKeys('server', base), guardKeys('server', { ...base, ...changes }))

test.for<readonly [string, Partial<InvitationContent>, boolean]>([
  ['another case and no accents', { firstName: 'JOSE', lastName: 'Muller Oz' }, true],
  ['names the other way round', { firstName: 'Müller-Öz', lastName: 'José' }, true],
  ['a corrected number', { phoneNumber: '+41791112233' }, true],
  ['the same moment written another way', { scheduledFor: base.scheduledFor?.replace('.000Z', 'Z') ?? '' }, true],
  ['another moment', { scheduledFor: '2030-01-01T08:00:00.000Z' }, false],
  ['another queue at the same time', { queue: 'Dermatologie' }, true],
  ['a doctor beside the queue', { doctorEmail: 'dora@hospital.example' }, true],
  ['another name', { firstName: 'Josefine' }, false]
])('%s', ([, changes, same]) => {
  expect(isSame(changes)).toBe(same)
})

test('invitations of the practice server never equal real ones', () => {
  expect(share(guardKeys('practice', base), guardKeys('server', base))).toBe(false)
})

test('a patient already invited from another list is held back until the user lets them through', async () => {
  engine = await openEngine()
  const { list, send, views, sending, practice } = engine
  const first = await list(2)
  await send(first)
  // The same patients again, as in a second export: rows 3 and 4, and a new one.
  const second = await list(3, (number) => contentOf(number - 2))
  const plan = unwrap(await sending.plan({ listId: second }))
  await send(second)
  const held = (await views(second)).map(({ state, earlier }) => [state, earlier?.listId, earlier?.rowId])
  unwrap(await sending.decide({ listId: second, rowId: rowIdOf(3), decision: { kind: 'let-through' } }))
  await send(second)
  expect({
    plan: [plan.total, plan.held],
    held,
    after: (await views(second)).map(({ state }) => state),
    made: practice.invites.map(({ lastName }) => lastName)
  }).toEqual({
    plan: [1, 2],
    held: [
      ['held', first, rowIdOf(1)],
      ['held', first, rowIdOf(2)],
      ['created', undefined, undefined]
    ],
    after: ['created', 'held', 'created'],
    made: ['Muster1', 'Muster2', 'Muster3', 'Muster1']
  })
})

test('a row that was let through and waits is asked again about what was sent since, and only about that', async () => {
  engine = await openEngine()
  const { list, send, views, sending, practice } = engine
  const letThrough = (listId: string, row: number) =>
    sending.decide({ listId, rowId: rowIdOf(row), decision: { kind: 'let-through' } })
  await send(await list(1))
  const waiting = await list(1, () => contentOf(1))
  await startPlanned(sending, waiting)
  unwrap(await letThrough(waiting, 2))
  const meanwhile = await list(1, () => contentOf(1))
  await startPlanned(sending, meanwhile)
  unwrap(await letThrough(meanwhile, 3))
  await send(meanwhile)

  const asked = await startPlanned(sending, waiting)
  const heldAgain = (await views(waiting)).map(({ state, earlier }) => [state, earlier?.listId, earlier?.rowId])
  unwrap(await letThrough(waiting, 2))
  await send(waiting)

  expect(asked).toMatchObject({ ok: false, code: 'nothing-to-send' })
  expect({ heldAgain, after: (await views(waiting)).map(({ state }) => state), made: practice.invites.length }).toEqual(
    {
      heldAgain: [['held', meanwhile, rowIdOf(3)]],
      after: ['created'],
      made: 3
    }
  )
})

test('two rows of one list that were both let through go out together, but not beside a third that was not', async () => {
  engine = await openEngine()
  const { list, send, states, sending } = engine
  const listId = await list(4, () => contentOf(1))
  await send(listId)
  for (const row of [2, 3]) {
    unwrap(await sending.decide({ listId, rowId: rowIdOf(row), decision: { kind: 'let-through' } }))
  }
  await send(listId)
  expect(await states(listId)).toEqual(['created', 'created', 'created', 'held'])
})

test('of two rows of a list with the same patient, destination and appointment the second is held back', async () => {
  engine = await openEngine()
  const { list, send, states } = engine
  const listId = await list(3, (number) => contentOf(number === 3 ? 1 : number))
  await send(listId)
  expect(await states(listId)).toEqual(['created', 'created', 'held'])
})

test('a patient without a date is held for 30 days, by the clock of the server', async () => {
  let serverShiftMs = 0
  engine = await openEngine({ practice: { now: () => Date.now() + serverShiftMs } })
  const { list, send, sending, clock, states } = engine
  const undated = () => {
    const { scheduledFor: _, ...content } = contentOf(1)
    return content
  }
  await send(await list(1, undated))
  const second = await list(1, undated)
  const tooSoon = await startPlanned(sending, second)
  // Only the computer's clock is ahead: the server still has the first invitation.
  await clock.sleep(31 * day)
  const stillTooSoon = await startPlanned(sending, second)
  // A server keeps an invitation that was delivered and not answered for longer than a day.
  serverShiftMs = 29 * day
  const nearly = await startPlanned(sending, second)
  serverShiftMs = 31 * day
  await send(second)
  const nothing = { ok: false, code: 'nothing-to-send' }
  expect([tooSoon, stillTooSoon, nearly, await states(second)]).toEqual([nothing, nothing, nothing, ['created']])
})

test('a patient without a date may be invited again once the server has said that the first invitation is over', async () => {
  engine = await openEngine()
  const { list, send, sending, records, clock, states } = engine
  const undated = () => {
    const { scheduledFor: _, ...content } = contentOf(1)
    return content
  }
  const first = await list(1, undated)
  await send(first)
  const second = await list(1, undated)
  const held = await startPlanned(sending, second)
  const remoteStatus = { askedAt: clock.now(), progress: 'gone', scheduledFor: null } as const
  unwrap(records.actions.update({ listId: first, rowId: rowIdOf(1) }, { at: clock.now(), remoteStatus }))
  await send(second)
  expect([held, await states(second)]).toEqual([{ ok: false, code: 'nothing-to-send' }, ['created']])
})

test('the keys of the first version are those that older records have', () => {
  const { scheduledFor: _, ...undated } = { ...base, doctorEmail: 'Doctor@hospital.example' }
  expect(firstGuardKeys('practice', undated)).toEqual([
    '["practice","jose muller oz","doctor@hospital.example","Cardiologie",""]',
    '["practice","anywhere","jose muller oz",""]'
  ])
})

import { afterEach, expect, test } from 'vitest'
import type { InvitationContent } from '#contract/invitation.ts'
import type { HcwServer } from '../../src-main/hcw/server.ts'
import type { FaultPlan } from '../../src-main/practice/index.ts'
import type { Clock } from '../../src-main/sending/clock.ts'
import { unwrap } from '../support/result.ts'
import { contentOf, type Engine, type EngineOptions, impatientClock, openEngine } from './engine.ts'

let engine: Engine | undefined
afterEach(async () => {
  await engine?.close()
  engine = undefined
})

async function open(options: EngineOptions = {}): Promise<Engine> {
  engine = await openEngine(options)
  return engine
}

const hour = 3_600_000

function serverIdOf(records: Engine['records'], listId: string, rowId: string): string {
  return unwrap(records.invitations.one(listId, rowId))?.serverId ?? ''
}

/** A clock that can be set. */
function settableClock(): { readonly clock: Clock; set(shiftMs: number): void } {
  const clock = impatientClock()
  let shift = 0
  return {
    clock: { ...clock, now: () => clock.now() + shift },
    set(shiftMs) {
      shift = shiftMs
    }
  }
}

const notMade: FaultPlan = [{ name: 'reset-before-create', route: 'create', lastNames: ['Muster2'] }]
const made: FaultPlan = [{ name: 'reset-after-create', route: 'create', lastNames: ['Muster2'] }]

function undated(number: number): InvitationContent {
  const { scheduledFor: _, ...content } = contentOf(number)
  return content
}

test.for([403, 404, 502] as const)('an invite that is found but cannot be read is never absent: %s', async (status) => {
  const name = ({ 403: 'forbidden-403', 404: 'not-found-404', 502: 'bad-gateway-502' } as const)[status]
  const { list, send, sending, practice, states } = await open({ faults: made })
  const listId = await list(2)
  await send(listId)
  practice.setFaults([{ name, route: 'get' }])
  await sending.lookUp({ listId })
  const unread = await states(listId)
  practice.setFaults([])
  await sending.lookUp({ listId })
  expect([unread, await states(listId)]).toEqual([
    ['created', status === 502 ? 'unknown' : 'undecided'],
    ['created', 'created']
  ])
})

test('a server that no longer shows its newer invites proves nothing', async () => {
  const { list, send, sending, practice, states } = await open({
    faults: notMade,
    server: (server: HcwServer) => ({
      ...server,
      async findInvites(search) {
        const outcome = await server.findInvites(search)
        if (outcome.kind !== 'done') return outcome
        return { kind: 'done', value: outcome.value.filter(({ lastName }) => lastName !== 'Muster3') }
      }
    })
  })
  const listId = await list(3)
  await send(listId)
  practice.setFaults([])
  await sending.lookUp({ listId })
  expect(await states(listId)).toEqual(['created', 'undecided', 'created'])
})

test('an older known invite proves nothing about a later attempt', async () => {
  const { clock, set } = settableClock()
  const { list, send, sending, practice, states } = await open({ faults: notMade, clock })
  set(-2 * hour)
  await send(await list(1))
  set(0)
  const listId = await list(1)
  await send(listId)
  practice.setFaults([])
  await sending.lookUp({ listId })
  expect(await states(listId)).toEqual(['undecided'])
})

test.for(['without a date', 'with an appointment that is soon'])(
  'an invite %s, whose patient was seen before the look-up, is not called absent',
  async (name) => {
    const { clock, set } = settableClock()
    const { list, send, sending, practice, states } = await open({
      faults: made,
      clock,
      practice: { now: clock.now }
    })
    set(-hour)
    const scheduledFor = new Date(clock.now() + 20 * 60_000).toISOString()
    const listId = await list(3, name === 'without a date' ? undated : (number) => contentOf(number, { scheduledFor }))
    await send(listId)
    set(-hour / 2)
    practice.setFaults([])
    const id = practice.invites.find(({ lastName }) => lastName === 'Muster2')?.id ?? ''
    const isSeen = practice.patient.comeIn(id) && practice.patient.accept(id) && practice.patient.end(id)
    await sending.lookUp({ listId })
    expect([isSeen, await states(listId)]).toEqual([true, ['created', 'undecided', 'created']])
  }
)

test('without a date, an invite that was certainly not made is called absent a few minutes later', async () => {
  const { list, send, sending, practice, states } = await open({ faults: notMade })
  const listId = await list(2, undated)
  await send(listId)
  practice.setFaults([])
  await sending.lookUp({ listId })
  expect(await states(listId)).toEqual(['created', 'ready'])
})

test.for(['error-500', 'html-200', 'reset-before-create', 'unavailable-503', 'half-answer'] as const)(
  'a question that fails once, by %s, keeps no row from its result',
  async (name) => {
    const { list, send, sending, practice, states } = await open({
      faults: [{ name: 'reset-after-create', route: 'create', probability: 0.5 }, ...notMade]
    })
    const listId = await list(10)
    await send(listId)
    practice.setFaults([{ name, route: 'list', nth: 2 }])
    expect(await sending.lookUp({ listId })).toEqual({ ok: true, value: null })
    expect((await states(listId)).filter((state) => state !== 'created' && state !== 'ready')).toEqual([])
  }
)

test('more than twenty unknown outcomes are found by reading pages, not by a question each', async () => {
  const { list, send, sending, practice, views } = await open({
    faults: [{ name: 'no-link-200', route: 'create', probability: 0.5 }]
  })
  const listId = await list(100)
  await send(listId)
  practice.setFaults([])
  const unknown = (await views(listId)).filter(({ state }) => state === 'unknown').length
  const before = practice.requests.length
  await sending.lookUp({ listId })
  const paths = practice.requests.slice(before).map(({ method, path }) => `${method} ${path}`)
  const questions = paths.filter((path) => path.startsWith('GET /api/v1/invite?')).length
  expect([unknown > 20, questions <= 3, (await views(listId)).every(({ state }) => state === 'created')]).toEqual([
    true,
    true,
    true
  ])
})

test('a server that refuses connections for a moment keeps no row from its result', async () => {
  const { list, send, sending, practice, states } = await open({ faults: [{ name: 'no-link-200', route: 'create' }] })
  const listId = await list(30)
  await send(listId)
  while (sending.view()?.phase === 'waiting') {
    unwrap(await sending.resume(undefined))
    await engine?.ended()
  }
  practice.setFaults([{ name: 'refuse-connections', route: 'list', nth: 1, forMs: 8 }])
  const before = await states(listId)
  expect([await sending.lookUp({ listId }), new Set(before), new Set(await states(listId))]).toEqual([
    { ok: true, value: null },
    new Set(['unknown']),
    new Set(['created'])
  ])
})

/** About 5 % of the requests fail in each of these ways together. */
const questionsFail: FaultPlan = (
  ['error-500', 'reset-before-create', 'half-answer', 'html-200', 'bad-gateway-502'] as const
).flatMap((name) => (['list', 'get'] as const).map((route) => ({ name, route, probability: 0.01 })))

/** After each of the first pages the server is away for a moment. */
const pagesRefused: FaultPlan = [{ name: 'refuse-connections', route: 'list', times: 4, forMs: 8 }]

test('500 rows with faults of every kind are resolved in at most 3 rounds, with 5 % of the questions failing', async () => {
  const { list, send, sending, practice, states, store } = await open({
    practice: { seed: 14 },
    timeoutMs: 500,
    faults: (
      [
        'reset-before-create',
        'reset-after-create',
        'half-answer',
        'no-link-200',
        'html-200',
        'error-500-after-message',
        'bad-gateway-502',
        'error-500'
      ] as const
    ).map((name) => ({ name, route: 'create', probability: 0.03 }))
  })
  const listId = await list(500)
  await send(listId)
  while (sending.view()?.phase === 'waiting') {
    unwrap(await sending.resume(undefined))
    await engine?.ended()
  }
  practice.setFaults([...questionsFail, ...pagesRefused])
  const unknown = async () => (await states(listId)).filter((state) => state === 'unknown').length
  const before = await unknown()
  let rounds = 0
  for (; rounds < 10 && (await unknown()) > 0; rounds += 1) await sending.lookUp({ listId })
  const kept = unwrap(store.inStates(listId, ['created'])).map(({ facts }) => facts.inviteId)
  expect({
    enough: before > 50,
    rounds: rounds <= 3,
    rest: [...new Set(await states(listId))].filter((state) => !['created', 'ready', 'refused'].includes(state)),
    made: practice.invites.length,
    kept: new Set(kept).size
  }).toEqual({ enough: true, rounds: true, rest: [], made: kept.length, kept: kept.length })
})

test('rows of a server that is down stay unknown, and the round ends after a few questions', async () => {
  const { list, send, sending, practice, states } = await open({
    faults: [{ name: 'no-link-200', route: 'create' }]
  })
  const listId = await list(15)
  await send(listId)
  practice.setFaults([
    { name: 'bad-gateway-502', route: 'list' },
    { name: 'bad-gateway-502', route: 'get' }
  ])
  const before = practice.requests.length
  const result = await sending.lookUp({ listId })
  expect([result.ok, new Set(await states(listId)), practice.requests.length - before <= 8]).toEqual([
    false,
    new Set(['unknown']),
    true
  ])
})

test('an invite that another row has taken is left to the user, and the other rows are asked about', async () => {
  const faults: FaultPlan = [{ name: 'reset-after-create', route: 'create', lastNames: ['Muster1', 'Muster2'] }]
  const { list, send, sending, practice, records, states } = await open({ faults })
  const listId = await list(2)
  await send(listId)
  practice.setFaults([])
  const inviteId = practice.invites.find(({ lastName }) => lastName === 'Muster1')?.id ?? ''
  const other = await list(1, () => contentOf(7))
  const otherRow = unwrap(await sending.invitations({ listId: other, offset: 0, limit: 1 }))[0]?.rowId ?? ''
  await send(other)
  const details = { inviteId, link: 'https://hcw.hospital.example/inv/?invite=1' }
  unwrap(
    records.actions.update(
      { listId: other, rowId: otherRow },
      { at: Date.now(), details, serverId: serverIdOf(records, other, otherRow) }
    )
  )
  unwrap(await sending.lookUp({ listId }))
  expect(await states(listId)).toEqual(['undecided', 'created'])
})

import { afterEach, expect, test } from 'vitest'
import type { LookUpView } from '#contract/sending.ts'
import { type Clock, systemClock } from '../../src-main/sending/clock.ts'
import { type Engine, type EngineOptions, impatientClock, openEngine } from './engine.ts'

let engine: Engine | undefined
afterEach(async () => {
  await engine?.close()
  engine = undefined
})

/** Waits of a minute and more are not skipped. */
function clockWithLongWaits(): Clock {
  const clock = impatientClock()
  return { ...clock, sleep: (ms, signal) => (ms < 60_000 ? clock.sleep(ms, signal) : systemClock.sleep(ms, signal)) }
}

async function open(options: EngineOptions = {}): Promise<Engine> {
  engine = await openEngine({
    clock: clockWithLongWaits(),
    faults: [{ name: 'no-link-200', route: 'create', lastNames: ['Muster2'] }],
    ...options
  })
  return engine
}

/** Resolves with the look-ups as soon as one of them waits. */
function waiting({ sending }: Engine): Promise<readonly LookUpView[]> {
  return new Promise((resolve) => {
    const look = () => {
      const views = sending.lookUps()
      if (!views.some(({ wait }) => wait !== undefined)) return
      stop()
      resolve(views)
    }
    const stop = sending.onChange(look)
    look()
  })
}

const anHour = { name: 'too-many-429-seconds', route: 'list', retryAfterSeconds: 3600 } as const

test('a pause of an hour that the server asks for is capped, told and ended by the user', async () => {
  const opened = await open()
  const { list, send, sending, practice, states, clock } = opened
  const listId = await list(2)
  await send(listId)
  practice.setFaults([anHour])
  const askedAt = clock.now()
  const result = sending.lookUp({ listId })
  const [view] = await waiting(opened)
  const during = await states(listId)
  const stopped = await sending.stopLookUp({ listId })
  const waitsMs = (view?.wait?.until ?? 0) - askedAt
  expect({
    view: [view?.listId, view?.phase, view?.wait?.reason],
    isCapped: waitsMs > 14 * 60_000 && waitsMs < 16 * 60_000,
    during,
    stopped,
    result: await result,
    after: await states(listId),
    left: sending.lookUps(),
    again: await sending.stopLookUp({ listId })
  }).toEqual({
    view: [listId, 'asking', 'slow-down'],
    isCapped: true,
    during: ['created', 'checking'],
    stopped: { ok: true, value: null },
    result: { ok: false, code: 'stopped' },
    after: ['created', 'unknown'],
    left: [],
    again: { ok: false, code: 'not-looking-up' }
  })
})

test('the wait for a request that the server may still be at work on is told', async () => {
  const opened = await open({ faults: [{ name: 'reset-before-create', route: 'create', lastNames: ['Muster2'] }] })
  const { list, send, sending, practice } = opened
  const listId = await list(2)
  await send(listId)
  practice.setFaults([])
  const result = sending.lookUp({ listId })
  const [view] = await waiting(opened)
  await sending.stopLookUp({ listId })
  expect([view?.wait?.reason, await result]).toEqual(['request-may-go-on', { ok: false, code: 'stopped' }])
})

test('a clock that jumps ahead does not shorten the wait for a request that may go on', async () => {
  const clock = clockWithLongWaits()
  let aheadMs = 0
  const opened = await open({
    clock: { ...clock, now: () => clock.now() + aheadMs },
    faults: [{ name: 'reset-before-create', route: 'create', lastNames: ['Muster2'] }]
  })
  const { list, send, sending, practice, states } = opened
  const listId = await list(2)
  await send(listId)
  practice.setFaults([])
  aheadMs = 10 * 60_000
  const result = sending.lookUp({ listId })
  const [view] = await waiting(opened)
  const waitsMs = (view?.wait?.until ?? 0) - clock.now() - aheadMs
  await sending.stopLookUp({ listId })
  expect([view?.wait?.reason, waitsMs > 60_000, await result, await states(listId)]).toEqual([
    'request-may-go-on',
    true,
    { ok: false, code: 'stopped' },
    ['created', 'unknown']
  ])
})

test('what went out late, after a slow sign-in, is waited for as long as any other request', async () => {
  const clock = clockWithLongWaits()
  const opened = await open({
    clock,
    faults: [{ name: 'reset-before-create', route: 'create', lastNames: ['Muster2'] }],
    server: (server) => ({
      ...server,
      async createInvite(...invitation) {
        await clock.sleep(50_000)
        return server.createInvite(...invitation)
      }
    })
  })
  const { list, send, sending, practice } = opened
  const listId = await list(2)
  await send(listId)
  practice.setFaults([])
  const result = sending.lookUp({ listId })
  const [view] = await waiting(opened)
  const waitsMs = (view?.wait?.until ?? 0) - clock.now()
  await sending.stopLookUp({ listId })
  expect([waitsMs > 60_000, await result]).toEqual([true, { ok: false, code: 'stopped' }])
})

test('a pause before the next look-up is told, and ended by the user, by asking, and by the end of the app', async () => {
  const opened = await open()
  const { list, send, sending } = opened
  const listId = await list(2)
  await send(listId)
  const pause = () => sending.pauseLookUp(listId, 300_000, new AbortController().signal)
  const first = pause()
  const [told] = await waiting(opened)
  const ended = await sending.stopLookUp({ listId })
  const second = pause()
  await sending.lookUp({ listId })
  const third = pause()
  await sending.drain()
  expect({
    told: [told?.listId, told?.phase, told?.wait?.reason],
    ended,
    pauses: await Promise.all([first, second, third]),
    left: sending.lookUps()
  }).toEqual({
    told: [listId, 'paused', 'no-answer'],
    ended: { ok: true, value: null },
    pauses: [false, false, false],
    left: []
  })
})

test('the end of the app waits neither for a pause nor for an answer, and leaves nothing `checking`', async () => {
  const opened = await open()
  const { list, send, sending, practice, states } = opened
  const listId = await list(2)
  await send(listId)
  practice.setFaults([anHour])
  const result = sending.lookUp({ listId })
  await waiting(opened)
  await sending.drain()
  expect([await result, await states(listId), await sending.lookUp({ listId })]).toEqual([
    { ok: false, code: 'stopped' },
    ['created', 'unknown'],
    { ok: false, code: 'stopped' }
  ])
})

test('a second list waits its turn and says so; a look-up that was requested twice meanwhile is made once', async () => {
  const opened = await open({ faults: [{ name: 'no-link-200', route: 'create' }] })
  const { list, send, sending, practice, states } = opened
  const [first, second] = [await list(1), await list(1)]
  await send(first)
  await send(second)
  practice.setFaults([anHour])
  const results = [sending.lookUp({ listId: first }), sending.lookUp({ listId: second })]
  results.push(sending.lookUp({ listId: second }))
  const views = await waiting(opened)
  practice.setFaults([])
  await sending.stopLookUp({ listId: first })
  const ended = await Promise.all(results)
  expect([
    views.map(({ listId, phase }) => [listId, phase]),
    ended.map(({ ok }) => ok),
    await states(first),
    await states(second)
  ]).toEqual([
    [
      [first, 'asking'],
      [second, 'queued']
    ],
    [false, true, true],
    ['unknown'],
    ['created']
  ])
})

test('the user is not kept waiting for candidates by a server that asks for a long pause', async () => {
  const { list, send, sending, practice } = await open()
  const listId = await list(2)
  await send(listId)
  practice.setFaults([anHour])
  const rowId = (await engine?.views(listId))?.[1]?.rowId ?? ''
  expect(await sending.candidates({ listId, rowId })).toMatchObject({ ok: false, code: 'slow-down' })
})

test('a repeated look-up by the app leaves alone what only the user can decide', async () => {
  // Nothing is known to exist, so absence cannot be proved.
  const { list, send, sending, practice, states } = await open({
    clock: impatientClock(),
    faults: [{ name: 'reset-before-create', route: 'create' }]
  })
  const listId = await list(1)
  await send(listId)
  practice.setFaults([])
  await sending.lookUpUnasked(listId, false)
  const seen: string[] = []
  sending.onChange((change) => {
    if (change.kind === 'invitations') seen.push(...change.invitations.map(({ state }) => state))
  })
  await sending.lookUpUnasked(listId, true)
  expect([await states(listId), seen.includes('checking')]).toEqual([['undecided'], false])
})

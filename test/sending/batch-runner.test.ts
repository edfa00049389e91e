import { afterEach, expect, test } from 'vitest'
import { fail, succeed } from '#contract/call.ts'
import type { BatchView } from '#contract/sending.ts'
import { type FaultPlan, practiceAccount } from '../../src-main/practice/index.ts'
import type { InvitationStore } from '../../src-main/sending/invitation-port.ts'
import { unwrap } from '../support/result.ts'
import { startPlanned } from '../support/start-planned.ts'
import {
  contentOf,
  type Engine,
  type EngineOptions,
  impatientClock,
  openEngine,
  rowIdOf,
  tomorrow,
  until
} from './engine.ts'

let engine: Engine | undefined
afterEach(async () => {
  await engine?.close()
  engine = undefined
})

async function open(options: EngineOptions = {}): Promise<Engine> {
  engine = await openEngine(options)
  return engine
}

function figuresOf({ created, refused, unknown, queued, phase, wait }: BatchView) {
  return { created, refused, unknown, queued, phase, reason: wait?.reason }
}

const finished = { queued: 0, phase: 'finished', reason: undefined } as const

test('the soonest appointment goes first, those without a date last', async () => {
  const hours = [5, 1, undefined, 3]
  const { list, send, practice } = await open()
  const listId = await list(4, (number) => {
    const { scheduledFor: _, ...undated } = contentOf(number)
    const hour = hours[number - 1]
    return hour === undefined
      ? undated
      : { ...undated, scheduledFor: new Date(tomorrow + hour * 3_600_000).toISOString() }
  })
  await send(listId)
  const posted = practice.requests.filter(({ path }) => path === '/api/v1/invite')
  expect(posted.map(({ body }) => JSON.parse(body).lastName)).toEqual(['Muster2', 'Muster4', 'Muster1', 'Muster3'])
})

test('each invitation gets its own outcome', async () => {
  const faults: FaultPlan = [
    { name: 'error-400', lastNames: ['Muster2'] },
    { name: 'reset-after-create', lastNames: ['Muster3'] },
    { name: 'no-link-200', lastNames: ['Muster5'] },
    { name: 'sms-failed', lastNames: ['Muster6'] }
  ]
  const { list, send, views } = await open({ faults })
  const listId = await list(7)
  const batch = await send(listId)
  expect({
    batch: figuresOf(batch),
    rows: (await views(listId)).map(({ state, refusal, doubt }) => [state, refusal ?? doubt])
  }).toEqual({
    batch: { ...finished, created: 3, refused: 2, unknown: 2 },
    rows: [
      ['created', undefined],
      ['refused', 'request-rejected'],
      ['unknown', 'connection-lost'],
      ['created', undefined],
      ['unknown', 'answer-without-link'],
      ['refused', 'message-not-sent'],
      ['created', undefined]
    ]
  })
})

test('tokens that expire during a batch cost only a new sign-in', async () => {
  const { list, send, practice } = await open({ faults: [{ name: 'tokens-killed', route: 'create', nth: 5 }] })
  const batch = await send(await list(20))
  expect([figuresOf(batch), practice.invites.length]).toEqual([
    { ...finished, created: 20, refused: 0, unknown: 0 },
    20
  ])
})

test('a storm of 503 is waited out at a lower rate, and nobody is invited twice', async () => {
  const { list, send, practice } = await open({
    ratePerSecond: 10,
    faults: [{ name: 'storm-503', nth: 4, requests: 6 }]
  })
  const batch = await send(await list(20))
  expect([figuresOf(batch), practice.invites.length]).toEqual([
    { ...finished, created: 20, refused: 0, unknown: 0 },
    20
  ])
  expect(batch.currentRatePerSecond).toBeLessThan(10)
})

test('over 500 invitations no second has more requests than configured', async () => {
  const clock = impatientClock()
  const begun: number[] = []
  const { list, send } = await open({
    clock,
    ratePerSecond: 10,
    server: (server) => ({
      ...server,
      createInvite(rowId, content) {
        begun.push(clock.monotonic())
        return server.createInvite(rowId, content)
      }
    })
  })
  await send(await list(500))
  const busiest = Math.max(
    ...begun.map((start, index) => begun.slice(index).filter((time) => time < start + 1000).length)
  )
  expect(begun.length).toBe(500)
  expect(busiest).toBeLessThanOrEqual(10)
})

test('a changed password stops the batch until the user resumes with the right one', async () => {
  let password = practiceAccount.password
  const opened = await open({
    password: () => password,
    practice: { refreshTokens: false },
    faults: [{ name: 'tokens-killed', route: 'create', nth: 3 }],
    server: (server) => ({
      ...server,
      createInvite(rowId, content) {
        password = rowId === rowIdOf(1) ? 'changed meanwhile' : password
        return server.createInvite(rowId, content)
      }
    })
  })
  const { list, send, sending, practice } = opened
  const listId = await list(8)
  const stopped = await send(listId)
  const refused = await sending.resume(undefined)
  password = practiceAccount.password
  expect([stopped.phase, stopped.wait, refused]).toEqual([
    'waiting',
    { reason: 'wrong-password', until: null },
    fail('wrong-password')
  ])
  unwrap(await sending.resume(undefined))
  const batch = await opened.ended()
  expect([figuresOf(batch), practice.invites.length]).toEqual([{ ...finished, created: 8, refused: 0, unknown: 0 }, 8])
})

test('while the server cannot be reached the batch waits, and then continues automatically', async () => {
  const opened = await open({ ratePerSecond: 10 })
  const { list, sending, practice, ended } = opened
  const listId = await list(30)
  unwrap(await startPlanned(sending, listId))
  await until(opened, ({ created }) => created >= 3)
  practice.refuseConnections(300)
  const batch = await ended()
  const made = practice.invites.length
  expect({ phase: batch.phase, told: batch.created + batch.unknown, made: made >= batch.created }).toEqual({
    phase: 'finished',
    told: 30,
    made: true
  })
})

test('after several unknown outcomes in a row the batch waits for the user', async () => {
  const opened = await open({ faults: [{ name: 'error-500', route: 'create' }] })
  const { list, send, practice } = opened
  await send(await list(40))
  const batch = await until(opened, ({ inFlight }) => inFlight === 0)
  const posted = practice.requests.filter(({ path }) => path === '/api/v1/invite').length
  expect(figuresOf(batch)).toMatchObject({ created: 0, phase: 'waiting', reason: 'server-error', unknown: posted })
  expect(posted).toBeLessThanOrEqual(16 + 6)
})

test('a paused batch begins nothing, can be resumed, and when stopped leaves the rest ready', async () => {
  const opened = await open({ ratePerSecond: 10 })
  const { list, sending, practice, states } = opened
  const listId = await list(30)
  unwrap(await startPlanned(sending, listId))
  await until(opened, ({ created }) => created >= 3)
  unwrap(await sending.pause(undefined))
  const paused = await until(opened, ({ inFlight }) => inFlight === 0)
  const madeAtPause = practice.invites.length
  unwrap(await sending.resume(undefined))
  await until(opened, ({ created }) => created >= madeAtPause + 3)
  unwrap(await sending.stop(undefined))
  const stopped = await until(opened, ({ phase }) => phase === 'finished')
  const after = await states(listId)
  expect({
    paused: [paused.phase, paused.finishesAt, paused.created],
    stopped: [stopped.created, stopped.left + stopped.created],
    states: [after.filter((state) => state === 'created').length, after.filter((state) => state === 'ready').length]
  }).toEqual({
    paused: ['paused', null, madeAtPause],
    stopped: [practice.invites.length, 30],
    states: [practice.invites.length, 30 - practice.invites.length]
  })
})

test('without the network, and asleep, the batch waits until the computer is back', async () => {
  const opened = await open({ ratePerSecond: 10, server: (server) => ({ ...server, isOnThisComputer: false }) })
  const { list, sending, practice, ended } = opened
  const listId = await list(10)
  unwrap(await startPlanned(sending, listId))
  sending.setInterruption('offline')
  const away = await until(opened, ({ inFlight }) => inFlight === 0)
  sending.setInterruption(null)
  const batch = await ended()
  expect([away.wait, figuresOf(batch), practice.invites.length]).toEqual([
    { reason: 'offline', until: null },
    { ...finished, created: 10, refused: 0, unknown: 0 },
    10
  ])
})

test('requests that fail while the computer is offline hide neither that it is offline nor its return', async () => {
  const cut = Promise.withResolvers<void>()
  let isCut = true
  const opened = await open({
    server: (server) => ({
      ...server,
      isOnThisComputer: false,
      createInvite: async (...invitation) => {
        if (!isCut) return server.createInvite(...invitation)
        await cut.promise
        return { kind: 'undelivered', code: 'unreachable' }
      }
    })
  })
  const { list, sending, practice, ended } = opened
  unwrap(await startPlanned(sending, await list(10)))
  await until(opened, ({ inFlight }) => inFlight > 0)
  sending.setInterruption('offline')
  cut.resolve()
  const away = await until(opened, ({ inFlight }) => inFlight === 0)
  isCut = false
  sending.setInterruption(null)
  const batch = await ended()
  expect([away.wait, figuresOf(batch), practice.invites.length]).toEqual([
    { reason: 'offline', until: null },
    { ...finished, created: 10, refused: 0, unknown: 0 },
    10
  ])
})

test('a server on this computer needs no network, and a finished batch ignores interruptions', async () => {
  const opened = await open()
  const { list, sending, ended } = opened
  unwrap(await startPlanned(sending, await list(10)))
  sending.setInterruption('offline')
  const during = sending.view()?.wait
  const batch = await ended()
  let changes = 0
  sending.onChange(() => {
    changes += 1
  })
  sending.setInterruption('asleep')
  sending.setInterruption(null)
  expect([during, figuresOf(batch), sending.view()?.wait, changes]).toEqual([
    undefined,
    { ...finished, created: 10, refused: 0, unknown: 0 },
    undefined,
    0
  ])
})

/** A disk that is full for some of the commits. */
function fullDisk(isFull: (count: number) => boolean): (store: InvitationStore) => InvitationStore {
  let count = 0
  return (store) => ({
    ...store,
    commit(listId, steps, audit) {
      if (steps[0]?.beginAttempt === undefined && steps[0]?.endAttempt === undefined) {
        return store.commit(listId, steps, audit)
      }
      count += 1
      return isFull(count) ? fail('storage-full') : store.commit(listId, steps, audit)
    }
  })
}

test('an attempt that cannot be recorded is not sent', async () => {
  const opened = await open({ store: fullDisk((count) => count > 0) })
  const { list, sending, practice } = opened
  unwrap(await startPlanned(sending, await list(5)))
  const waiting = await until(opened, ({ wait }) => wait?.reason === 'storage-full')
  expect([figuresOf(waiting), practice.invites.length]).toEqual([
    { created: 0, refused: 0, unknown: 0, queued: 5, phase: 'waiting', reason: 'storage-full' },
    0
  ])
  unwrap(await sending.stop(undefined))
})

test('an outcome that the disk refuses is kept until it is written, and nothing is sent meanwhile', async () => {
  const opened = await open({ store: fullDisk((count) => count >= 2 && count < 7) })
  const { list, send, practice, states } = opened
  const listId = await list(5)
  const batch = await send(listId)
  expect([figuresOf(batch), practice.invites.length, await states(listId)]).toEqual([
    { ...finished, created: 5, refused: 0, unknown: 0 },
    5,
    Array.from({ length: 5 }, () => 'created')
  ])
})

test('only one batch runs at a time, for the chosen connection, and only with something to send', async () => {
  const opened = await open({ ratePerSecond: 1 })
  const { list, sending } = opened
  const [first, second] = [await list(3), await list(1)]
  unwrap(await startPlanned(sending, first))
  const answers = [
    await startPlanned(sending, second),
    await sending.prepare({ listId: first, begin: true, invitations: [] }),
    await startPlanned(sending, rowIdOf(99))
  ]
  unwrap(await sending.stop(undefined))
  await until(opened, ({ phase }) => phase === 'finished')
  const unknownList = await startPlanned(sending, rowIdOf(99))
  unwrap(await sending.prepare({ listId: second, begin: true, invitations: [] }))
  expect([...answers, unknownList, await startPlanned(sending, second), await sending.pause(undefined)]).toEqual([
    fail('busy-sending'),
    fail('busy-sending'),
    fail('busy-sending'),
    fail('no-such-list'),
    fail('nothing-to-send'),
    fail('not-sending')
  ])
})

test('rows already created are not sent again by a second batch, refused ones are', async () => {
  const { list, send, sending, practice, states } = await open({
    faults: [{ name: 'error-400', lastNames: ['Muster2'] }]
  })
  const listId = await list(3)
  await send(listId)
  practice.setFaults([])
  const invitations = [1, 2, 3].map((number) => ({ rowId: rowIdOf(number), content: contentOf(number) }))
  unwrap(await sending.prepare({ listId, begin: true, invitations }))
  const plan = unwrap(await sending.plan({ listId }))
  await send(listId)
  expect([plan.total, plan.alreadySent, await states(listId), practice.invites.length]).toEqual([
    1,
    2,
    ['created', 'created', 'created'],
    3
  ])
})

test('the plan before sending counts channels, doctors and queues, and knows the first and last appointment', async () => {
  const { list, sending } = await open({ ratePerSecond: 10 })
  const doctorEmail = 'dora.keller@practice.example'
  const listId = await list(4, (number) => {
    const content = { ...contentOf(number), emailAddress: 'anna@example.ch' }
    if (number === 1) return { ...content, channel: 'email' }
    return number === 2 ? { ...content, channel: 'none', doctorEmail } : content
  })
  expect(await sending.plan({ listId })).toEqual(
    succeed({
      total: 4,
      bySms: 2,
      byEmail: 1,
      linksOnly: 1,
      doctors: [doctorEmail],
      queues: ['Cardiologie'],
      appointments: { first: tomorrow + 60_000, last: tomorrow + 240_000, timeZone: 'Europe/Zurich', days: 1 },
      groups: [expect.objectContaining({ channel: 'sms', count: 2 }), expect.anything(), expect.anything()],
      seconds: 0.4,
      held: 0,
      withheld: 0,
      alreadySent: 0,
      batchHash: expect.stringMatching(/^[0-9a-f]{64}$/)
    })
  )
})

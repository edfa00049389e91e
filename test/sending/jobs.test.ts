import { afterEach, expect, test } from 'vitest'
import { fail } from '#contract/call.ts'
import type { InvitationView } from '#contract/invitation.ts'
import { type BatchView, batchPlan, batchView } from '#contract/sending.ts'
import type { Outcome } from '../../src-main/hcw/outcome.ts'
import type { CreatedInvite, HcwServer } from '../../src-main/hcw/server.ts'
import type { InvitationStore } from '../../src-main/sending/invitation-port.ts'
import { recoverInterrupted } from '../../src-main/sending/recover-interrupted.ts'
import { unwrap } from '../support/result.ts'
import { startPlanned } from '../support/start-planned.ts'
import { contentOf, type Engine, type EngineOptions, openEngine, rowIdOf, until } from './engine.ts'

let engine: Engine | undefined
afterEach(async () => {
  await engine?.close()
  engine = undefined
})

async function open(options: EngineOptions = {}): Promise<Engine> {
  engine = await openEngine(options)
  return engine
}

/** A disk that takes nothing while `isFull`. */
function fillableDisk() {
  const disk = {
    isFull: false,
    store: (store: InvitationStore): InvitationStore => ({
      ...store,
      commit: (...input) => (disk.isFull ? fail('storage-full') : store.commit(...input)),
      endJob: (...input) => (disk.isFull ? fail('storage-full') : store.endJob(...input))
    })
  }
  return disk
}

const plan = (engine: Engine, listId: string, numbers: readonly number[]) =>
  engine.sending.prepare({
    listId,
    begin: true,
    invitations: numbers.map((number) => ({ rowId: rowIdOf(number), content: contentOf(number) }))
  })

const posted = ({ practice }: Engine) => practice.requests.filter(({ path }) => path === '/api/v1/invite').length

test('rows that a stop on a full disk could not give back are not sent with a later batch', async () => {
  const disk = fillableDisk()
  const opened = await open({ store: disk.store, ratePerSecond: 10 })
  const { list, sending, send } = opened
  const listId = await list(5)
  unwrap(await plan(opened, listId, [1, 2, 3, 4]))
  unwrap(await startPlanned(sending, listId))
  unwrap(await sending.pause(undefined))
  await until(opened, ({ inFlight }) => inFlight === 0)
  disk.isFull = true
  unwrap(await sending.stop(undefined))
  await until(opened, ({ phase, wait }) => phase === 'finished' || wait?.reason === 'storage-full')
  disk.isFull = false
  const stopped = await until(opened, ({ phase }) => phase === 'finished')
  unwrap(await plan(opened, listId, [5]))
  const planned = unwrap(await sending.plan({ listId }))
  const before = posted(opened)
  const second = await send(listId)
  expect({
    stopped: batchView.safeParse(stopped).success,
    planned: [batchPlan.safeParse(planned).success, planned.total],
    second: [batchView.safeParse(second).success, second.total, second.created, second.queued],
    posted: posted(opened) - before
  }).toEqual({ stopped: true, planned: [true, 1], second: [true, 1, 1, 0], posted: 1 })
})

/** A server whose answers to the invitations of a doctor are given by the test, all in one task. */
function answeredTogether(outcomes: readonly Outcome<CreatedInvite>[]) {
  const waiting: ((outcome: Outcome<CreatedInvite>) => void)[] = []
  let isHeld = false
  return {
    hold: () => {
      isHeld = true
    },
    server: (server: HcwServer): HcwServer => ({
      ...server,
      createInvite(...input) {
        if (!isHeld) return server.createInvite(...input)
        const { promise, resolve } = Promise.withResolvers<Outcome<CreatedInvite>>()
        waiting.push(resolve)
        if (waiting.length === outcomes.length) {
          isHeld = false
          for (const [index, answer] of waiting.entries()) answer(outcomes[index] as Outcome<CreatedInvite>)
        }
        return promise
      }
    })
  }
}

test('a doctor refused and an invitation of the same doctor given back in one task are counted once', async () => {
  const together = answeredTogether([
    { kind: 'refused', code: 'doctor-not-found' },
    { kind: 'undelivered', code: 'slow-down' }
  ])
  const opened = await open({ server: together.server, ratePerSecond: 1000 })
  const { list, sending, send, states } = opened
  const doctorEmail = 'dora.keller@practice.example'
  const ofDoctor = (number: number) => contentOf(number, { doctorEmail })
  // A doctor with whom an invitation was created before: now several may be in flight.
  await send(await list(1, ofDoctor))
  const listId = await list(2, ofDoctor)
  const views: InvitationView[] = []
  const figures: boolean[] = []
  sending.onChange((change) => {
    if (change.kind === 'invitations') views.push(...change.invitations)
    if (change.kind === 'batch') figures.push(batchView.safeParse(change.batch).success)
  })
  together.hold()
  const batch = await send(listId)
  expect({
    states: await states(listId),
    told: Object.values(Object.fromEntries(views.map(({ rowId, state }) => [rowId, state]))),
    batch: [batch.total, batch.queued, batch.inFlight, batch.refused],
    figures: figures.every((isValid) => isValid)
  }).toEqual({
    states: ['refused', 'refused'],
    told: ['refused', 'refused'],
    batch: [2, 0, 0, 2],
    figures: true
  })
})

test('a stop that the disk refuses until the app ends interrupts the job at the next start, with nothing queued', async () => {
  const disk = fillableDisk()
  const opened = await open({ store: disk.store, ratePerSecond: 10 })
  const { list, sending, states, records, clock } = opened
  const listId = await list(4)
  unwrap(await startPlanned(sending, listId))
  const [job] = unwrap(records.invitations.openJobs())
  unwrap(await sending.pause(undefined))
  await until(opened, ({ inFlight }) => inFlight === 0)
  disk.isFull = true
  unwrap(await sending.stop(undefined))
  const waiting = await until(opened, ({ wait }) => wait?.reason === 'storage-full')
  await sending.drain()
  unwrap(recoverInterrupted(records.invitations, clock))
  const after = await states(listId)
  expect({
    phase: waiting.phase,
    open: unwrap(records.invitations.openJobs()).length,
    state: unwrap(records.invitations.job(job?.jobId ?? ''))?.state,
    left: unwrap(records.invitations.jobFigures(job?.jobId ?? '')).left,
    queued: after.filter((state) => state === 'queued').length,
    posted: posted(opened)
  }).toEqual({
    phase: 'stopping',
    open: 0,
    state: 'interrupted',
    left: after.filter((state) => state === 'ready').length,
    queued: 0,
    posted: after.filter((state) => state === 'created').length
  })
})

test('a job whose end the disk did not take is ended before the next batch, which sends only its own rows', async () => {
  let refusals = 0
  const opened = await open({
    store: (store) => ({
      ...store,
      endJob(...input) {
        refusals += 1
        return refusals === 1 ? fail('storage-full') : store.endJob(...input)
      }
    })
  })
  const { list, send, records } = opened
  const first = await send(await list(3))
  const open1 = unwrap(records.invitations.openJobs())
  const second = await send(await list(2))
  expect({
    first: [first.phase, first.created],
    between: open1.length,
    firstJob: unwrap(records.invitations.job(open1[0]?.jobId ?? ''))?.state,
    second: [second.total, second.created],
    open: unwrap(records.invitations.openJobs()),
    posted: posted(opened)
  }).toEqual({
    first: ['finished', 3],
    between: 1,
    firstJob: 'finished',
    second: [2, 2],
    open: [],
    posted: 5
  })
})

test('nothing of a job is begun before its time', async () => {
  const opened = await open({
    store: (store) => ({
      ...store,
      openJob: (job, ...input) => store.openJob(Object.assign(job, { notBefore: job.approvedAt + 3_600_000 }), ...input)
    })
  })
  const { list, send, clock } = opened
  const before = clock.now()
  const batch = await send(await list(2))
  expect([batch.created, clock.now() - before >= 3_600_000]).toEqual([2, true])
})

test('an outcome that a look-up finds moves from unknown to recovered, and the figures still add up', async () => {
  const { list, send, sending, practice } = await open({
    ratePerSecond: 1000,
    faults: [{ name: 'reset-after-create', lastNames: ['Muster2'] }]
  })
  const listId = await list(3)
  const sent = await send(listId)
  practice.setFaults([])
  unwrap(await sending.lookUp({ listId }))
  const figures = (view: BatchView | null) => [view?.total, view?.created, view?.recovered, view?.unknown, view?.left]
  expect([figures(sent), figures(sending.view()), batchView.safeParse(sending.view()).success]).toEqual([
    [3, 2, 0, 1, 0],
    [3, 2, 1, 0, 0],
    true
  ])
})

test('a row that is sent again changes the figures of the later job only', async () => {
  const jobs: string[] = []
  const opened = await open({
    faults: [{ name: 'error-400', lastNames: ['Muster2'] }],
    store: (store) => ({
      ...store,
      openJob(job, ...input) {
        jobs.push(job.jobId)
        return store.openJob(job, ...input)
      }
    })
  })
  const { list, send, practice, records } = opened
  const listId = await list(2)
  await send(listId)
  practice.setFaults([])
  unwrap(await plan(opened, listId, [1, 2]))
  await send(listId)
  expect(jobs.map((jobId) => records.invitations.jobFigures(jobId))).toMatchObject([
    { value: { total: 2, created: 1, refused: 1 } },
    { value: { total: 1, created: 1, refused: 0 } }
  ])
})

import { afterEach, expect, test } from 'vitest'
import { fail } from '#contract/call.ts'
import type { InvitationView } from '#contract/invitation.ts'
import { type BatchView, batchPlan, batchView } from '#contract/sending.ts'
import type { Outcome } from '../../src-main/hcw/outcome.ts'
import type { CreatedInvite, HcwServer } from '../../src-main/hcw/server.ts'
import type { InvitationStore } from '../../src-main/sending/invitation-port.ts'
import { unwrap } from '../support/result.ts'
import { contentOf, type Engine, type EngineOptions, openEngine, rowIdOf } from './engine.ts'

let engine: Engine | undefined
afterEach(async () => {
  await engine?.close()
  engine = undefined
})

async function open(options: EngineOptions = {}): Promise<Engine> {
  engine = await openEngine(options)
  return engine
}

/** Resolves with the first matching view. */
function until({ sending }: Engine, fits: (view: BatchView) => boolean): Promise<BatchView> {
  return new Promise((resolve) => {
    const look = () => {
      const view = sending.view()
      if (view === null || !fits(view)) return
      stop()
      resolve(view)
    }
    const stop = sending.onChange(look)
    look()
  })
}

/** A disk that takes nothing while `isFull`. */
function fillableDisk() {
  const disk = {
    isFull: false,
    store: (store: InvitationStore): InvitationStore => ({
      ...store,
      commit: (...input) => (disk.isFull ? fail('storage-full') : store.commit(...input))
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
  unwrap(await sending.start({ listId }))
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
    else figures.push(batchView.safeParse(change.batch).success)
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

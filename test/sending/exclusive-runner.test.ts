import { expect, test } from 'vitest'
import { fail, succeed } from '#contract/call.ts'
import { createLeases, type Resource } from '../../src-main/leases/leases.ts'
import { createExclusiveRunner, type ExclusiveRun } from '../../src-main/sending/exclusive-runner.ts'

const hospital: Resource = { kind: 'connection', id: 'hospital' }
const refused = fail('busy-acting')

/** A run that ends as soon as it is stopped. */
function stoppable(): ExclusiveRun & { readonly stops: () => number } {
  const ended = Promise.withResolvers<void>()
  let stops = 0
  return {
    progress: () => ({ phase: stops === 0 ? 'running' : 'finished' }),
    stop() {
      stops += 1
      ended.resolve()
    },
    setInterruption: () => undefined,
    finished: ended.promise,
    stops: () => stops
  }
}

test('nothing else begins while a run is prepared or running', async () => {
  const runs = createExclusiveRunner(createLeases(), 'acting')
  const signedIn = Promise.withResolvers<void>()
  const run = stoppable()
  const starting = runs.start([hospital], async () => {
    await signedIn.promise
    return succeed(() => run)
  })
  const meanwhile = [runs.isRunning(), runs.current(), await runs.runExclusive([hospital], async () => 'done')]
  signedIn.resolve()
  expect([meanwhile, await starting, runs.isRunning()]).toEqual([[true, null, refused], succeed(run), true])
  expect(await runs.start([hospital], async () => succeed(stoppable))).toEqual(refused)
  expect([runs.stop(), runs.isRunning(), runs.stop()]).toEqual([succeed(null), false, fail('not-running')])
  expect(await runs.runExclusive([hospital], async () => 'done')).toBe('done')
})

test('nothing begins while another operation uses the server', async () => {
  const leases = createLeases()
  leases.acquire([hospital], 'sending')
  const runs = createExclusiveRunner(leases, 'acting')
  expect([
    await runs.start([hospital], async () => succeed(stoppable)),
    await runs.runExclusive([hospital], async () => 'done')
  ]).toEqual([fail('busy-sending'), fail('busy-sending')])
})

test('a failed preparation or operation does not block the next one', async () => {
  const runs = createExclusiveRunner(createLeases(), 'acting')
  expect(await runs.start([hospital], async () => fail('wrong-password'))).toEqual(fail('wrong-password'))
  await expect(runs.runExclusive([hospital], () => Promise.reject(new Error('broke')))).rejects.toThrow('broke')
  expect(runs.isRunning()).toBe(false)
})

test('when the app ends, the run is stopped and awaited, and nothing more begins', async () => {
  const runs = createExclusiveRunner(createLeases(), 'acting')
  const run = stoppable()
  await runs.start([hospital], async () => succeed(() => run))
  await runs.drain()
  expect([run.stops(), await runs.start([hospital], async () => succeed(stoppable))]).toEqual([
    1,
    fail('still-sending')
  ])
})

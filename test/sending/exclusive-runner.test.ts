import { expect, test } from 'vitest'
import { fail, succeed } from '#contract/call.ts'
import { createExclusiveRunner, type ExclusiveRun } from '../../src-main/sending/exclusive-runner.ts'

const refused = fail('still-sending')

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
  const runs = createExclusiveRunner(() => false)
  const signedIn = Promise.withResolvers<void>()
  const run = stoppable()
  const starting = runs.start(async () => {
    await signedIn.promise
    return succeed(() => run)
  })
  const meanwhile = [runs.isRunning(), runs.current(), await runs.runExclusive(async () => 'done')]
  signedIn.resolve()
  expect([meanwhile, await starting, runs.isRunning()]).toEqual([[true, null, refused], succeed(run), true])
  expect(await runs.start(async () => succeed(stoppable))).toEqual(refused)
  expect([runs.stop(), runs.isRunning(), runs.stop()]).toEqual([succeed(null), false, fail('not-running')])
  expect(await runs.runExclusive(async () => 'done')).toBe('done')
})

test('nothing begins while another operation uses the server', async () => {
  const runs = createExclusiveRunner(() => true)
  expect([await runs.start(async () => succeed(stoppable)), await runs.runExclusive(async () => 'done')]).toEqual([
    refused,
    refused
  ])
})

test('a failed preparation or operation does not block the next one', async () => {
  const runs = createExclusiveRunner(() => false)
  expect(await runs.start(async () => fail('wrong-password'))).toEqual(fail('wrong-password'))
  await expect(runs.runExclusive(() => Promise.reject(new Error('broke')))).rejects.toThrow('broke')
  expect(runs.isRunning()).toBe(false)
})

test('when the app ends, the run is stopped and awaited, and nothing more begins', async () => {
  const runs = createExclusiveRunner(() => false)
  const run = stoppable()
  await runs.start(async () => succeed(() => run))
  await runs.drain()
  expect([run.stops(), await runs.start(async () => succeed(stoppable))]).toEqual([1, refused])
})

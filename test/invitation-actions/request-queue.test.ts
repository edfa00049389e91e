import { expect, test } from 'vitest'
import { createRequestQueue } from '../../src-main/invitation-actions/request-queue.ts'
import { type Clock, systemClock } from '../../src-main/sending/clock.ts'

/** Waits of the queue end at once, and the clock has moved on. */
function fastClock(): Clock {
  let skippedMs = 0
  return {
    now: () => Date.now() + skippedMs,
    monotonic: () => performance.now() + skippedMs,
    async sleep(ms, signal) {
      await systemClock.sleep(0, signal)
      if (signal?.aborted !== true) skippedMs += ms
    }
  }
}

test('two writes that wait for a full disk do not keep each other from waiting', async () => {
  const queue = createRequestQueue(fastClock(), 10, () => undefined)
  let attempts = 0
  let isFull = true
  const write = () => {
    attempts += 1
    if (attempts > 1000) throw new Error('the disk is asked without a pause')
    return isFull ? { ok: false, code: 'storage-full' } : { ok: true }
  }
  const written = Promise.all([queue.writeWithRetry(write), queue.writeWithRetry(write)])
  await new Promise((resolve) => setImmediate(resolve))
  isFull = false
  expect(await written).toEqual([true, true])
})

import { expect, test } from 'vitest'
import { retryPassing, retryPassingLater } from '../../src-main/disk/retry-passing.ts'

const held = Object.assign(new Error('held'), { code: 'EBUSY' })

/** For how long a file that is held is tried again. */
const patienceMs = 2000

/** Work whose first try alone takes longer than that, as on a slow share, and which always fails. */
function slowWork() {
  let tries = 0
  return {
    tries: () => tries,
    fail: (wait: (ms: number) => void) => {
      tries += 1
      if (tries === 1) wait(patienceMs + 100)
      throw held
    }
  }
}

test('work that takes longer than the whole patience is tried once more, and no third time', () => {
  const { tries, fail } = slowWork()
  const block = (ms: number) => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms)
  expect(() => retryPassing(() => fail(block))).toThrow(held)
  expect(tries()).toBe(2)
})

test('the same holds for work that does not block', async () => {
  const { tries, fail } = slowWork()
  const failLater = async () => {
    const begun = performance.now()
    while (tries() === 0 && performance.now() - begun < patienceMs + 100) {
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    fail(() => undefined)
  }
  await expect(retryPassingLater(failLater)).rejects.toThrow(held)
  expect(tries()).toBe(2)
})

test.for([3, 5, 6, 8, 10, 14, 15, 522, 2570])('SQLite’s error %i is tried again', (errcode) => {
  expect(triesOf({ code: 'ERR_SQLITE_ERROR', errcode })).toBe(2)
})

test.for([1, 11, 13, 26])('SQLite’s error %i is thrown on at once', (errcode) => {
  expect(triesOf({ code: 'ERR_SQLITE_ERROR', errcode })).toBe(1)
})

/** How often work is done that fails with this error the first time. */
function triesOf(error: object): number {
  let tries = 0
  try {
    retryPassing(() => {
      tries += 1
      if (tries === 1) throw Object.assign(new Error('refused'), error)
    })
  } catch {
    // It is not tried again.
  }
  return tries
}

import { afterEach, describe, expect, test } from 'vitest'
import { createAppLock } from '../../src-main/presence/app-lock.ts'
import { manualClock } from './manual-clock.ts'

const running: AbortController[] = []
afterEach(() => {
  for (const one of running.splice(0)) one.abort()
})

/** A lock with polling; a test controls the presence of the user by `user`. */
function locked(minutes = 10) {
  const clock = manualClock()
  const ended = new AbortController()
  running.push(ended)
  const user = { minutes, lastSeen: clock.now(), isSystemLocked: false, confirms: async () => true }
  const reported: boolean[] = []
  const lock = createAppLock({
    clock,
    lockAfterMinutes: () => user.minutes,
    system: {
      idleSeconds: () => Math.floor((clock.now() - user.lastSeen) / 1000),
      isLocked: () => user.isSystemLocked
    },
    confirm: () => user.confirms(),
    onChange: (isLocked) => reported.push(isLocked)
  })
  void lock.watch(ended.signal)
  return { clock, user, reported, lock }
}

const minute = 60_000

describe('an absent user', () => {
  test('causes a lock after the configured minutes, not before', async () => {
    const { clock, lock, reported } = locked(10)
    await clock.advance(10 * minute - 1)
    const before = lock.isLocked()
    await clock.advance(1)
    expect([before, lock.isLocked(), reported]).toEqual([false, true, [true]])
  })

  test('is not assumed while there is input', async () => {
    const { clock, lock, user } = locked(10)
    for (let times = 0; times < 30; times++) {
      await clock.advance(9 * minute)
      user.lastSeen = clock.now()
    }
    expect(lock.isLocked()).toBe(false)
  })

  test('causes no lock with 0 minutes, neither when idle nor when the computer sleeps', async () => {
    const { clock, lock, reported } = locked(0)
    await clock.advance(24 * 60 * minute)
    lock.handle('asleep')
    expect([lock.isLocked(), reported]).toEqual([false, []])
  })

  test('causes a lock according to a setting that was changed meanwhile', async () => {
    const { clock, lock, user } = locked(60)
    await clock.advance(5 * minute)
    user.minutes = 1
    await clock.advance(5000)
    expect(lock.isLocked()).toBe(true)
  })

  test('is assumed when the computer goes to sleep', () => {
    const { lock, reported } = locked(10)
    lock.handle('asleep')
    expect([lock.isLocked(), reported]).toEqual([true, [true]])
  })
})

describe('the computer’s own lock', () => {
  test('locks the app at once, and unlocks it', () => {
    const { lock, reported } = locked(0)
    lock.handle('system-locked')
    lock.handle('system-locked')
    lock.handle('system-unlocked')
    lock.handle('system-unlocked')
    expect([lock.isLocked(), reported]).toEqual([false, [true, false]])
  })

  test('is detected by polling if the system sends no event', async () => {
    const { clock, lock, user, reported } = locked(0)
    user.isSystemLocked = true
    await clock.advance(5000)
    const during = lock.isLocked()
    user.isSystemLocked = false
    await clock.advance(5000)
    expect([during, lock.isLocked(), reported]).toEqual([true, false, [true, false]])
  })

  test('that was reported by an event is not ended by polling a system that does not know its lock', async () => {
    const { clock, lock } = locked(0)
    lock.handle('system-locked')
    await clock.advance(minute)
    expect(lock.isLocked()).toBe(true)
  })

  test('also unlocks an app that was locked for lack of input', async () => {
    const { clock, lock, user } = locked(1)
    await clock.advance(minute)
    lock.handle('system-locked')
    user.lastSeen = clock.now()
    lock.handle('system-unlocked')
    expect(lock.isLocked()).toBe(false)
  })
})

describe('unlocking by the user', () => {
  test('succeeds only if the system authenticates the user', async () => {
    const { lock, user } = locked(10)
    lock.handle('asleep')
    user.confirms = async () => false
    const refused = [await lock.unlock(), lock.isLocked()]
    user.confirms = async () => true
    expect([refused, await lock.unlock(), lock.isLocked()]).toEqual([[false, true], true, false])
  })

  test('authenticates once, however often it is requested', async () => {
    const { lock, user } = locked(10)
    let questions = 0
    user.confirms = async () => {
      questions += 1
      return true
    }
    lock.handle('asleep')
    expect([await Promise.all([lock.unlock(), lock.unlock(), lock.unlock()]), questions]).toEqual([
      [true, true, true],
      1
    ])
  })

  test('does not end a lock that occurred during authentication', async () => {
    const { lock, user } = locked(10)
    const answer = Promise.withResolvers<boolean>()
    user.confirms = () => answer.promise
    lock.handle('asleep')
    const shown = lock.unlock()
    lock.handle('system-locked')
    answer.resolve(true)
    expect([await shown, lock.isLocked()]).toEqual([false, true])
  })

  test('succeeds at once if the app is not locked', async () => {
    const { lock, user } = locked(10)
    user.confirms = async () => false
    expect(await lock.unlock()).toBe(true)
  })

  test('continues calls made before the lock, and not earlier', async () => {
    const { lock } = locked(10)
    const order: string[] = []
    lock.handle('asleep')
    const saved = lock.whenUnlocked().then(() => order.push('saved'))
    await Promise.resolve()
    order.push('still away')
    lock.handle('system-unlocked')
    await saved
    await lock.whenUnlocked()
    expect(order).toEqual(['still away', 'saved'])
  })
})

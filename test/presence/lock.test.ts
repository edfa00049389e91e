import { afterEach, describe, expect, test } from 'vitest'
import { createLock } from '../../src-main/presence/lock.ts'
import { handClock } from './hand-clock.ts'

const running: AbortController[] = []
afterEach(() => {
  for (const one of running.splice(0)) one.abort()
})

/** A lock with polling; a test controls the presence of the user by `user`. */
function locked(minutes = 10) {
  const clock = handClock()
  const ended = new AbortController()
  running.push(ended)
  const person = { minutes, lastSeen: clock.now(), isSystemLocked: false, confirms: async () => true }
  const told: boolean[] = []
  const lock = createLock({
    clock,
    lockAfterMinutes: () => person.minutes,
    system: {
      idleSeconds: () => Math.floor((clock.now() - person.lastSeen) / 1000),
      isLocked: () => person.isSystemLocked
    },
    confirm: () => person.confirms(),
    onChange: (isLocked) => told.push(isLocked)
  })
  void lock.watch(ended.signal)
  return { clock, person, told, lock }
}

const minute = 60_000

describe('an absent user', () => {
  test('causes a lock after the configured minutes, not before', async () => {
    const { clock, lock, told } = locked(10)
    await clock.pass(10 * minute - 1)
    const before = lock.isLocked()
    await clock.pass(1)
    expect([before, lock.isLocked(), told]).toEqual([false, true, [true]])
  })

  test('is not assumed while there is input', async () => {
    const { clock, lock, person } = locked(10)
    for (let times = 0; times < 30; times++) {
      await clock.pass(9 * minute)
      person.lastSeen = clock.now()
    }
    expect(lock.isLocked()).toBe(false)
  })

  test('causes no lock with 0 minutes, neither when idle nor when the computer sleeps', async () => {
    const { clock, lock, told } = locked(0)
    await clock.pass(24 * 60 * minute)
    lock.hear('asleep')
    expect([lock.isLocked(), told]).toEqual([false, []])
  })

  test('causes a lock according to a setting that was changed meanwhile', async () => {
    const { clock, lock, person } = locked(60)
    await clock.pass(5 * minute)
    person.minutes = 1
    await clock.pass(5000)
    expect(lock.isLocked()).toBe(true)
  })

  test('is assumed when the computer goes to sleep', () => {
    const { lock, told } = locked(10)
    lock.hear('asleep')
    expect([lock.isLocked(), told]).toEqual([true, [true]])
  })
})

describe('the computer’s own lock', () => {
  test('locks the app at once, and unlocks it', () => {
    const { lock, told } = locked(0)
    lock.hear('system-locked')
    lock.hear('system-locked')
    lock.hear('system-unlocked')
    lock.hear('system-unlocked')
    expect([lock.isLocked(), told]).toEqual([false, [true, false]])
  })

  test('is detected by polling if the system sends no event', async () => {
    const { clock, lock, person, told } = locked(0)
    person.isSystemLocked = true
    await clock.pass(5000)
    const during = lock.isLocked()
    person.isSystemLocked = false
    await clock.pass(5000)
    expect([during, lock.isLocked(), told]).toEqual([true, false, [true, false]])
  })

  test('that was reported by an event is not ended by polling a system that does not know its lock', async () => {
    const { clock, lock } = locked(0)
    lock.hear('system-locked')
    await clock.pass(minute)
    expect(lock.isLocked()).toBe(true)
  })

  test('also unlocks an app that was locked for lack of input', async () => {
    const { clock, lock, person } = locked(1)
    await clock.pass(minute)
    lock.hear('system-locked')
    person.lastSeen = clock.now()
    lock.hear('system-unlocked')
    expect(lock.isLocked()).toBe(false)
  })
})

describe('unlocking by the user', () => {
  test('succeeds only if the system authenticates the user', async () => {
    const { lock, person } = locked(10)
    lock.hear('asleep')
    person.confirms = async () => false
    const refused = [await lock.show(), lock.isLocked()]
    person.confirms = async () => true
    expect([refused, await lock.show(), lock.isLocked()]).toEqual([[false, true], true, false])
  })

  test('authenticates once, however often it is requested', async () => {
    const { lock, person } = locked(10)
    let questions = 0
    person.confirms = async () => {
      questions += 1
      return true
    }
    lock.hear('asleep')
    expect([await Promise.all([lock.show(), lock.show(), lock.show()]), questions]).toEqual([[true, true, true], 1])
  })

  test('does not end a lock that occurred during authentication', async () => {
    const { lock, person } = locked(10)
    const answer = Promise.withResolvers<boolean>()
    person.confirms = () => answer.promise
    lock.hear('asleep')
    const shown = lock.show()
    lock.hear('system-locked')
    answer.resolve(true)
    expect([await shown, lock.isLocked()]).toEqual([false, true])
  })

  test('succeeds at once if the app is not locked', async () => {
    const { lock, person } = locked(10)
    person.confirms = async () => false
    expect(await lock.show()).toBe(true)
  })

  test('continues calls made before the lock, and not earlier', async () => {
    const { lock } = locked(10)
    const order: string[] = []
    lock.hear('asleep')
    const saved = lock.opened().then(() => order.push('saved'))
    await Promise.resolve()
    order.push('still away')
    lock.hear('system-unlocked')
    await saved
    await lock.opened()
    expect(order).toEqual(['still away', 'saved'])
  })
})

import { expect, test } from 'vitest'
import { createInterruptionWatcher, type InterruptionReason } from '../../src-main/presence/interruption.ts'
import { manualClock } from './manual-clock.ts'

function watched(isOnlineAtFirst = true) {
  const clock = manualClock()
  const computer = { isOnline: isOnlineAtFirst }
  const reported: (InterruptionReason | null)[] = []
  const ended = new AbortController()
  const interruptions = createInterruptionWatcher({
    clock,
    isOnline: () => computer.isOnline,
    onChange: (reason) => reported.push(reason)
  })
  void interruptions.watch(ended.signal)
  return { clock, computer, reported, interruptions }
}

test('loss and return of the network are reported once each', async () => {
  const { clock, computer, reported } = watched()
  await clock.advance(10_000)
  computer.isOnline = false
  await clock.advance(10_000)
  computer.isOnline = true
  await clock.advance(10_000)
  expect(reported).toEqual(['offline', null])
})

test('a network that is missing from the start is not reported, but later changes are', async () => {
  const { clock, computer, reported } = watched(false)
  await clock.advance(10_000)
  const before = [...reported]
  computer.isOnline = true
  await clock.advance(2000)
  computer.isOnline = false
  await clock.advance(2000)
  expect([before, reported]).toEqual([[], ['offline']])
})

test('after sleep the interruption lasts until the network is back', async () => {
  const { clock, computer, reported, interruptions } = watched()
  interruptions.suspend()
  computer.isOnline = false
  interruptions.resume()
  computer.isOnline = true
  await clock.advance(2000)
  expect(reported).toEqual(['asleep', 'offline', null])
})

test('changes of the network while the computer sleeps are ignored', async () => {
  const { clock, computer, reported, interruptions } = watched()
  interruptions.suspend()
  computer.isOnline = false
  await clock.advance(4000)
  computer.isOnline = true
  await clock.advance(4000)
  interruptions.resume()
  expect(reported).toEqual(['asleep', null])
})

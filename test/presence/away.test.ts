import { expect, test } from 'vitest'
import { type AwayReason, watchAway } from '../../src-main/presence/away.ts'
import { handClock } from './hand-clock.ts'

function watched(isOnlineAtFirst = true) {
  const clock = handClock()
  const computer = { isOnline: isOnlineAtFirst }
  const told: (AwayReason | null)[] = []
  const ended = new AbortController()
  const away = watchAway({ clock, isOnline: () => computer.isOnline, tell: (reason) => told.push(reason) })
  void away.watch(ended.signal)
  return { clock, computer, told, away }
}

test('loss and return of the network are reported once each', async () => {
  const { clock, computer, told } = watched()
  await clock.pass(10_000)
  computer.isOnline = false
  await clock.pass(10_000)
  computer.isOnline = true
  await clock.pass(10_000)
  expect(told).toEqual(['offline', null])
})

test('a network that is missing from the start is not reported, but later changes are', async () => {
  const { clock, computer, told } = watched(false)
  await clock.pass(10_000)
  const before = [...told]
  computer.isOnline = true
  await clock.pass(2000)
  computer.isOnline = false
  await clock.pass(2000)
  expect([before, told]).toEqual([[], ['offline']])
})

test('after sleep the interruption lasts until the network is back', async () => {
  const { clock, computer, told, away } = watched()
  away.sleeps()
  computer.isOnline = false
  away.wakes()
  computer.isOnline = true
  await clock.pass(2000)
  expect(told).toEqual(['asleep', 'offline', null])
})

test('changes of the network while the computer sleeps are ignored', async () => {
  const { clock, computer, told, away } = watched()
  away.sleeps()
  computer.isOnline = false
  await clock.pass(4000)
  computer.isOnline = true
  await clock.pass(4000)
  away.wakes()
  expect(told).toEqual(['asleep', null])
})

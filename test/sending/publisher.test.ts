import { expect, test } from 'vitest'
import type { Clock } from '../../src-main/sending/clock.ts'
import { createPublisher, type SendingChange } from '../../src-main/sending/publisher.ts'
import { contentOf, rowIdOf } from './engine.ts'

/** A clock that advances only on request. */
function steppedClock(): Clock & { pass(): Promise<void> } {
  let sleepers: (() => void)[] = []
  return {
    now: () => 0,
    monotonic: () => 0,
    sleep: () => new Promise((resolve) => void sleepers.push(resolve)),
    async pass() {
      const woken = sleepers
      sleepers = []
      for (const wake of woken) wake()
      await new Promise(setImmediate)
    }
  }
}

test('of many changes within a tenth of a second only the last of each thing is published', async () => {
  const clock = steppedClock()
  const { invitation, batch, onChange } = createPublisher(
    clock,
    () => null,
    () => []
  )
  const published: SendingChange[] = []
  const stop = onChange((change) => published.push(change))
  const view = (number: number, state: 'sending' | 'created') => ({
    rowId: rowIdOf(number),
    state,
    content: contentOf(number)
  })
  const listId = rowIdOf(500)
  for (const number of [1, 2]) invitation(listId, view(number, 'sending'))
  for (let index = 0; index < 50; index += 1) batch()
  invitation(listId, view(1, 'created'))
  const early = published.length
  await clock.pass()
  stop()
  batch()
  await clock.pass()
  expect([early, published]).toEqual([
    0,
    [
      { kind: 'invitations', listId, invitations: [view(1, 'created'), view(2, 'sending')] },
      { kind: 'batch', batch: null }
    ]
  ])
})

test('large changes are split into several messages', async () => {
  const clock = steppedClock()
  const { invitation, onChange } = createPublisher(
    clock,
    () => null,
    () => []
  )
  const sizes: number[] = []
  onChange((change) => sizes.push(change.kind === 'invitations' ? change.invitations.length : 0))
  for (let number = 1; number <= 1200; number += 1) {
    invitation(rowIdOf(5000), { rowId: rowIdOf(number), state: 'queued', content: contentOf(number) })
  }
  await clock.pass()
  expect(sizes).toEqual([500, 500, 200])
})

import { expect, test } from 'vitest'
import type { BatchView } from '#contract/sending.ts'
import { milestoneBetween } from '../../../src-renderer/screens/send/batch-milestones.ts'
import { aBatch } from './builders.ts'

function course(views: readonly BatchView[]) {
  let before: BatchView | null = null
  return views.flatMap((view) => {
    const said = milestoneBetween(before, view)
    before = view
    return said === null ? [] : [said]
  })
}

test('a smooth batch of a hundred is announced four times: its start and three quarters', () => {
  const views = Array.from({ length: 101 }, (_, sent) => aBatch({ queued: 100 - sent, created: sent }))
  const [last] = views.splice(-1)
  expect(course([...views, { ...(last ?? aBatch()), phase: 'finished' }])).toEqual([
    { kind: 'started' },
    { kind: 'quarter' },
    { kind: 'quarter' },
    { kind: 'quarter' }
  ])
})

test('problems are announced at the first one and then less and less often', () => {
  const views = Array.from({ length: 25 }, (_, refused) => aBatch({ refused }))
  expect(course(views)).toEqual([
    { kind: 'started' },
    { kind: 'problems', count: 1 },
    { kind: 'problems', count: 5 },
    { kind: 'problems', count: 20 }
  ])
})

test('pauses, waits and resumption are announced; an old finished batch and its end are not', () => {
  expect(milestoneBetween(null, aBatch({ phase: 'finished' }))).toBeNull()
  expect(milestoneBetween(aBatch(), aBatch({ phase: 'finished', queued: 0 }))).toBeNull()
  expect(course([aBatch(), aBatch({ phase: 'waiting' }), aBatch({ phase: 'running' })])).toEqual([
    { kind: 'started' },
    { kind: 'phase' },
    { kind: 'phase' }
  ])
})

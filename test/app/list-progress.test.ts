import fc from 'fast-check'
import { expect, test } from 'vitest'
import { invitationStates } from '#contract/invitation.ts'
import type { ListSummary } from '#contract/list.ts'
import { batchDone, batchFraction, listProgress, stepsDone } from '../../src-renderer/app/list-progress.ts'
import { type Route, routeFromHash, routeToHash } from '../../src-renderer/state/route.ts'
import { aBatch, aList } from '../renderer-dev/scenes.ts'

function figures(part: Partial<ListSummary['figures']>): ListSummary['figures'] {
  return { patients: 0, ready: 0, blocked: 0, excluded: 0, firstMoment: null, lastMoment: null, ...part }
}

test('the progress of a sent list counts the outcome of each patient', () => {
  const list = aList(1, 'Mardi', {
    figures: figures({ patients: 53, ready: 50, blocked: 2, excluded: 1 }),
    invitations: { created: 40, refused: 1, unknown: 1, undecided: 1, checking: 1, held: 2, queued: 1, ready: 3 }
  })
  expect(listProgress(list)).toEqual({
    ready: 3,
    blocked: 2,
    excluded: 1,
    onTheWay: 1,
    created: 40,
    refused: 1,
    unknownOutcome: 3,
    held: 2,
    withdrawn: 0
  })
})

test('each patient counts once, whatever the invitations', () => {
  const counts = fc.record(Object.fromEntries(invitationStates.map((state) => [state, fc.nat({ max: 500 })])))
  fc.assert(
    fc.property(counts, fc.nat({ max: 50 }), fc.nat({ max: 50 }), (invitations, blocked, excluded) => {
      const ready = Object.values(invitations).reduce((sum, count) => sum + count, 0)
      const list = { figures: figures({ patients: ready + blocked + excluded, ready, blocked, excluded }), invitations }
      const total = Object.values(listProgress(list)).reduce((sum, count) => sum + count, 0)
      expect(total).toBe(list.figures.patients)
    })
  )
})

test('a step is done when nothing is left to do in it', () => {
  const done = (list: Pick<ListSummary, 'figures' | 'invitations'>) => [...stepsDone(listProgress(list))]
  expect([
    done({ figures: figures({}), invitations: {} }),
    done({ figures: figures({ patients: 2, ready: 1, blocked: 1 }), invitations: {} }),
    done({ figures: figures({ patients: 2, ready: 2 }), invitations: {} }),
    done({ figures: figures({ patients: 2, ready: 2 }), invitations: { created: 1, unknown: 1 } }),
    done({ figures: figures({ patients: 2, ready: 2 }), invitations: { created: 2 } })
  ]).toEqual([[], ['columns'], ['columns', 'check'], ['columns', 'check'], ['columns', 'check', 'send']])
})

test('batch progress counts invitations with an outcome, and an empty batch has no fraction', () => {
  expect([
    batchDone(aBatch({ total: 47, queued: 20, inFlight: 4 })),
    batchDone(aBatch({ total: 47, queued: 0, inFlight: 0, left: 30 })),
    batchFraction(aBatch({ total: 40, queued: 10, inFlight: 0 })),
    batchFraction(aBatch({ total: 0, queued: 0, inFlight: 0 }))
  ]).toEqual([23, 17, 0.75, null])
})

test('a reload returns to the same screen', () => {
  const routes: readonly Route[] = [
    { kind: 'lists' },
    { kind: 'connection' },
    { kind: 'settings' },
    { kind: 'practice' },
    { kind: 'list', listId: 'a', step: 'columns' },
    { kind: 'list', listId: 'a', step: 'links' }
  ]
  expect(routes.map((route) => routeFromHash(routeToHash(route)))).toEqual(routes)
})

test('an unknown address leads to the home screen', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(['lists', 'connection', 'settings', 'practice', 'list']).toContain(routeFromHash(text).kind)
    })
  )
  expect(['#/list/a/nowhere', '#/import/x', '', '#'].map((hash) => routeFromHash(hash).kind)).toEqual([
    'lists',
    'lists',
    'lists',
    'lists'
  ])
})

import { expect, test } from 'vitest'
import type { ChangeEvent } from '#contract/events.ts'
import type { InvitationView } from '#contract/invitation.ts'
import type { BatchView } from '#contract/sending.ts'
import { createChangeLogger, type LogEvent } from '../../src-main/log/index.ts'
import { contentOf, id } from '../support/list-data.ts'

const list = id(900)
const counts = { total: 3, queued: 0, created: 0, recovered: 0, refused: 0, unknown: 0, held: 0 }

function batch(changes: Partial<BatchView>): ChangeEvent {
  return {
    kind: 'batch',
    batch: {
      listId: list,
      phase: 'running',
      ...counts,
      inFlight: 0,
      left: 0,
      configuredRatePerSecond: 8,
      currentRatePerSecond: 8,
      measuredRatePerSecond: 0,
      startedAt: 1,
      finishesAt: null,
      finishedAt: null,
      ...changes
    }
  }
}

function invitation(number: number, facts: Partial<InvitationView>): InvitationView {
  return { rowId: id(number), state: 'created', content: contentOf(number), serverText: 'Müller', ...facts }
}

function logged(changes: readonly ChangeEvent[]): readonly LogEvent[] {
  const events: LogEvent[] = []
  const note = createChangeLogger((event) => events.push(event))
  for (const change of changes) note(change)
  return events
}

test('a batch is logged once for each phase, not for each count', () => {
  const wait = { reason: 'offline', until: null } as const
  expect(
    logged([
      batch({}),
      batch({ created: 1 }),
      batch({ created: 2, phase: 'waiting', wait }),
      batch({ created: 2, phase: 'waiting', wait }),
      batch({ created: 3, phase: 'finished' })
    ])
  ).toEqual([
    { kind: 'batch', list, phase: 'running', ...counts },
    { kind: 'batch', list, phase: 'waiting', wait: 'offline', ...counts, created: 2 },
    { kind: 'batch', list, phase: 'finished', ...counts, created: 3 }
  ])
})

test('at the end of a batch the server’s answers are counted, one for each patient', () => {
  const events = logged([
    batch({}),
    {
      kind: 'invitations',
      listId: list,
      invitations: [
        invitation(1, { state: 'refused', refusal: 'queue-not-found' }),
        invitation(2, { state: 'refused', refusal: 'queue-not-found' }),
        invitation(3, { state: 'unknown', doubt: 'timed-out' }),
        invitation(4, { state: 'unknown', doubt: 'timed-out' })
      ]
    },
    { kind: 'invitations', listId: list, invitations: [invitation(4, {})] },
    batch({ phase: 'finished' })
  ])
  expect([events.slice(2), JSON.stringify(events).includes('Müller')]).toEqual([
    [
      { kind: 'refused', list, code: 'queue-not-found', count: 2 },
      { kind: 'in-doubt', list, code: 'timed-out', count: 1 }
    ],
    false
  ])
})

test('an action on sent invitations is logged by its kind, without corrected values', () => {
  const care = id(800)
  const change = (phase: 'running' | 'finished', completed: number): ChangeEvent => ({
    kind: 'action',
    progress: {
      actionId: care,
      action: { kind: 'correct', correction: { lastName: 'Müller' } },
      phase,
      total: 2,
      completed
    },
    results: []
  })
  expect(logged([change('running', 0), change('running', 1), change('finished', 2)])).toEqual([
    { kind: 'action', actionId: care, action: 'correct', phase: 'running', total: 2, completed: 0 },
    { kind: 'action', actionId: care, action: 'correct', phase: 'finished', total: 2, completed: 2 }
  ])
})

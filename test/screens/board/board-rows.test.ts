import { expect, test } from 'vitest'
import type { BoardEntry } from '#contract/invitation-actions.ts'
import {
  boardGroups,
  doctorNames,
  groupedRows,
  phoneReasonOf,
  toRefresh
} from '../../../src-renderer/screens/board/board-rows.ts'
import {
  dayFromField,
  dayToField,
  weekStart,
  workingDayAfter,
  workingDayBefore
} from '../../../src-renderer/screens/board/working-days.ts'
import { appointmentOf, stageOf } from '../../../src-renderer/state/invitation-stage.ts'

const now = Date.parse('2026-11-24T08:00:00Z')
const hour = 3_600_000

function entry(part: Partial<BoardEntry> = {}, content: Partial<BoardEntry['content']> = {}): BoardEntry {
  return {
    target: { listId: crypto.randomUUID(), rowId: crypto.randomUUID() },
    listName: 'Tuesday',
    state: 'created',
    createdAt: now - hour,
    linkEndsAt: now + 26 * hour,
    content: {
      firstName: 'Alma',
      lastName: 'Muster',
      gender: 'female',
      phoneNumber: '+41791234567',
      scheduledFor: new Date(now + 2 * hour).toISOString(),
      language: 'fr',
      doctorEmail: 'dora.keller@practice.example',
      timeZone: 'Europe/Zurich',
      channel: 'sms',
      ...content
    },
    ...part
  }
}

const answered = (progress: 'sent' | 'confirmed' | 'in' | 'over' | 'gone', askedAt = now - hour) => ({
  remote: { askedAt, progress, scheduledFor: now + 2 * hour }
})

test('the answer of the server decides the stage of a patient, and an expired link is a stage', () => {
  const stages = [
    entry(),
    entry({}, { channel: 'none' }),
    entry(answered('confirmed')),
    entry(answered('in')),
    entry(answered('over')),
    entry(answered('gone')),
    entry({ linkEndsAt: now - 1 }),
    entry({ state: 'refused' }),
    entry({ state: 'undecided' }),
    entry({ state: 'withdrawn' }),
    entry({ state: 'sending' })
  ].map((one) => stageOf(one, now))
  expect(stages).toEqual([
    'sent',
    'to-hand-over',
    'confirmed',
    'in',
    'over',
    'gone',
    'expired',
    'not-delivered',
    'doubt',
    'withdrawn',
    'on-the-way'
  ])
})

test('the unconfirmed, the failed and those without a message are to be phoned, until the appointment', () => {
  const reasons = [
    entry(),
    entry(answered('confirmed')),
    entry(answered('in')),
    entry({}, { channel: 'none' }),
    entry({ state: 'refused' }),
    entry(answered('gone')),
    entry({}, { scheduledFor: new Date(now - hour).toISOString() })
  ].map((one) => phoneReasonOf(one, now, '14:00'))
  expect(reasons).toEqual(['not-confirmed', null, null, 'no-message', 'not-delivered', 'gone', null])
})

test('only entries that may have changed and were not just refreshed are refreshed', () => {
  const never = entry()
  const old = entry(answered('in'))
  const unanswered = entry({ ...answered('sent', now - 1), lastAction: { kind: 'move', at: now, outcome: 'doubt' } })
  const left = [
    entry(answered('sent', now - 5_000)),
    entry(answered('over')),
    entry(answered('gone')),
    entry({ state: 'withdrawn' }),
    entry({ linkEndsAt: now - 1 })
  ]
  expect(toRefresh([never, ...left, old, unanswered], now)).toEqual([never, old, unanswered])
})

test('patients are grouped by doctor or queue and sorted by the time of the server, without a time last', () => {
  const late = entry({ remote: { askedAt: now, progress: 'sent', scheduledFor: now + 5 * hour } })
  const early = entry()
  const { scheduledFor: _, ...undated } = entry().content
  const none = { ...entry(), content: undated }
  const { doctorEmail: __, ...queued } = entry().content
  const queue = { ...entry(), content: { ...queued, queue: 'Cardiologie' } }
  expect(appointmentOf(late)).toBe(now + 5 * hour)
  const groups = boardGroups(
    [none, late, queue, early],
    (one, other) => (one < other ? -1 : 1),
    (own) => own
  )
  expect(groupedRows(groups)).toEqual([
    { kind: 'group', name: 'Cardiologie', entries: [queue] },
    { kind: 'entry', entry: queue },
    { kind: 'group', name: 'dora.keller@practice.example', entries: [early, late, none] },
    { kind: 'entry', entry: early },
    { kind: 'entry', entry: late },
    { kind: 'entry', entry: none }
  ])
})

test('a doctor is called as the directory writes it, with the address; whoever it does not know, by the address', () => {
  const items = [
    { entry: { text: 'DK', doctorEmail: 'Dora.Keller@practice.example' }, source: 'seen', answer: null },
    {
      entry: { text: 'Dr. Dora Keller', doctorEmail: 'dora.keller@practice.example' },
      source: 'confirmed',
      answer: null
    },
    {
      entry: { text: 'dora.keller@practice.example', doctorEmail: 'dora.keller@practice.example' },
      source: 'it',
      answer: null
    },
    { entry: { text: 'Herzstation Nord', queue: 'Cardiologie' }, source: 'it', answer: null }
  ] as const
  const nameOf = doctorNames({ connectionId: 'hospital', items: [...items], accepted: [] })
  expect(['dora.keller@practice.example', 'jean@practice.example', 'Cardiologie'].map(nameOf)).toEqual([
    'Dr. Dora Keller (dora.keller@practice.example)',
    'jean@practice.example',
    'Cardiologie'
  ])
  const [group] = boardGroups([entry()], () => 0, nameOf)
  expect(group).toMatchObject({ name: 'Dr. Dora Keller (dora.keller@practice.example)' })
})

test('the unconfirmed are to be phoned from the time that is set on the working day before', () => {
  // A Monday: the working day before is Friday.
  const end = Date.parse('2026-12-01T10:00:00')
  const monday = entry({ linkEndsAt: end }, { scheduledFor: new Date('2026-11-30T10:00:00').toISOString() })
  const reasonAt = (local: string, time: string) => phoneReasonOf(monday, Date.parse(local), time)
  expect(reasonAt('2026-11-27T13:59:00', '14:00')).toBeNull()
  expect(reasonAt('2026-11-27T14:00:00', '14:00')).toBe('not-confirmed')
  expect(reasonAt('2026-11-27T14:00:00', '16:30')).toBeNull()
  expect(reasonAt('2026-11-30T10:00:00', '14:00')).toBeNull()
})

test('the day after Friday is Monday, and a week begins on Monday', () => {
  const friday = Date.parse('2026-11-27T09:00:00')
  expect(dayToField(workingDayAfter(friday))).toBe('2026-11-30')
  expect(dayToField(workingDayBefore(Date.parse('2026-11-30T09:00:00')))).toBe('2026-11-27')
  expect(dayToField(weekStart(Date.parse('2026-11-29T09:00:00')))).toBe('2026-11-23')
  expect(dayFromField('2026-12-24')).toBe(new Date(2026, 11, 24).getTime())
})

import { beforeAll, expect, test } from 'vitest'
import type { BoardEntry } from '#contract/invitation-actions.ts'
import { boardGroups } from '../../../src-renderer/screens/board/board-rows.ts'
import { dayListTable } from '../../../src-renderer/screens/board/day-list.ts'
import { loadAllTexts } from '../../i18n/load-texts.ts'

beforeAll(loadAllTexts)

const now = Date.parse('2026-11-24T09:00:00Z')

function entry(
  doctorEmail: string,
  time: string,
  progress?: 'sent' | 'confirmed' | 'in' | 'over' | 'gone'
): BoardEntry {
  const scheduledFor = `2026-11-24T${time}:00Z`
  return {
    target: { listId: crypto.randomUUID(), rowId: crypto.randomUUID() },
    listName: 'Tuesday',
    state: 'created',
    createdAt: now,
    linkEndsAt: now + 86_400_000,
    content: {
      firstName: 'Alma',
      lastName: time,
      gender: 'female',
      phoneNumber: '+41791234567',
      scheduledFor,
      language: 'fr',
      doctorEmail,
      timeZone: 'Europe/Zurich',
      channel: 'sms'
    },
    ...(progress !== undefined && { remote: { askedAt: now, progress, scheduledFor: Date.parse(scheduledFor) } })
  }
}

test('the day list goes by doctor and time, and what was not observed is not known', () => {
  const entries = [
    entry('b@h.ch', '08:00', 'over'),
    entry('a@h.ch', '10:00', 'confirmed'),
    entry('a@h.ch', '07:00', 'sent'),
    entry('a@h.ch', '08:30', 'in'),
    entry('b@h.ch', '08:30')
  ]
  const groups = boardGroups(
    entries,
    (one, other) => one.localeCompare(other),
    (own) => own
  )
  const { headers, rows } = dayListTable(groups, 'en', now)
  expect(headers).toEqual(['Doctor or queue', 'Time', 'Patient', 'Confirmed', 'Came', 'Phone', 'State'])
  expect(rows.map((cells) => cells.slice(0, 6))).toEqual([
    ['a@h.ch', '08:00', '07:00 Alma', 'no', 'not known', '+41 79 123 45 67'],
    ['a@h.ch', '09:30', '08:30 Alma', 'not known', 'yes', '+41 79 123 45 67'],
    ['a@h.ch', '11:00', '10:00 Alma', 'yes', 'not yet', '+41 79 123 45 67'],
    ['b@h.ch', '09:00', '08:00 Alma', 'not known', 'yes', '+41 79 123 45 67'],
    ['b@h.ch', '09:30', '08:30 Alma', 'not known', 'not known', '+41 79 123 45 67']
  ])
})

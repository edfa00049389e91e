import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { InvitationContent } from '#contract/invitation.ts'
import {
  compareLists,
  type Difference,
  type PatientAppointment
} from '../../../src-renderer/list/comparison/compare-lists.ts'

let made = 0

function nextRowId(): string {
  made += 1
  return `row ${made}`
}

function visit(
  name: string,
  changes: Partial<InvitationContent> & Partial<Omit<PatientAppointment, 'content'>> = {}
): PatientAppointment {
  const { patientNumber = '', birthDate = '', rowId = nextRowId(), ...content } = changes
  return {
    rowId,
    patientNumber,
    birthDate,
    content: {
      firstName: 'Anna',
      lastName: name,
      gender: 'female',
      phoneNumber: '+41791234567',
      scheduledFor: '2026-12-01T08:00:00Z',
      language: 'fr',
      queue: 'Cardiologie',
      timeZone: 'Europe/Zurich',
      channel: 'sms',
      ...content
    }
  }
}

function summaries(differences: readonly Difference[]): string[] {
  return differences.map((difference) => {
    const name = ('now' in difference ? difference.now : difference.before).content.lastName
    const more =
      difference.kind === 'changed'
        ? difference.changes.join()
        : difference.kind === 'doubtful'
          ? difference.candidates.length
          : ''
    return `${name} ${difference.kind} ${more}`.trim()
  })
}

test('a list sent twice by mistake has nothing to do', () => {
  const before = [visit('Rey'), visit('Favre', { phoneNumber: '+41791234568' })]
  const now = before.map((one) => ({ ...one, rowId: `again ${one.rowId}` }))
  expect(summaries(compareLists(before, now))).toEqual(['Rey unchanged', 'Favre unchanged'])
})

test('new, moved, changed contact, other destination and gone are distinguished', () => {
  const before = [
    visit('Moved', { phoneNumber: '+41790000001' }),
    visit('Contact', { patientNumber: '7', phoneNumber: '+41790000002' }),
    visit('Destination', { phoneNumber: '+41790000003' }),
    visit('Gone', { phoneNumber: '+41790000004' })
  ]
  const now = [
    visit('Moved', { phoneNumber: '+41790000001', scheduledFor: '2026-12-01T09:00:00Z' }),
    visit('Contact', { patientNumber: '7', phoneNumber: '+41790000099' }),
    visit('Destination', { phoneNumber: '+41790000003', queue: 'Oncologie' }),
    visit('New', { phoneNumber: '+41790000005' })
  ]
  expect(summaries(compareLists(before, now))).toEqual([
    'Contact changed contact',
    'Moved changed moment',
    'Destination changed destination',
    'New new',
    'Gone gone'
  ])
})

test('the same name with only another contact is left to the user, and not reported as gone', () => {
  const before = [visit('Rey', { phoneNumber: '+41790000001' })]
  const now = [visit('Rey', { phoneNumber: '+41790000002' })]
  expect(summaries(compareLists(before, now))).toEqual(['Rey doubtful 1'])
})

test('a birth date matches patients whose contact changed, and distinguishes namesakes', () => {
  const before = [visit('Rey', { birthDate: '1950-1-2' }), visit('Favre', { birthDate: '1960-1-1' })]
  const now = [
    visit('Rey', { birthDate: '1950-1-2', phoneNumber: '+41790000002' }),
    visit('Favre', { birthDate: '1999-9-9' })
  ]
  expect(summaries(compareLists(before, now))).toEqual(['Rey changed contact', 'Favre new', 'Favre gone'])
})

test('two members of a household with one number stay two people', () => {
  const before = [visit('Rey'), visit('Rey', { firstName: 'Paul' })]
  const now = [visit('Rey', { firstName: 'Paul', scheduledFor: '2026-12-01T10:00:00Z' }), visit('Rey')]
  expect(
    compareLists(before, now)
      .map(({ kind }) => kind)
      .sort()
  ).toEqual(['changed', 'unchanged'])
})

test('of two appointments of a patient the one at the same time stays, the other one is moved', () => {
  const before = [visit('Rey'), visit('Rey', { scheduledFor: '2026-12-01T14:00:00Z' })]
  const now = [visit('Rey', { scheduledFor: '2026-12-01T15:00:00Z' }), visit('Rey')]
  const differences = compareLists(before, now)
  expect(differences).toContainEqual({ kind: 'unchanged', before: before[0], now: now[1] })
  expect(differences).toContainEqual({ kind: 'changed', before: before[1], now: now[0], changes: ['moment'] })
})

test('a second visit of a known patient is new, and needs no question', () => {
  const before = [visit('Rey')]
  const now = [visit('Rey'), visit('Rey', { scheduledFor: '2026-12-02T08:00:00Z' })]
  expect(compareLists(before, now).map(({ kind }) => kind)).toEqual(['unchanged', 'new'])
})

test('two patients with different numbers are never paired through a third without one', () => {
  const before = [visit('Rey', { patientNumber: '1' })]
  const now = [visit('Rey'), visit('Rey', { patientNumber: '2', scheduledFor: '2026-12-01T09:00:00Z' })]
  for (const order of [now, now.toReversed()]) {
    const differences = compareLists(before, order)
    expect(summaries(differences).toSorted()).toEqual(['Rey doubtful 1', 'Rey new'])
  }
})

test('a number that became known through one thing in common counts for all others', () => {
  // The first list knows the number, the second one the birth date: only together do they exclude the third.
  const before = [
    visit('Rey', { patientNumber: '1', birthDate: '1950-2-1' }),
    visit('Rey', { birthDate: '1950-2-1', scheduledFor: '2026-12-01T10:00:00Z' })
  ]
  const now = [visit('Rey', { patientNumber: '2', scheduledFor: '2026-12-01T10:00:00Z' })]
  expect(summaries(compareLists(before, now))).toEqual(['Rey new', 'Rey gone', 'Rey gone'])
})

test('whatever two lists hold, no pair has two numbers or two birth dates', () => {
  const value = (values: readonly string[]) => fc.constantFrom('', ...values)
  const person = fc.record({
    patientNumber: value(['1', '2', '3']),
    birthDate: value(['1950-1-1', '1960-1-1']),
    phoneNumber: fc.constantFrom('+41790000001', '+41790000002'),
    scheduledFor: fc.constantFrom('2026-12-01T08:00:00Z', '2026-12-01T09:00:00Z')
  })
  const list = fc.array(person, { maxLength: 7 })
  fc.assert(
    fc.property(list, list, (one, other) => {
      const before = one.map((changes) => visit('Rey', changes))
      const now = other.map((changes) => visit('Rey', changes))
      for (const difference of compareLists(before, now)) {
        if (difference.kind !== 'changed' && difference.kind !== 'unchanged') continue
        for (const key of ['patientNumber', 'birthDate'] as const) {
          const known = new Set([difference.before[key], difference.now[key]].filter((text) => text !== ''))
          expect(known.size).toBeLessThan(2)
        }
      }
    })
  )
})

test('every appointment of both lists is in exactly one difference, or is a candidate that the user must decide about', () => {
  const anyVisit = fc
    .record({
      name: fc.constantFrom('Rey', 'Favre', 'Blanc'),
      phoneNumber: fc.constantFrom('+41790000001', '+41790000002', undefined),
      scheduledFor: fc.constantFrom('2026-12-01T08:00:00Z', '2026-12-01T09:00:00Z', undefined),
      patientNumber: fc.constantFrom('', '1', '2'),
      birthDate: fc.constantFrom('', '1950-1-1', '1960-1-1')
    })
    .map(({ name, phoneNumber, scheduledFor, ...more }) => {
      const plain = visit(name, { ...more, emailAddress: 'a@example.org' })
      const { phoneNumber: _, scheduledFor: __, ...content } = plain.content
      return {
        ...plain,
        content: { ...content, ...(phoneNumber && { phoneNumber }), ...(scheduledFor && { scheduledFor }) }
      }
    })
  fc.assert(
    fc.property(fc.array(anyVisit, { maxLength: 8 }), fc.array(anyVisit, { maxLength: 8 }), (before, now) => {
      const differences = compareLists(before, now)
      const fresh = differences.flatMap((one) => ('now' in one ? [one.now.rowId] : []))
      expect([...fresh].sort()).toEqual(now.map(({ rowId }) => rowId).sort())
      const certain = differences.flatMap((one) => ('before' in one ? [one.before.rowId] : []))
      const asked = new Set(
        differences.flatMap((one) => (one.kind === 'doubtful' ? one.candidates.map(({ rowId }) => rowId) : []))
      )
      expect(new Set(certain).size).toBe(certain.length)
      for (const { rowId } of before) expect(certain.includes(rowId) !== asked.has(rowId)).toBe(true)
    })
  )
})

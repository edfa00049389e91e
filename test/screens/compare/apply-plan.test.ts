import { expect, test } from 'vitest'
import type { InvitationContent } from '#contract/invitation.ts'
import { compareLists, type PatientAppointment } from '../../../src-renderer/list/comparison/compare-lists.ts'
import { nameKeyOf } from '../../../src-renderer/list/validation/row-relations.ts'
import {
  type CompareItem,
  compareItems,
  createApplyPlan,
  isSelectedByDefault,
  itemId,
  type SentVisit
} from '../../../src-renderer/screens/compare/apply-plan.ts'

const day = Date.parse('2026-11-24T00:00:00Z')

function contentOf(lastName: string, part: Partial<InvitationContent> = {}): InvitationContent {
  return {
    firstName: 'Alma',
    lastName,
    gender: 'female',
    phoneNumber: '+41791234567',
    scheduledFor: '2026-11-24T09:00:00Z',
    language: 'fr',
    doctorEmail: 'dora.keller@practice.example',
    timeZone: 'Europe/Zurich',
    channel: 'sms',
    ...part
  }
}

const sent = (rowId: string, content: InvitationContent, state: SentVisit['state'] = 'created'): SentVisit => ({
  rowId,
  listId: 'old',
  state,
  content,
  patientNumber: '',
  birthDate: ''
})
const visit = (rowId: string, content: InvitationContent): PatientAppointment => ({
  rowId,
  content,
  patientNumber: '',
  birthDate: ''
})

function itemsOf(
  before: readonly SentVisit[],
  now: readonly PatientAppointment[],
  part: Partial<Parameters<typeof compareItems>[0]> = {}
): readonly CompareItem[] {
  return compareItems({
    differences: compareLists(before, now),
    sent: new Map(before.map((one) => [one.rowId, one])),
    answers: new Map(),
    notReady: new Set(),
    from: day,
    to: day + 86_400_000,
    ...part
  })
}

const chosenAtFirst = (items: readonly CompareItem[]) => new Set(items.filter(isSelectedByDefault).map(itemId))

test('the same list again leaves nothing to do', () => {
  const items = itemsOf([sent('a', contentOf('Keller'))], [visit('b', contentOf('Keller'))])
  expect(items.map(({ kind }) => kind)).toEqual(['unchanged'])
})

test('equal moves are one action, other corrections one each, and only selected patients are withdrawn', () => {
  const names = ['Amsler', 'Berger', 'Christen', 'Dubois']
  const before = names.map((name, index) => sent(`old-${index}`, contentOf(name)))
  const later = { scheduledFor: '2026-11-24T09:30:00Z' }
  const now = [
    visit('new-0', contentOf('Amsler', later)),
    visit('new-1', contentOf('Berger', later)),
    visit('new-2', contentOf('Christen', { firstName: 'Alma', emailAddress: 'a@example.org' })),
    visit('new-9', contentOf('Neu'))
  ]
  const items = itemsOf(before, now)
  expect(createApplyPlan(items, chosenAtFirst(items))).toEqual({
    withdraw: [],
    changes: [
      {
        action: { kind: 'move', minutes: 30 },
        targets: [
          { listId: 'old', rowId: 'old-0' },
          { listId: 'old', rowId: 'old-1' }
        ]
      },
      {
        action: { kind: 'correct', correction: { emailAddress: 'a@example.org' } },
        targets: [{ listId: 'old', rowId: 'old-2' }]
      }
    ],
    create: ['new-9'],
    replace: new Map(),
    notify: new Set(['old-0', 'old-1', 'old-2'])
  })
})

test('another doctor means withdrawing and inviting again, and only when selected', () => {
  const items = itemsOf(
    [sent('a', contentOf('Keller'))],
    [visit('b', contentOf('Keller', { doctorEmail: 'jean.favre@practice.example' }))]
  )
  expect([createApplyPlan(items, chosenAtFirst(items)).withdraw, createApplyPlan(items, new Set(['b']))]).toEqual([
    [],
    {
      withdraw: [{ listId: 'old', rowId: 'a' }],
      changes: [],
      create: [],
      replace: new Map([['a', 'b']]),
      notify: new Set()
    }
  ])
})

test('a patient with an unready row, another day or an unknown outcome does not count as gone', () => {
  const before = [
    sent('gone', contentOf('Amsler')),
    sent('blocked', contentOf('Berger')),
    sent('other-day', contentOf('Christen', { scheduledFor: '2026-11-26T09:00:00Z' })),
    sent('doubt', contentOf('Dubois'), 'undecided')
  ]
  const items = itemsOf(before, [], { notReady: new Set([nameKeyOf('Alma', 'Berger')]) })
  expect(items.map((item) => (item.kind === 'gone' ? [itemId(item), item.method] : item.kind))).toEqual([
    ['gone', 'withdraw'],
    ['blocked', 'not-ready'],
    ['doubt', 'settle-first']
  ])
})

test('an uncertain match has no effect until the user answers, and then becomes a change or a new and a gone patient', () => {
  const before = [sent('a', contentOf('Keller', { phoneNumber: '+41790000001' }))]
  const now = [visit('b', contentOf('Keller', { phoneNumber: '+41790000002' }))]
  const kinds = (answer?: string) =>
    itemsOf(before, now, { answers: new Map(answer === undefined ? [] : [['b', answer]]) }).map(({ kind }) => kind)
  expect([kinds(), kinds('a'), kinds('other')]).toEqual([['doubtful'], ['changed'], ['new', 'gone']])
})

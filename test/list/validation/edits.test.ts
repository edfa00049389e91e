import { describe, expect, it } from 'vitest'
import type { ListRow } from '#contract/list.ts'
import { createListValidator, groupIssues, toInvitationContent } from '../../../src-renderer/list/index.ts'
import { readLines, settings } from '../columns/read-lines.ts'
import { layout, rowOf, summary, validatorOf } from './rows.ts'

function verdictOf(row: ListRow) {
  const [verdict] = validatorOf([row]).results()
  if (!verdict) throw new Error('one row, one verdict')
  return verdict
}

describe('an edit of the user', () => {
  it('replaces every source of the field', () => {
    const row = rowOf(
      2,
      { sex: 'x', phone: '079 12', email: 'a(at)b', appointment: 'bald', doctor: 'Dr X' },
      {
        edits: {
          lastName: ' Favre ',
          firstName: 'Zoé',
          gender: 'w',
          phone: '0612345678',
          email: 'zoe@example.org',
          moment: '3. Dezember 2026, 14 Uhr',
          language: 'Deutsch',
          doctorEmail: 'x@h.example',
          queue: 'kardio'
        }
      }
    )
    expect(verdictOf(row)).toEqual({
      rowId: '2',
      row: 2,
      status: 'ready',
      invitation: {
        firstName: 'Zoé',
        lastName: 'Favre',
        gender: 'female',
        phoneNumber: '+33612345678',
        emailAddress: 'zoe@example.org',
        scheduledFor: '2026-12-03T13:00:00Z',
        language: 'de',
        doctorEmail: 'x@h.example',
        queue: 'kardio'
      },
      errors: [],
      warnings: ['phone-other-country'],
      repairs: [{ field: 'phone', before: '0612345678', after: '+33612345678', code: 'phone-other-country' }]
    })
  })

  it('can empty a field', () => {
    expect(verdictOf(rowOf(2, { email: 'a@h.example' }, { edits: { phone: '' } })).invitation).toEqual({
      firstName: 'Anna',
      lastName: 'Rochat',
      gender: 'female',
      emailAddress: 'a@h.example',
      scheduledFor: '2026-12-01T07:30:00Z',
      language: 'fr',
      queue: 'vidéo'
    })
  })

  it('keeps the other half of a split name, and the gender from its title', () => {
    const { rows, layout: found } = readLines('Patient;Natel', 'Mme ROCHAT Anna;079 123 45 67')
    const edited = rows.map((row) => (row.row === 2 ? { ...row, edits: { firstName: 'Anna Lea' } } : row))
    const [, verdict] = createListValidator(edited, found, settings).results()
    expect(verdict).toMatchObject({
      invitation: { firstName: 'Anna Lea', lastName: 'ROCHAT', gender: 'female' },
      warnings: ['name-split', 'no-appointment']
    })
  })

  it('skips a record, restores one, and shows a hidden one', () => {
    const rows = [
      rowOf(2, {}, { role: 'aside' }),
      { ...rowOf(3), cells: ['Total'], role: 'patient' as const },
      rowOf(4, {}, { hidden: true }),
      rowOf(5, {}, { hidden: true, role: 'patient' })
    ]
    expect(summary(validatorOf(rows).results())).toEqual([
      '2 aside person',
      '3 blocked contact-missing first-name-missing gender-missing',
      '4 aside hidden',
      '5 ready'
    ])
  })
})

describe('judging again after an edit', () => {
  it('gives the rows that are different now and no others', () => {
    const rows = [
      rowOf(2),
      rowOf(3),
      rowOf(4, { first: 'Luc', phone: '078 123 45 67' }),
      rowOf(5, { first: 'Zoé', phone: '076 1' })
    ]
    const judge = validatorOf(rows)
    expect(summary(judge.results())).toEqual([
      '2 ready',
      '3 blocked duplicate-row',
      '4 ready',
      '5 blocked phone-invalid'
    ])
    expect(summary(judge.update([{ ...rowOf(5, { first: 'Zoé' }), edits: { phone: '078 123 45 67' } }]))).toEqual([
      '4 ready phone-shared',
      '5 ready phone-shared'
    ])
    expect(summary(judge.update([rowOf(2, {}, { excluded: true })]))).toEqual(['2 excluded', '3 ready'])
    expect(judge.update([rowOf(2, {}, { excluded: true })])).toEqual([])
    expect(judge.update([rowOf(99)])).toEqual([])
  })
})

describe('the content of an invitation', () => {
  const contentOf = (row: ListRow, delivery: 'server' | 'links-only' = 'server') =>
    toInvitationContent(verdictOf(row), { ...settings, delivery })

  it('goes by SMS wherever there is a number', () => {
    expect(contentOf(rowOf(2, { email: 'a@h.example' }))).toEqual({
      firstName: 'Anna',
      lastName: 'Rochat',
      gender: 'female',
      phoneNumber: '+41791234567',
      emailAddress: 'a@h.example',
      scheduledFor: '2026-12-01T07:30:00Z',
      language: 'fr',
      queue: 'vidéo',
      timeZone: 'Europe/Zurich',
      channel: 'sms'
    })
  })

  it('goes by e-mail without one, and is not sent if the hospital delivers the links', () => {
    const row = rowOf(2, { phone: '', email: 'a@h.example' })
    expect([contentOf(row)?.channel, contentOf(row, 'links-only')?.channel]).toEqual(['email', 'none'])
  })

  it('is there for ready rows only', () => {
    expect([contentOf(rowOf(2, { sex: '' })), contentOf(rowOf(2, {}, { excluded: true }))]).toEqual([
      undefined,
      undefined
    ])
  })
})

it('issue groups contain their rows and an example of a repair, errors first', () => {
  const rows = [
    rowOf(2, { phone: '791234567' }),
    rowOf(3, { first: 'Luc', phone: '(0)78 123 45 67' }),
    rowOf(4, { first: 'Zoé', phone: '12', sex: '?' }),
    rowOf(5, { first: 'Max', sex: '?', phone: '076 123 45 67' }),
    rowOf(6, { sex: '?' }, { excluded: true })
  ]
  expect(groupIssues(createListValidator(rows, layout, settings).results())).toEqual([
    { code: 'gender-unknown', kind: 'blocked', field: 'gender', count: 2, rowIds: ['4', '5'], rows: [4, 5] },
    { code: 'phone-invalid', kind: 'blocked', field: 'phone', count: 1, rowIds: ['4'], rows: [4] },
    {
      code: 'phone-repaired',
      kind: 'warning',
      field: 'phone',
      count: 2,
      rowIds: ['2', '3'],
      rows: [2, 3],
      example: { before: '791234567', after: '+41791234567' }
    }
  ])
})

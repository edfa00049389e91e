import { describe, expect, it } from 'vitest'
import { type Patient, rowOf, summary, validatorOf } from './rows.ts'

function summaryOf(...patients: readonly Patient[]): readonly string[] {
  return summary(validatorOf(patients.map((patient, at) => rowOf(at + 2, patient))).results())
}

describe('the same visit twice', () => {
  it('blocks the later row, however the name is written', () => {
    expect(
      summaryOf(
        { last: 'Müller-Roux', first: 'Jean Luc' },
        { last: 'MULLER ROUX', first: 'Jean-Luc', phone: '078 123 45 67' },
        { last: 'Müllerroux', first: 'jean  luc' }
      )
    ).toEqual(['2 ready', '3 blocked duplicate-row', '4 blocked duplicate-row'])
  })

  it('is another appointment with another doctor, queue or time', () => {
    expect(
      summaryOf(
        { doctor: 'a@h.example' },
        { doctor: 'b@h.example' },
        { doctor: 'a@h.example', queue: 'x' },
        { doctor: 'a@h.example', appointment: '02.12.2026 08:30' }
      )
    ).toEqual(['2 ready two-visits', '3 ready two-visits', '4 ready two-visits', '5 ready two-visits'])
  })

  it('is the same without any appointment', () => {
    expect(summaryOf({ appointment: '' }, { appointment: '' })).toEqual([
      '2 ready no-appointment',
      '3 blocked duplicate-row'
    ])
  })

  it('is another patient where birth dates differ, in any notation', () => {
    expect(
      summaryOf(
        { born: '04.05.1980', phone: '', email: 'a@h.example' },
        { born: '1980-05-04' },
        { born: '05.05.1980' },
        { born: '05051980' }
      )
    ).toEqual(['2 ready', '3 blocked duplicate-row', '4 ready', '5 blocked duplicate-row'])
  })

  it('is the same if a birth year has two digits: it is never in the future', () => {
    expect(summaryOf({ born: '3.3.1960' }, { born: '03.03.60' }, { born: '03.03.20' }, { born: '3.3.2020' })).toEqual([
      '2 ready phone-shared',
      '3 blocked duplicate-row',
      '4 ready phone-shared',
      '5 blocked duplicate-row'
    ])
  })

  it('meets rows without a birth date, but not what they were blocked for', () => {
    expect(summaryOf({ born: '' }, { born: '04.05.1980' }, { born: '05.05.1980' })).toEqual([
      '2 ready',
      '3 blocked duplicate-row',
      '4 blocked duplicate-row'
    ])
    expect(
      summaryOf(
        { born: '04.05.1980' },
        { born: '', phone: '078 123 45 67' },
        { born: '05.05.1980', phone: '076 123 45 67' }
      )
    ).toEqual(['2 ready', '3 blocked duplicate-row', '4 ready'])
  })

  it('does not count where one of the rows is blocked or left out', () => {
    const rows = [rowOf(2, { sex: '' }), rowOf(3, {}, { excluded: true }), rowOf(4), rowOf(5)]
    expect(summary(validatorOf(rows).results())).toEqual([
      '2 blocked gender-missing',
      '3 excluded',
      '4 ready',
      '5 blocked duplicate-row'
    ])
  })

  it('is accepted if the user decided so, and then is a second appointment', () => {
    const rows = [rowOf(2), rowOf(3, {}, { accepted: ['duplicate-row'] })]
    expect(summary(validatorOf(rows).results())).toEqual(['2 ready two-visits', '3 ready two-visits'])
  })
})

describe('a number', () => {
  it('is shared where another patient has it too, not where the same patient does', () => {
    expect(
      summaryOf(
        { first: 'Lina' },
        { first: 'Noah', appointment: '01.12.2026 09:00' },
        { first: 'Sandra', phone: '078 123 45 67' },
        { first: 'Sandra', phone: '078 123 45 67', appointment: '02.12.2026 09:00' }
      )
    ).toEqual(['2 ready phone-shared', '3 ready phone-shared', '4 ready two-visits', '5 ready two-visits'])
  })

  it('is shared by namesakes with different birth dates', () => {
    expect(summaryOf({ born: '04.05.1980' }, { born: '05.05.1980' })).toEqual([
      '2 ready phone-shared',
      '3 ready phone-shared'
    ])
  })

  it('is not shared with a duplicate that will not be sent', () => {
    expect(summaryOf({}, {}, { first: 'Luc', phone: '076 123 45 67' })).toEqual([
      '2 ready',
      '3 blocked duplicate-row',
      '4 ready'
    ])
  })
})

it('related rows are named by their ids, the row itself among them', () => {
  const rows = [rowOf(2), rowOf(3), rowOf(4, { appointment: '02.12.2026 08:30' }), rowOf(5, { first: 'Luc' })]
  expect(
    validatorOf(rows)
      .results()
      .map(({ related }) => related)
  ).toEqual([
    [
      { code: 'two-visits', rowIds: ['2', '4'] },
      { code: 'phone-shared', rowIds: ['2', '4', '5'] }
    ],
    [{ code: 'duplicate-row', rowIds: ['2', '3'] }],
    [
      { code: 'two-visits', rowIds: ['2', '4'] },
      { code: 'phone-shared', rowIds: ['2', '4', '5'] }
    ],
    [{ code: 'phone-shared', rowIds: ['2', '4', '5'] }]
  ])
})

it('ten thousand rows of one name, number and time are compared at once', () => {
  const rows = Array.from({ length: 10_000 }, (_, at) =>
    rowOf(at + 2, { born: at % 2 === 0 ? '' : `0${1 + (at % 9)}.05.1980` })
  )
  const judge = validatorOf(rows)
  expect(judge.results().filter(({ status }) => status === 'ready')).toHaveLength(1)
  const changed = judge.update([{ ...rows[0], edits: { moment: '02.12.2026 10:00' } } as (typeof rows)[number]])
  expect(changed.length).toBeGreaterThan(0)
})

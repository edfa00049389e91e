import { describe, expect, it } from 'vitest'
import { summary } from '../validation/rows.ts'
import { meaningByTitle, readLines } from './read-lines.ts'

const people = ['Rey;Anne;F;079 555 50 31', 'Roy;Luc;M;079 555 50 32']

function rowsOf(values: readonly [string, string]): readonly string[] {
  return people.map((person, at) => `${person};${values[at]}`)
}

/** The titles of the columns in use for the appointment. */
function used(titles: string, values: readonly [string, string]): readonly string[] {
  return meaningByTitle(`Nom;Prénom;Sexe;Natel;${titles}`, ...rowsOf(values))
    .slice(4)
    .filter(([, meaning]) => meaning !== 'ignore')
    .map(([title]) => title)
}

function statuses(titles: string, values: readonly [string, string]): readonly string[] {
  return summary(readLines(`Nom;Prénom;Sexe;Natel;${titles}`, ...rowsOf(values)).validator.results()).slice(1)
}

const days = ['03.12.2026;10.12.2026;09:00', '04.12.2026;11.12.2026;09:10'] as const

describe('the new day is used next to an old one or a proposed one', () => {
  it.each([
    ['Ancienne date', 'Nouvelle date', 'Heure'],
    ['Alter Termin', 'Neuer Termin', 'Zeit'],
    ['Termin alt', 'Termin neu', 'Zeit'],
    ['Old date', 'New date', 'Time'],
    ['Vecchia data', 'Nuova data', 'Ora'],
    ['Date proposée', 'Date confirmée', 'Heure'],
    ['Date souhaitée', 'Date confirmée', 'Heure'],
    ['Wunschtermin', 'Bestätigter Termin', 'Zeit'],
    ['Proposed date', 'Confirmed date', 'Time']
  ])('%s, %s', (old, own, time) => {
    expect(used(`${old};${own};${time}`, days)).toEqual([own, time])
  })

  it('also where it is further left', () => {
    expect(used('Nouvelle date;Ancienne date;Heure', days)).toEqual(['Nouvelle date', 'Heure'])
  })
})

describe('two days of equal titles', () => {
  it.each([
    '1er RDV;Prochain RDV;Heure',
    'Ersttermin;Folgetermin;Zeit',
    'Date 1;Date 2;Heure',
    'Datum;Neues Datum;Zeit'
  ])('are no day: %s', (titles) => {
    expect(statuses(titles, days)).toEqual(['2 blocked date-invalid', '3 blocked date-invalid'])
  })

  it('are one where they are the same or the other is over', () => {
    expect(statuses('Date 1;Date 2;Heure', ['03.12.2026;3.12.26;09:00', '04.12.2026;;09:10'])).toEqual([
      '2 ready',
      '3 ready'
    ])
    expect(statuses('Date 1;Date 2;Heure', ['03.12.2026;01.06.2026;09:00', '04.12.2026;02.06.2026;09:10'])).toEqual([
      '2 ready',
      '3 ready'
    ])
  })
})

describe('the hour of the beginning', () => {
  it('is used next to the one for which the patient was called', () => {
    expect(used('Datum;Einbestellt;Beginn', ['03.12.2026;08:00;09:00', '04.12.2026;08:30;09:30'])).toEqual([
      'Datum',
      'Beginn'
    ])
  })
})

import { describe, expect, it } from 'vitest'
import { readList } from '../../../src-renderer/list/index.ts'
import { settings } from './read-lines.ts'

function outcomeOf(...lines: readonly string[]): string {
  const reading = readList(new TextEncoder().encode(lines.join('\n')), { settings, rowId: String })
  return reading.kind === 'unreadable' ? reading.reason : 'a list'
}

const half = 'Nom;Prénom;Sexe;Natel;Date;Heure'
const rey = 'Rey;Anne;F;079 123 45 10;01.12.2026;08:30'
const roy = 'Roy;Lea;F;079 123 45 11;01.12.2026;08:50'

describe('a list with two patients in each row is refused', () => {
  it.each([
    ['with all columns twice', [`${half};;${half}`, `${rey};;${roy}`]],
    ['also where the first half is empty in a row', [`${half};${half}`, `${rey};${roy}`, `;;;;;;${roy}`]],
    [
      'with one time for both',
      [
        'Date;Heure;Nom;Prénom;Sexe;Natel;Nom;Prénom;Sexe;Natel',
        '01.12.2026;08:30;Rey;Anne;F;0791234510;Roy;Luc;M;0791234511'
      ]
    ],
    ['with numbers in the titles', ['Name 1;Handy 1;Name 2;Handy 2', 'Rey Anne;079 123 45 10;Roy Luc;079 123 45 11']],
    [
      'under groups with numbers',
      [
        'Paziente 1;;;Paziente 2;;;Data',
        'Cognome;Nome;Cell.;Cognome;Nome;Cell.;',
        'Rey;Anne;079 123 45 10;Roy;Luc;079 123 45 11;1.12.2026'
      ]
    ],
    [
      'under two doctors',
      [
        'Dr Keller;;;;Dr Meier;;;',
        'Name;Vorname;m/w;Natel;Name;Vorname;m/w;Natel',
        'Rey;Anne;w;079 123 45 10;Roy;Luc;m;079 123 45 11'
      ]
    ]
  ])('%s', (_, lines) => {
    expect(outcomeOf(...lines)).toBe('two-patients')
  })
})

describe('a list is read', () => {
  it.each([
    ['with a relative under titles of one kind', [`${half};Nom;Prénom;Natel`, `${rey};Rey;Lea;079 123 45 11`]],
    ['with the same columns twice from a join of two exports', [`${half};${half}`, `${rey};${rey}`]],
    ['with an empty second half', [`${half};${half}`, `${rey};;;;;;`]],
    [
      'with a mother under a group of her own',
      [
        'Patient;;;;Mutter;;',
        'Name;Vorname;m/w;Natel;Name;Vorname;Natel',
        'Rey;Anne;w;079 123 45 10;Roy;Eva;079 123 45 11'
      ]
    ]
  ])('%s', (_, lines) => {
    expect(outcomeOf(...lines)).toBe('a list')
  })
})

import { describe, expect, it } from 'vitest'
import { outcomes, readLines } from './read-lines.ts'

const header = 'Nom;Prénom;Sexe;Natel;Date;Heure'
const rey = 'Rey;Anne;F;079 123 45 10;01.12.2026;08:30'

function phones(...lines: readonly string[]): readonly (string | undefined)[] {
  return readLines(...lines)
    .validator.results()
    .filter(({ status }) => status !== 'aside')
    .map(({ invitation }) => invitation.phoneNumber)
}

describe('a second header', () => {
  it('rules the rows below it, until the first one is repeated', () => {
    const lines = [
      header,
      rey,
      'Natel;Nom;Prénom;Sexe;Heure;Date',
      '079 123 45 11;Roy;Luc;M;08:50;01.12.2026',
      header,
      'Ray;Eva;F;079 123 45 12;01.12.2026;09:10'
    ]
    expect(phones(...lines)).toEqual(['+41791234510', '+41791234511', '+41791234512'])
    expect(outcomes(...lines)).toEqual([
      '1 aside header',
      '2 ready',
      '3 aside repeated-header',
      '4 ready',
      '5 aside repeated-header',
      '6 ready'
    ])
  })

  it('may say a column in other words', () => {
    expect(phones(header, rey, 'Prénom;Nom;Sexe;Portable;Date;Heure', 'Luc;Roy;M;079 123 45 11;01.12.2026;9h')).toEqual(
      ['+41791234510', '+41791234511']
    )
  })

  it('may lack a column: its rows have nothing there', () => {
    expect(outcomes(header, rey, 'Prénom;Nom;Sexe;Date;Natel', 'Luc;Roy;M;01.12.2026;079 123 45 11')).toEqual([
      '1 aside header',
      '2 ready',
      '3 aside repeated-header',
      '4 blocked time-missing'
    ])
  })

  it('adds its own columns to the list, each with its meaning', () => {
    const { layout, rows } = readLines(
      header,
      rey,
      'Nom;Prénom;Sexe;Tél. proche;Natel;Date;Heure',
      'Roy;Luc;M;079 999 88 77;;01.12.2026;08:50'
    )
    expect(layout.headers.slice(6)).toEqual(['Tél. proche'])
    expect(layout.columns[6]).toBe('ignore')
    expect(rows[3]?.cells).toEqual(['Roy', 'Luc', 'M', '', '01.12.2026', '08:50', '079 999 88 77'])
  })

  it('of another table blocks what is below it', () => {
    expect(
      outcomes(header, rey, 'Médecin;Téléphone;E-mail;Adresse', 'Dr Favre;021 300 50 00;favre@h.example;Rue 1').at(-1)
    ).toBe('4 blocked row-shifted')
  })

  it('does not become the header of the patients above it, even if it has more titles', () => {
    expect(
      outcomes(
        'Name;Vorname;m/w;Natel;Termin',
        'Rey;Anne;w;079 123 45 10;01.12.2026 08:30',
        'Name;Vorname;m/w;Geburtsdatum;Natel;Termin',
        'Roy;Luc;m;1.2.1950;079 123 45 11;01.12.2026 08:50'
      )
    ).toEqual(['1 aside header', '2 ready', '3 aside repeated-header', '4 ready'])
  })

  it('keeps a shifted row above it shifted', () => {
    expect(
      outcomes(
        header,
        rey,
        'Rod;Max;M;079 123 45 13;01.12.2026;08:40',
        'Rog;Ida;F;079 123 45 14;01.12.2026;08:45',
        'Roy;Luc;x;M;079 123 45 11;01.12.2026;08:50',
        'Nom;Prénom;Sexe;Natel;Date;Heure;Remarque',
        'Ray;Eva;F;079 123 45 12;01.12.2026;09:10;'
      )
    ).toEqual([
      '1 aside header',
      '2 ready',
      '3 ready',
      '4 ready',
      '5 blocked row-shifted',
      '6 aside repeated-header',
      '7 ready'
    ])
  })
})

import { describe, expect, it } from 'vitest'
import { remarksIn } from '../../../src-renderer/list/index.ts'
import { readLines } from '../columns/read-lines.ts'
import { summary } from './rows.ts'

/** What a list says of one patient, whose row has one more column. */
function statusWith(title: string, cell: string): string {
  const { validator } = readLines(
    `Nom;Prénom;Sexe;Date;Heure;Mobile;${title}`,
    'Roy;Luc;M;01.12.2026;08:00;079 555 52 01;',
    `Rey;Anne;F;01.12.2026;08:20;079 555 52 02;${cell}`
  )
  return summary(validator.results())[2] ?? ''
}

/** The same, for a row of other values. */
function statusOf(row: string): string {
  const { validator } = readLines(
    'Nom;Prénom;Sexe;Date;Heure;Mobile',
    'Roy;Luc;M;01.12.2026;08:00;079 555 52 01',
    'Ott;Eva;F;01.12.2026;08:10;079 555 52 03',
    row
  )
  return summary(validator.results())[3] ?? ''
}

describe('a patient who has died is held back', () => {
  it.each([
    ['Statut', 'décédée'],
    ['Status', 'verstorben'],
    ['Appointment status', 'deceased'],
    ['Stato', 'deceduto'],
    ['Statut vital', 'décédé'],
    ['Vitalstatus', 'verstorben'],
    ['Décédé', 'Oui'],
    ['Verstorben', 'J'],
    ['Deceased', 'Y'],
    ['Deceduto', 'x'],
    ['Date de décès', '12.11.2026'],
    ['Todesdatum', '12.11.2026'],
    ['Sterbedatum', '12.11.2026'],
    ['Date of death', '12/11/2026'],
    ['Data decesso', '12.11.2026'],
    ['Remarques', 'DCD'],
    ['Remarques', 'mort le 12.11.'],
    ['Note', 'morto il 12.11'],
    ['Comments', 'passed away'],
    ['Bemerkung', 'Exitus 12.11.'],
    ['Bemerkung', 'Patient verst.'],
    ['Bemerkung', 'tot'],
    ['Bemerkung', 'RIP']
  ])('%s: %s', (title, cell) => {
    expect(statusWith(title, cell)).toBe('3 blocked remark-against')
  })
})

describe('a visit that was cancelled is held back', () => {
  it.each([
    ['Cancel date', '12.11.2026'],
    ["Date d'annulation", '12.11.2026'],
    ["Motif d'annulation", 'malade'],
    ['Absagegrund', 'krank'],
    ['Motivo disdetta', 'malattia']
  ])('%s: %s', (title, cell) => {
    expect(statusWith(title, cell)).toMatch(/^3 blocked (?:remark-against|cancelled)$/)
  })
})

describe('nothing speaks against the visit', () => {
  it.each([
    ['Décédé', 'non'],
    ['Verstorben', 'N'],
    ['Deceased', ''],
    ['Statut vital', 'vivant'],
    ['Todesdatum', '0000-00-00'],
    ['Date de décès', '-'],
    ['Décès de la mère', 'oui'],
    ['Remarques', 'appeler plus tôt'],
    ['Remarques', 'Tôt'],
    ['Bemerkung', 'Verst. Sprunggelenk'],
    ['Absage bis', '30.11.2026'],
    ['Zusage/Absage', 'Zusage'],
    ["Frais d'annulation", '50'],
    ['Statut', 'décommandé'],
    ['Statut', 'déplacé au 03.12.'],
    ['Status', 'abgemeldet'],
    ['Status', 'rescheduled']
  ])('%s: %s', (title, cell) => {
    expect(statusWith(title, cell)).toBe('3 ready')
  })
})

describe('a remark in a value', () => {
  it.each([
    'Rey (décédée);Anne;F;01.12.2026;08:20;079 555 52 02',
    'Rey;Anne (verstorben);F;01.12.2026;08:20;079 555 52 02',
    'Rey;Anne décédée le 2.11.2026;F;01.12.2026;08:20;079 555 52 02',
    'Rey †;Anne;F;01.12.2026;08:20;079 555 52 02',
    'Rey;Anne (cancelled);F;01.12.2026;08:20;079 555 52 02',
    'ANNULÉ;Anne;F;01.12.2026;08:20;079 555 52 02',
    'Rey;Anne ANNULÉ;F;01.12.2026;08:20;079 555 52 02',
    'Rey;Anne;F;01.12.2026;08:20;annulé 079 555 52 02'
  ])('holds the row back: %s', (row) => {
    expect(statusOf(row)).toBe('4 blocked remark-against')
  })

  it.each(['Cancela', 'Mort', 'Tot', 'Annulé', 'Cancellieri', 'Canceliere Storni', 'Deceuninck'])(
    'is not the name %s',
    (name) => {
      expect(statusOf(`${name};Anne;F;01.12.2026;08:20;079 555 52 02`)).toBe('4 ready')
    }
  )

  it('holds back a name of one column, where the brackets are no part of it', () => {
    const { validator } = readLines(
      'Patient;Geschlecht;Natel;Termin',
      'von Gunten Peter (verstorben);m;079 555 52 02;01.12.2026 08:00',
      'Peter Ott (abgesagt);m;079 555 52 03;01.12.2026 08:10',
      'Meier Urs (neu);m;079 555 52 04;01.12.2026 08:20'
    )
    expect(summary(validator.results()).slice(1)).toEqual([
      '2 blocked remark-against',
      '3 blocked remark-against',
      '4 ready name-split'
    ])
  })
})

describe('the remark shown', () => {
  it('has the title of an answer, and the words of a remark', () => {
    const { layout, rows } = readLines(
      'Nom;Prénom;Sexe;Date;Heure;Mobile;Décédé;Remarques',
      'Roy;Luc;M;01.12.2026;08:00;079 555 52 01;Oui;',
      'Rey;Anne;F;01.12.2026;08:20;079 555 52 02;;DCD'
    )
    const remarkOf = remarksIn(layout)
    expect(rows.slice(1).map(remarkOf)).toEqual(['Décédé: Oui', 'DCD'])
  })
})

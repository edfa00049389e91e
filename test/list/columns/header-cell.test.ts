import { describe, expect, it } from 'vitest'
import { readHeaderCell } from '../../../src-renderer/list/columns/header-cell.ts'
import { titles } from './titles.ts'

describe('a title means on its own', () => {
  for (const [kind, texts] of Object.entries(titles)) {
    it(`${kind}: ${texts.length} ways to write it`, () => {
      expect(texts.filter((text) => readHeaderCell(text).kind !== kind)).toEqual([])
    })

    it(`${kind}: in capitals, without accents, with marks around it and over several lines`, () => {
      const worn = texts
        .filter((text) => !/[a-z][A-Z]/.test(text))
        .flatMap((text) => {
          const bare = text.normalize('NFD').replace(/\p{M}/gu, '')
          return [text.toUpperCase(), bare, `* ${text} :`, text.replaceAll(' ', '\n'), `  ${text}\u00a0`]
        })
      expect(worn.filter((text) => readHeaderCell(text).kind !== kind)).toEqual([])
    })
  }
})

describe('the birth name', () => {
  it.each([
    'Nom de célibataire',
    'Geburtsnachname',
    'Nom de famille à la naissance',
    'Name vor der Heirat',
    'Nom de naissance',
    'Nom de jeune fille',
    'Mädchenname',
    'Geburtsname',
    'Cognome da nubile',
    'Maiden name'
  ])('%s ranks below every other last name', (text) => {
    expect(readHeaderCell(text)).toEqual({ kind: 'lastName', rank: 1 })
  })
})

describe('a line above the header', () => {
  it.each([
    ['Médecin', 'Nom', { kind: 'doctor', rank: 1 }],
    ['Behandler', 'E-Mail', { kind: 'doctorEmail', rank: 1 }],
    ['Behandler', 'Name', { kind: 'doctor', rank: 1 }],
    ['Chirurgien', 'Mobile', { kind: 'ignore', reason: 'doctor', rank: 0 }],
    ['Médecin traitant', 'E-mail', { kind: 'ignore', reason: 'other-person', rank: 0 }],
    ['Hausarzt', 'Telefon', { kind: 'ignore', reason: 'other-person', rank: 0 }],
    ['Next of kin', 'Mobile', { kind: 'ignore', reason: 'other-person', rank: 0 }],
    ['Kontakt', 'Mobil', { kind: 'phone:mobile', rank: 2 }],
    ['Telefon', 'Privat', { kind: 'phone', rank: 1 }],
    ['Patient', 'Name', { kind: 'name', rank: 5 }],
    ['Naissance', 'Date', { kind: 'birthDate', rank: 1 }],
    ['Naissance', 'Lieu', { kind: 'ignore', reason: 'no-use', rank: 0 }],
    ['Termin', 'Datum', { kind: 'date', rank: 4 }],
    ['Termin', 'bis', { kind: 'ignore', reason: 'end', rank: 0 }],
    ['Médecin', 'Date RDV', { kind: 'date', rank: 4 }],
    ['Médecin', 'Langue', { kind: 'language', rank: 1 }],
    ['Arzt', 'Tel. Patient', { kind: 'phone', rank: 2 }],
    ['Service', 'Téléphone', { kind: 'ignore', reason: 'other-person', rank: 0 }],
    ['Spital Wallis', 'Telefon', { kind: 'ignore', reason: 'whose-contact', rank: 0 }],
    ['Patient', 'Telefon', { kind: 'phone', rank: 2 }],
    ['Keyworker', 'Mobile', { kind: 'ignore', reason: 'whose-contact', rank: 0 }],
    ['Service', 'Tél. patient', { kind: 'phone', rank: 2 }],
    ['', 'Tél. MPR', { kind: 'ignore', reason: 'other-person', rank: 0 }]
  ] as const)('%s gives %s its meaning', (group, text, reading) => {
    expect(readHeaderCell(text, group)).toEqual(reading)
  })
})

import { expect, test } from 'vitest'
import { createListValidator, ownColumns } from '../../../src-renderer/list/index.ts'
import { readLines, settings } from '../columns/read-lines.ts'

const patient = (name: string, rest: string) => `${name};Anna;f;079 123 45 67;01.12.2026 08:30;${rest}`
const lines = (titles: string, leftOut: string, withdrawn: string, invited: string) => [
  `Nom;Prénom;Sexe;Natel;Rendez-vous;${titles};HCW-ID 0123abcd`,
  patient('Rochat', `;${leftOut};;1`),
  patient('Favre', `;${withdrawn};;2`),
  patient('Rey', `https://h.example/1;${invited};;3`)
]

test.each([
  ['fr', 'Lien;État;Motif', 'Laissé de côté', 'Retiré', 'Invité'],
  ['de', 'Link;Stand;Grund', 'Weggelassen', 'Zurückgezogen', 'Eingeladen'],
  ['it', 'Link;Stato;Motivo', 'Escluso', 'Annullato', 'Invitato'],
  ['en', 'Link;State;Reason', 'Left out', 'Withdrawn', 'Invited'],
  ['mail merge', 'PATIENT_LINK;STATUS;REASON', 'Left out', 'Withdrawn', 'Invited']
])('patients who were left out of an export that is imported again are not invited (%s)', (_, titles, ...states) => {
  const [leftOut = '', withdrawn = '', invited = ''] = states
  const { validator } = readLines(...lines(titles, leftOut, withdrawn, invited))
  expect(
    validator
      .results()
      .slice(1)
      .map(({ errors }) => errors)
  ).toEqual([['not-chosen'], ['not-chosen'], []])
})

test('whoever takes such a patient back has the last word', () => {
  const reading = readLines(...lines('Link;State;Reason', 'Left out', 'Invited', 'Invited'))
  const taken = reading.rows.map((row) => ({ ...row, accepted: ['not-chosen'] }))
  const errors = createListValidator(taken, reading.layout, settings)
    .results()
    .map((result) => result.errors)
  expect([reading.validator.results()[1]?.errors, errors[1]?.includes('not-chosen')]).toEqual([['not-chosen'], false])
})

test('a column of somebody else’s with the word is none of an export', () => {
  expect(ownColumns(['Nom', 'Link', 'State', 'Note']).all.size).toBe(0)
  const [, row] = readLines('Nom;Prénom;Sexe;Natel;Rendez-vous;State', patient('Rey', 'Left out')).validator.results()
  expect(row?.status).toBe('ready')
})

test.each([
  ['fr', 'Jour;Heure;Patient;Téléphone;État', 'Laissé de côté', 'Retiré'],
  ['de', 'Tag;Zeit;Patient;Telefon;Stand', 'Weggelassen', 'Zurückgezogen'],
  ['it', 'Giorno;Ora;Paziente;Telefono;Stato', 'Escluso', 'Annullato'],
  ['en', 'Day;Time;Patient;Phone;State', 'Left out', 'Withdrawn']
])('nor are those of a sheet for phoning (%s)', (_, titles, leftOut, withdrawn) => {
  const line = (name: string, state: string) => `01.12.2026;08:30;${name} Anna;+41 79 123 45 67;${state}`
  const { validator } = readLines(titles, line('Rochat', leftOut), line('Favre', withdrawn), line('Rey', ''))
  const isLeftOut = validator.results().map(({ errors }) => errors.includes('not-chosen'))
  expect([isLeftOut.slice(1), [...ownColumns(titles.split(';')).all]]).toEqual([[true, true, false], [4]])
})

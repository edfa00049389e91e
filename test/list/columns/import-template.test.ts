import { describe, expect, it } from 'vitest'
import type { ImportTemplate } from '#contract/list.ts'
import { layoutSignature, matchTemplate } from '../../../src-renderer/list/index.ts'
import { readLines } from './read-lines.ts'

const row = 'Dupont;Anne;f;079 123 45 01;01.12.2026;08:30'
const first = readLines('Nom;Prénom;Sexe;Natel;Date;Heure', row).layout

function kindOf(layout: typeof first): ImportTemplate {
  return { signature: layoutSignature(layout), name: 'Agenda', layout, settings: {}, choices: {}, usedAt: 0 }
}

describe('an import template', () => {
  it('has one signature, however its titles are capitalised, below however many title lines', () => {
    const again = readLines('Hôpital;;;;;', '', 'NOM;PRENOM;SEXE;NATEL;DATE;HEURE', row).layout
    expect(layoutSignature(again)).toBe(layoutSignature(first))
  })

  it('matches again, with the user’s decisions and this file’s header row', () => {
    const chosen = kindOf({ ...first, columns: ['lastName', 'firstName', 'ignore', 'phone', 'date', 'time'] })
    const again = readLines('Hôpital;;;;;', 'Nom;Prénom;Sexe;Natel;Date;Heure', row).layout
    expect(matchTemplate(again, [chosen])).toEqual({
      kind: 'same',
      template: chosen,
      layout: { ...chosen.layout, headerRow: 2 }
    })
  })

  it('keeps that its dates have the month first, also where a column changed', () => {
    const chosen = kindOf({ ...first, dateOrder: 'month-first' })
    const more = readLines('Nom;Prénom;Sexe;Natel;Date;Heure;E-mail', `${row};a@b.ch`).layout
    expect([matchTemplate(first, [chosen]), matchTemplate(more, [chosen])]).toMatchObject([
      { kind: 'same', layout: { dateOrder: 'month-first' } },
      { kind: 'changed', layout: { dateOrder: 'month-first' } }
    ])
  })

  it('needs a check when a column moved, came or went, and keeps the meaning of the others', () => {
    const chosen = kindOf({ ...first, columns: ['lastName', 'firstName', 'gender', 'phone', 'date', 'time'] })
    const changed = readLines('Prénom;Nom;Natel;Date;Heure;E-mail', 'Anne;Dupont;079 123 45 01;01.12.2026;08:30;a@b.ch')
    const match = matchTemplate(changed.layout, [chosen])
    expect(match).toMatchObject({
      kind: 'changed',
      layout: { columns: ['firstName', 'lastName', 'phone', 'date', 'time', 'email'] },
      differences: [
        { kind: 'moved', header: 'Prénom', from: 1, to: 0 },
        { kind: 'moved', header: 'Nom', from: 0, to: 1 },
        { kind: 'new', header: 'E-mail', to: 5 },
        { kind: 'missing', header: 'Sexe', from: 2 }
      ]
    })
  })

  it('takes the doctors by their names where the column of their addresses is gone', () => {
    const titles = 'Nom;Prénom;Sexe;Natel;Date;Heure;Médecin'
    const both = readLines(`${titles};Email médecin`, `${row};Dr Keller;keller@hospital.example`).layout
    const named = readLines(titles, `${row};Dr Keller`).layout
    expect(both.columns.slice(-2)).toEqual(['ignore', 'doctorEmail'])
    expect(matchTemplate(named, [kindOf(both)])).toMatchObject({ kind: 'changed', layout: { columns: named.columns } })
    expect(named.columns.at(-1)).toBe('doctor')
  })

  it('does not match if most titles differ', () => {
    const other = readLines('Cognome;Nome;Cellulare;Data;Ora', 'Rossi;Anna;079 123 45 01;01.12.2026;08:30').layout
    expect(matchTemplate(other, [kindOf(first)])).toEqual({ kind: 'new' })
  })

  it('without a header matches by its columns', () => {
    const one = readLines(row, 'Roux;Luc;m;079 123 45 02;01.12.2026;09:30').layout
    const other = readLines('Favre;Zoé;f;079 123 45 03;02.12.2026;10:30', row).layout
    expect(matchTemplate(other, [kindOf(first), kindOf(one)])).toMatchObject({ kind: 'same', template: kindOf(one) })
  })
})

import { expect, test } from 'vitest'
import type { ColumnMeaning } from '#contract/list.ts'
import { addressColumns, addressLines } from '../../../src-renderer/list/index.ts'

/** The lines that a file with these titles gives for these cells; null: it has no address. */
function linesOf(titles: string, cells: string, columns: readonly ColumnMeaning[] = []): readonly string[] | null {
  const headers = titles.split(';')
  const found = addressColumns({ headers, columns: headers.map((_, at) => columns[at] ?? 'ignore') })
  return found === null ? null : addressLines(found, cells.split(';'))
}

test('the address is found by whole titles in four languages, in one column or in several', () => {
  expect([
    linesOf('Nom;Rue;NPA;Localité', 'Favre;Rue du Lac 1;1700;Fribourg'),
    linesOf('Name;Strasse;Haus-Nr.;PLZ/Ort;Adresszusatz', 'Favre;Seeweg;12a;3000 Bern;c/o Meier'),
    linesOf('Cognome;Indirizzo;CAP;Località;Paese', 'Favre;Via Lago 1;6900;Lugano;Italia'),
    linesOf('Name;Street address;Postcode;City;Country', 'Favre;Lake Road 1;1700;Fribourg;Switzerland'),
    linesOf('Adresse du patient;NPA patient;Localité patient', 'Rue 1;1700;Fribourg')
  ]).toEqual([
    ['Rue du Lac 1', '1700 Fribourg'],
    ['c/o Meier', 'Seeweg 12a', '3000 Bern'],
    ['Via Lago 1', '6900 Lugano', 'Italia'],
    ['Lake Road 1', '1700 Fribourg'],
    ['Rue 1', '1700 Fribourg']
  ])
})

test('an address that may be somebody else’s, of two places, or an e-mail is none', () => {
  expect([
    linesOf('Nom;Adresse du médecin;NPA;Localité', 'Favre;Rue 1;1700;Fribourg'),
    linesOf('Rue;NPA;Localité;Rue;NPA;Localité', 'Rue 1;1700;Fribourg;Rue 2;1000;Lausanne'),
    linesOf('Adresse;NPA;Localité', 'a@example.org;1700;Fribourg', ['email']),
    linesOf('Strasse;Ort', 'Seeweg 1;Bern'),
    linesOf('Name;Ort', 'Favre;Bern')
  ]).toEqual([null, null, null, null, null])
})

test('an address without street or town is not printed at all', () => {
  expect([
    linesOf('Rue;NPA;Localité', ';1700;Fribourg'),
    linesOf('Rue;NPA;Localité', 'Rue 1;1700;'),
    linesOf('Rue;NPA;Localité', 'Rue 1')
  ]).toEqual([[], [], []])
})

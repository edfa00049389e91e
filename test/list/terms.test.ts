import { expect, test } from 'vitest'
import { oneOf, terms } from '../../src-renderer/list/terms.ts'

const notations: readonly (readonly [term: string, matched: string, refused: string])[] = [
  ['tel', 'tel, mon tel, tel prive', 'telefon, hotel'],
  ['naiss*', 'naiss, naissance, date naissance', 'renaissance'],
  ['*arzt', 'arzt, hausarzt, hausarzt nr', 'arztin'],
  ['*mail*', 'mail, email, mailadresse', 'mal'],
  ['nom de famille', 'nom de famille, le nom de famille', 'nom famille, prenom de famille'],
  ['vor+name', 'vorname, vor name', 'vor der name, vornamen'],
  ['pat|patient* nr|no', 'pat nr, patienten no', 'pat, pat nummer'],
  ['=nat', 'nat', 'nat tel, internat'],
  ['=file *', 'file, file d attente', 'la file, files'],
  ['=* last', 'last, name last', 'last name, blast']
]

const split = (cells: string) => cells.split(', ')

test.each(notations)('`%s` matches what the notation says', (term, matched, refused) => {
  const pattern = terms({ any: term })
  expect([
    split(matched).filter((cell) => !pattern.test(cell)),
    split(refused).filter((cell) => pattern.test(cell))
  ]).toEqual([[], []])
})

test('words of all languages make one pattern', () => {
  const pattern = terms({ fr: 'nom, prenom', de: 'name', it: 'nome', en: 'surname' }, /\d{3}/)
  expect(split('nom, name, nome, surname, 123').every((cell) => pattern.test(cell))).toBe(true)
})

test('a phrase that means something else is excluded, and the word elsewhere in the cell is not', () => {
  const pattern = terms({ it: 'madre', en: 'mother*', not: '*lingua madre, mother tongue*' })
  expect(split('lingua madre, mother tongue, mother tongues').filter((cell) => pattern.test(cell))).toEqual([])
  expect(split('madre, lingua madre madre, mother, tongue mother').every((cell) => pattern.test(cell))).toBe(true)
})

test('the longer of two words is matched first', () => {
  expect(new RegExp(oneOf({ fr: 'nom', it: 'nome' })).exec('nome')?.[0]).toBe('nome')
})

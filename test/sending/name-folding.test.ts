import { array, assert, constantFrom, integer, property, string } from 'fast-check'
import { expect, test } from 'vitest'
import { foldedNames } from '../../src-main/sending/name-folding.ts'

type Name = readonly [firstName: string, lastName: string]

const foldedOf = ([firstName, lastName]: Name) => foldedNames({ firstName, lastName })
const meet = (one: Name, other: Name) => foldedOf(one).some((folded) => foldedOf(other).includes(folded))

test.for<readonly string[]>([
  ['Yılmaz', 'YILMAZ', 'Yilmaz', 'YİLMAZ'],
  ['Groß', 'GROSS', 'GROẞ', 'Gross'],
  ['Müller', 'MUELLER', 'MULLER', 'Mu\u0308ller', 'MÜLLER'],
  ['Łukasz', 'LUKASZ', 'łukasz'],
  ['Søren', 'SOREN', 'SOEREN', 'Sören'],
  ["O'Neill", 'ONEILL', 'O Neill', 'O’Neill', 'O´NEILL', 'Oʼneill', 'O-Neill'],
  ['Åse', 'AASE', 'ASE', 'A\u030ase'],
  ['Sæther', 'SAETHER', 'SATHER'],
  ['Đoković', 'DJOKOVIC', 'Dokovic'],
  ['Jäger-Böß', 'JAEGER BOESS', 'JAGER BOSS', 'Jaegerboess'],
  ['Παπαδόπουλος', 'ΠΑΠΑΔΟΠΟΥΛΟΣ'],
  ['Œuvrard', 'OEUVRARD', 'œuvrard'],
  ['Ｍｅｉｅｒ', 'Meier'],
  ['van der Bühl', 'VAN DER BUEHL', 'Vanderbuhl', 'VAN-DER-BUHL']
])('%s is the same in every spelling', (spellings) => {
  const apart = spellings.flatMap((one) =>
    spellings.filter((other) => !meet([one, 'Anna'], ['ANNA', other])).map((other) => [one, other])
  )
  expect(apart).toEqual([])
})

test.for<readonly [Name, Name]>([
  [
    ['Anna', 'Müller'],
    ['Anna', 'Miller']
  ],
  [
    ['Anna', 'Meier'],
    ['Hanna', 'Meier']
  ],
  [
    ['Jan', 'Rossi'],
    ['Jana', 'Rossi']
  ],
  [
    ['Mario', 'Bossa'],
    ['Maria', 'Bosso']
  ],
  [
    ['Anna', 'Heiler'],
    ['Anna', 'Heller']
  ],
  [
    ['ANNA', 'HEILER'],
    ['Anna', 'Heller']
  ],
  [
    ['Neil', 'Weber'],
    ['NELL', 'Weber']
  ],
  [
    ['lan', 'nguyen'],
    ['ian', 'nguyen']
  ],
  [
    ['Anna', 'Horn'],
    ['Anna', 'Hom']
  ],
  [
    ['Karl', 'Kern'],
    ['Karl', 'Kem']
  ]
])('%s and %s are two patients', ([one, other]) => {
  expect(meet(one, other)).toBe(false)
})

test('a first name in two words or one, and a name whose fields were split elsewhere, are the same', () => {
  expect([
    meet(['Anna Maria', 'Rossi'], ['Annamaria', 'Rossi']),
    meet(['Anna-Maria', 'Rossi'], ['ROSSI', 'ANNAMARIA']),
    meet(['Maria', 'de la Cruz'], ['Maria de la', 'Cruz'])
  ]).toEqual([true, true, true])
})

/** Letters of names, each with what other systems write for it. */
const spellingsOf: Readonly<Record<string, readonly string[]>> = {
  ä: ['ä', 'ae', 'a', 'Ä', 'AE', 'a\u0308'],
  ö: ['ö', 'oe', 'o', 'Ö', 'OE'],
  ü: ['ü', 'ue', 'u', 'Ü', 'UE'],
  ß: ['ß', 'ss', 'SS', 'ẞ'],
  ø: ['ø', 'oe', 'o', 'Ø'],
  å: ['å', 'aa', 'a', 'Å'],
  æ: ['æ', 'ae', 'Æ'],
  ł: ['ł', 'l', 'Ł'],
  đ: ['đ', 'd', 'dj', 'Đ'],
  ı: ['ı', 'i', 'I', 'İ'],
  ç: ['ç', 'c', 'Ç'],
  e: ['e', 'E'],
  a: ['a', 'A'],
  n: ['n', 'N']
}

test('any name meets itself however each of its letters is spelled, in any case', () => {
  const letters = array(constantFrom(...Object.keys(spellingsOf)), { minLength: 1, maxLength: 9 })
  const choices = array(constantFrom(0, 1, 2, 3, 4, 5), { minLength: 9, maxLength: 9 })
  const spell = (name: readonly string[], choice: readonly number[]) =>
    name.map((letter, index) => {
      const spellings = spellingsOf[letter] ?? [letter]
      return spellings[(choice[index] ?? 0) % spellings.length]
    })
  assert(
    property(letters, choices, choices, (name, one, other) => {
      expect(meet([spell(name, one).join(''), 'Anna'], [spell(name, other).join(''), 'Anna'])).toBe(true)
    }),
    { numRuns: 2000 }
  )
})

/** Any letter of Europe, blank or sign. */
const latin = string({ unit: integer({ min: 0x20, max: 0x17f }).map((code) => String.fromCharCode(code)) })
/** Any of those of which some look like others. */
const anyText = string({ unit: 'grapheme' })

test('any two texts give at most ten folded names, the same in capitals and the other way round', () => {
  assert(
    property(anyText, anyText, latin, latin, (one, other, first, last) => {
      expect(foldedOf([one, other]).length).toBeLessThanOrEqual(10)
      expect(meet([first, last], [last, first])).toBe(true)
      expect(meet([first, last], [first.toUpperCase(), last.toUpperCase()])).toBe(true)
    }),
    { numRuns: 2000 }
  )
})

test.for<readonly [Name, Name]>([
  [
    ['Anna', 'Мeier'],
    ['Anna', 'Meier']
  ],
  [
    ['Аnnа', 'Meіеr'],
    ['Anna', 'MEIER']
  ],
  [
    ['Αnna', 'Rossі'],
    ['Anna', 'Rοssi']
  ],
  [
    ['Рое', 'Сосор'],
    ['Poe', 'Cocop']
  ],
  [
    ['Anna', 'Meier\u3164'],
    ['Anna', 'Meier']
  ],
  [
    ['Anna', 'Mei\u{e0061}er'],
    ['Anna', 'Meier']
  ],
  [
    ['Aɴɴᴀ', 'Meieʀ'],
    ['Anna', 'MEIER']
  ],
  [
    ['𐐄lga', 'Meier'],
    ['Olga', 'Meier']
  ],
  [
    ['lan', 'MacIntyre'],
    ['IAN', 'MACINTYRE']
  ],
  [
    ['Anna', 'BeIler'],
    ['Anna', 'Beller']
  ],
  [
    ['PauI', 'NElL'],
    ['PAUL', 'Neil']
  ],
  [
    ['M1chel', 'M0ser'],
    ['Michel', 'Moser']
  ],
  [
    ['M1chael', 'Mu11er'],
    ['Michael', 'Müller']
  ],
  [
    ['Anna', 'M11ler'],
    ['Anna', 'Miller']
  ],
  [
    ['AI', 'Rashid'],
    ['Al', 'Rashid']
  ]
])('%s only looks like %s, and is held as the same', ([one, other]) => {
  expect(meet(one, other)).toBe(true)
})

test('the keys of names that were written before look-alikes counted are among those of today', () => {
  expect([foldedOf(['Anna', 'Müller']), foldedOf(['Мария', 'Петрова'])[0]]).toEqual([['anna muller'], 'мария петрова'])
})

test('the keys of look-alikes that were written by earlier rules are among those of today', () => {
  const earlier = (name: Name, ...keys: readonly string[]) => keys.filter((key) => !foldedOf(name).includes(key))
  expect([
    earlier(['Anna', 'Мeier'], 'anna мeier', 'anna meier'),
    earlier(['Anna', 'KІeist'], 'anna kіeist', 'anna kieist'),
    earlier(['Anna', 'BeIler'], 'anna beiler'),
    earlier(['M1chel', 'Bo'], 'bo m1chel')
  ]).toEqual([[], [], [], []])
})

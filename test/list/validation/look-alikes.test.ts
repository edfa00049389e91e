import { array, assert, constantFrom, property } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mixesScripts, otherReadings, withLatinLookAlikes } from '#contract/look-alikes.ts'
import { nameKeyOf, otherKeysOf, patientKeyOf } from '../../../src-renderer/list/validation/row-relations.ts'
import { rowOf, summary, validatorOf } from './rows.ts'

function keysOf(last: string, first = 'Anna'): readonly string[] {
  const patientKey = patientKeyOf(first, last)
  return [patientKey, ...otherKeysOf(first, last, patientKey)]
}

const meet = (one: readonly string[], other: readonly string[]) => one.some((key) => other.includes(key))

describe('names of letters that look alike', () => {
  test.each([
    ['Мeier', 'Meier'],
    ['Mеiеr', 'Meier'],
    ['Rοssi', 'Rossi'],
    ['Οlga', 'Olga'],
    ['ԁiana', 'diana'],
    ['Рое', 'Poe'],
    ['ꜰʀɪᴇᴅʀɪᴄʜ', 'Friedrich'],
    ['Meieʀ', 'MEIER'],
    ['𐐄lsen', 'Olsen'],
    ['ꓡᎬᏦᎪ', 'Leka'],
    ['Rѹ', 'Roy'],
    ['Ƃrun', 'Brun'],
    ['Mǀller', 'Miller'],
    ['Mei\u2800er', 'Meier'],
    ['Mei\ufff9er', 'Meier'],
    ['Mei\ue000er', 'Meier'],
    ['Mei\u{13430}er', 'Meier'],
    ['Mei\uffffer', 'Meier']
  ])('%s is the same patient as %s', (typed, plain) => {
    expect(nameKeyOf('Anna', typed)).toBe(nameKeyOf('Anna', plain))
  })

  test.each([
    ['BeIler', 'Beller'],
    ['BeIIer', 'BELLER'],
    ['AIbrecht', 'Albrecht'],
    ['PauI', 'PAUL'],
    ['NElL', 'Neil'],
    ['lVANOV', 'Ivanov'],
    ['llg', 'ILG'],
    ['AI', 'Al'],
    ['M0ser', 'Moser'],
    ['M1chel', 'Michel'],
    ['Ke11er', 'Keller'],
    ['Ke|ler', 'Keller'],
    ['M11ler', 'Miller'],
    ['KΙeist', 'Kleist'],
    ['Arnold', 'Amold'],
    ['Horn', 'Hom'],
    ["D'AIbis", "D'ALBIS"],
    ['Be|ler', 'Be1ler'],
    ['MacIntyre', 'MACINTYRE']
  ])('%s may be the same patient as %s', (typed, plain) => {
    expect(meet(keysOf(typed), keysOf(plain))).toBe(true)
  })

  test.each([
    ['Heiler', 'Heller'],
    ['HEILER', 'HELLER'],
    ['Keiler', 'KELLER'],
    ['NEIL', 'Nell'],
    ['Weil', 'Well'],
    ['Ian', 'LAN'],
    ['Alina', 'Allna'],
    ['AIGNER', 'ALGNER'],
    ['Kind 1', 'Kind 2'],
    ['Kind I', 'Kind II'],
    ['Ott', 'Utt']
  ])('%s and %s are two patients', (one, other) => {
    expect(meet(keysOf(one), keysOf(other))).toBe(false)
  })

  test.each([
    ['Παπαδόπουλος', 'ΠΑΠΑΔΌΠΟΥΛΟΣ'],
    ['Петрова', 'ПЕТРОВА']
  ])('%s stays the same name in capitals', (typed, capitals) => {
    expect(nameKeyOf('Anna', typed)).toBe(nameKeyOf('Anna', capitals))
  })

  test.each([
    ['Müller', false],
    ['Петрова', false],
    ['Παπαδόπουλος Anna', false],
    ["O'Neill-Łukasz", false],
    ['Nguyễn Thị', false],
    ['Мeier', true],
    ['Anna Rοssi', true],
    ['Meieʀ', true],
    ['Ŋɔŋlɔ Ɖɛ', false],
    ['Meierㅤ', true]
  ])('whether %s mixes alphabets: %s', (name, mixed) => {
    expect(mixesScripts(name)).toBe(mixed)
  })

  test('names of Latin letters stay as they are', () => {
    expect(withLatinLookAlikes('Müller-Öz Đoković')).toBe('Müller-Öz Đoković')
  })

  test.each([
    ['Anna', 'Müller'],
    ['Ian', 'MacIntyre'],
    ['ILSE', 'AIGNER'],
    ['Ilse', 'Ill'],
    ['lisa', 'lang'],
    ['Luca', "D'Incà"],
    ['Anna-Lea', 'Bilal-Illi'],
    ['Karl', 'Meier II'],
    ['Kind 10', 'Meier']
  ])('%s %s has no other reading', (first, last) => {
    expect(otherReadings(first, last)).toEqual([])
  })

  test('any name that is typed with strokes for its letters may be the same patient, unless it is another name', () => {
    const letters = constantFrom('a', 'e', 'i', 'l', 'n', 'o', 'r', 't', 'u')
    const disguises: Readonly<Record<string, readonly string[]>> = {
      a: ['а', 'ᴀ'],
      e: ['е', 'ᴇ'],
      i: ['1', 'і', 'ɪ'],
      l: ['I', '1', '|'],
      n: ['ո', 'ɴ'],
      o: ['0', 'ο', '𐐬'],
      r: ['ʀ', 'г']
    }
    assert(
      property(array(letters, { minLength: 2, maxLength: 9 }), array(constantFrom(0, 1, 2, 3, 4)), (name, choices) => {
        // A name of i and l in which some are strokes can be read in more ways than two.
        if (name.includes('i') && name.includes('l')) return
        const plain = `Te${name.join('')}`
        const typed = `Te${name.map((letter, at) => disguises[letter]?.[choices[at] ?? 9] ?? letter).join('')}`
        expect([typed, meet(keysOf(typed), keysOf(plain))]).toEqual([typed, true])
      }),
      { numRuns: 1000 }
    )
  })
})

describe('rows whose names only look alike', () => {
  test('are asked about: the same appointment twice, and several of one patient', () => {
    const rows = [
      rowOf(2, { last: 'Keller' }),
      rowOf(3, { last: 'KeIler' }),
      rowOf(4, { last: 'Arnold' }),
      rowOf(5, { last: 'Amold', appointment: '02.12.2026 08:30' }),
      rowOf(6, { last: 'Heiler', phone: '078 123 45 67' }),
      rowOf(9, { last: 'Heller', phone: '077 123 45 67' }),
      rowOf(7, { last: 'M0ser', first: 'Luc', phone: '076 123 45 67' }),
      rowOf(8, { last: 'MOSER', first: 'Luc', phone: '076 123 45 67' })
    ]
    expect(summary(validatorOf(rows).results())).toEqual([
      '2 ready phone-shared',
      '3 blocked duplicate-row',
      '4 ready two-visits phone-shared',
      '5 ready two-visits phone-shared',
      '6 ready',
      '9 ready',
      '7 ready',
      '8 blocked duplicate-row'
    ])
  })

  test('are let through by a person, and no longer asked about when the name is corrected', () => {
    const rows = [rowOf(2, { last: 'Beller' }), rowOf(3, { last: 'BeIler' }), rowOf(4, { last: 'Beiler' })]
    const judge = validatorOf(rows)
    expect(summary(judge.results())).toEqual(['2 ready', '3 blocked duplicate-row', '4 blocked duplicate-row'])
    judge.update([rowOf(3, { last: 'Berger' })])
    expect(summary(judge.results())).toEqual(['2 ready phone-shared', '3 ready phone-shared', '4 ready phone-shared'])
    judge.update([rowOf(3, { last: 'BeIler' }, { accepted: ['duplicate-row'] })])
    expect(summary(judge.results())[1]).toBe('3 ready two-visits phone-shared')
  })
})

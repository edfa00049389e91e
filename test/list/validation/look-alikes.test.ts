import { describe, expect, test } from 'vitest'
import { mixesScripts, withLatinLookAlikes } from '#contract/look-alikes.ts'
import { nameKeyOf } from '../../../src-renderer/list/validation/row-relations.ts'

describe('names of letters that look alike', () => {
  test.each([
    ['Мeier', 'Meier'],
    ['Mеiеr', 'Meier'],
    ['Rοssi', 'Rossi'],
    ['Οlga', 'Olga'],
    ['ԁiana', 'diana'],
    ['Рое', 'Poe']
  ])('%s is the same patient as %s', (typed, plain) => {
    expect(nameKeyOf('Anna', typed)).toBe(nameKeyOf('Anna', plain))
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
    ['Meierㅤ', true]
  ])('whether %s mixes alphabets: %s', (name, mixed) => {
    expect(mixesScripts(name)).toBe(mixed)
  })

  test('names of Latin letters stay as they are', () => {
    expect(withLatinLookAlikes('Müller-Öz Đoković')).toBe('Müller-Öz Đoković')
  })
})

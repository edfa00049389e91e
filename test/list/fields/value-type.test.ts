import { expect, test } from 'vitest'
import {
  looksLikeDate,
  looksLikeEmail,
  looksLikeGender,
  looksLikeLanguage,
  looksLikePhone,
  looksLikeSocialNumber,
  looksLikeTime
} from '../../../src-renderer/list/fields/index.ts'

const cells = {
  phones: [
    '079 223 45 01',
    '0791234567',
    '791234567',
    '41791234567',
    '0791 23 45 67',
    '06 12 34 56 78',
    '0171 3920012'
  ],
  fixed: ['022 345 67 89', '+41 22 345 67 95', '061/234 56 79'],
  numbers: [
    '756.1960.9872.41',
    '7561960987241',
    '27232546',
    '90109',
    '8005-12',
    '1 84 66 29 539 759',
    '12345678901234'
  ],
  dates: ['03.12.2026', '3/12/26', '1949-05-20', '16061987', 'Di 01.12.2026', '1 décembre 2026', '31.02.2027'],
  moments: ['03.12.2026 08:30', '2026-12-03T08:30', 'jeudi 3 décembre 2026 à 14h', '46359.354166667'],
  times: ['08:30', '8.30', '830', '14 Uhr', '2.30pm', '0.354166667'],
  emails: ['a@b.ch', ' A <a@b.ch>'],
  sexes: ['m', 'W', 'Frau', 'Sig.ra', 'männlich'],
  languages: ['Deutsch', 'it-CH', 'albanese'],
  words: ['Müller', 'Kardiologie', 'nüchtern; bitte Befunde mitbringen', '', '-', 'CHF 30.50', 'Röntgen']
}

type Kind = keyof typeof cells
const kinds = Object.keys(cells) as readonly Kind[]

/** Which kinds of cells a question is answered yes for, in full. */
function yesTo(question: (cell: string) => unknown): readonly Kind[] {
  return kinds.filter((kind) => cells[kind].every((cell) => Boolean(question(cell))))
}

/** Which kinds of cells hold none for which it is. */
function noTo(question: (cell: string) => unknown): readonly Kind[] {
  return kinds.filter((kind) => !cells[kind].some((cell) => Boolean(question(cell))))
}

test('phones are distinguished from other numbers, and mobiles from fixed lines', () => {
  expect([
    yesTo((cell) => looksLikePhone(cell, 'CH') === 'mobile'),
    yesTo((cell) => looksLikePhone(cell, 'CH') === 'fixed'),
    noTo((cell) => looksLikePhone(cell, 'CH'))
  ]).toEqual([['phones'], ['fixed'], kinds.filter((kind) => kind !== 'phones' && kind !== 'fixed')])
})

test('dates, dates with times and serial numbers are distinguished', () => {
  expect([
    yesTo((cell) => looksLikeDate(cell) === 'date'),
    yesTo((cell) => looksLikeDate(cell) === 'date-time'),
    looksLikeDate('46359'),
    noTo(looksLikeDate)
  ]).toEqual([['dates'], ['moments'], 'serial', ['phones', 'fixed', 'times', 'emails', 'sexes', 'languages', 'words']])
})

test('times, addresses, sexes and languages are recognised', () => {
  expect([
    yesTo(looksLikeTime),
    yesTo(looksLikeEmail),
    yesTo(looksLikeGender),
    yesTo(looksLikeLanguage),
    noTo(looksLikeEmail),
    noTo(looksLikeGender)
  ]).toEqual([
    ['times'],
    ['emails'],
    ['sexes'],
    ['languages'],
    kinds.filter((kind) => kind !== 'emails'),
    kinds.filter((kind) => kind !== 'sexes')
  ])
})

test('social security numbers of Switzerland and France are no phones', () => {
  expect(
    ['756.1960.9872.41', '7561960987241', '184066953975912', '1 84 06 69 539 759', '079 123 45 67'].map(
      looksLikeSocialNumber
    )
  ).toEqual([true, true, true, true, false])
})

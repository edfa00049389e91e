import { expect, test } from 'vitest'
import { interfaceLanguages } from '#contract/language.ts'
import { formatsIn } from '../../src-renderer/i18n/formats.ts'

const summerEvening = Date.UTC(2026, 6, 14, 22, 30)

test('a time is written in the given zone, in each language', () => {
  expect(interfaceLanguages.map((language) => formatsIn(language).dateTime(summerEvening, 'Europe/Zurich'))).toEqual([
    'mer. 15.07.2026, 00:30',
    'Mi 15.07.2026, 00:30',
    'mer 15.07.2026, 00:30',
    'Wed 15/07/2026, 00:30'
  ])
})

test('days are counted in the zone, not in hours', () => {
  const { nearDay } = formatsIn('en')
  const justAfterMidnightInZurich = Date.UTC(2026, 6, 14, 22, 30)
  const shortlyBefore = Date.UTC(2026, 6, 14, 21, 50)
  expect([
    nearDay(justAfterMidnightInZurich, shortlyBefore, 'Europe/Zurich'),
    nearDay(justAfterMidnightInZurich, shortlyBefore, 'Europe/London'),
    nearDay(justAfterMidnightInZurich, Date.UTC(2026, 6, 1), 'Europe/Zurich')
  ]).toEqual(['tomorrow', 'today', 'Wednesday 15 July'])
})

test('durations are no finer than helps', () => {
  const { duration } = formatsIn('de')
  expect([0.2, 6, 240, 3600, 3900].map(duration)).toEqual([
    '1 Sekunde',
    '6 Sekunden',
    '4 Minuten',
    '1 Stunde',
    '1 Stunde, 5 Minuten'
  ])
})

test('names are sorted as people of the language expect', () => {
  const names = ['Zoé', 'Émile', 'Ädi', 'Adam', 'Liste 10', 'Liste 9']
  expect(names.toSorted(formatsIn('fr').compare)).toEqual(['Adam', 'Ädi', 'Émile', 'Liste 9', 'Liste 10', 'Zoé'])
})

test('a range of days on one day is that day', () => {
  const { dateRange } = formatsIn('de')
  const noon = Date.UTC(2026, 6, 14, 12)
  expect([dateRange(noon, noon + 60_000), dateRange(noon, noon + 2 * 86_400_000)]).toEqual([
    '14.07.2026',
    '14.07.2026 – 16.07.2026'
  ])
})

test('a date in a file name has no slashes', () => {
  expect(interfaceLanguages.map((language) => formatsIn(language).fileDate(Date.UTC(2026, 6, 14, 12)))).toEqual(
    Array(4).fill('14.07.2026')
  )
})

test('a language’s name inside a sentence is written as the sentence’s language writes it', () => {
  expect(interfaceLanguages.map((language) => formatsIn(language).languageInText('de'))).toEqual([
    'allemand',
    'Deutsch',
    'tedesco',
    'German'
  ])
})

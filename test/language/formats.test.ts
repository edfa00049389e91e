import { expect, test } from 'vitest'
import { interfaceLanguages } from '#contract/language.ts'
import { formatsIn } from '../../src-renderer/language/formats.ts'
import { defineMessages, saying, speak, wordsIn } from '../../src-renderer/language/messages.ts'

const summerEvening = Date.UTC(2026, 6, 14, 22, 30)

test('a moment is written in the zone that is asked for, in each language', () => {
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

test('plurals follow the rule of the language: none is singular in French only', () => {
  const none = (language: 'fr' | 'de' | 'it' | 'en') => formatsIn(language).count(0, 'patient', 'patients')
  expect([none('fr'), none('de'), none('it'), none('en')]).toEqual([
    '0 patient',
    '0 patients',
    '0 patients',
    '0 patients'
  ])
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

test('texts are spoken in one language, with values, and stay the same object', () => {
  const messages = defineMessages({
    plain: { fr: 'Oui', de: 'Ja', it: 'Sì', en: 'Yes' },
    counted: saying<{ count: number }>({
      fr: ({ count }, f) => f.count(count, 'liste', 'listes'),
      de: ({ count }, f) => f.count(count, 'Liste', 'Listen'),
      it: ({ count }, f) => f.count(count, 'elenco', 'elenchi'),
      en: ({ count }, f) => f.count(count, 'list', 'lists')
    })
  })
  const spoken = speak(messages, 'de')
  expect([spoken.plain, spoken.counted({ count: 1 }), spoken.counted({ count: 2000 })]).toEqual([
    'Ja',
    '1 Liste',
    "2'000 Listen"
  ])
  expect(speak(messages, 'de')).toBe(spoken)
})

test('a French line does not break before its high signs', () => {
  const words = { fr: 'Supprimer « Cardiologie » ?', de: 'Löschen?', it: 'Eliminare?', en: 'Delete?' }
  expect([wordsIn(words, 'fr'), wordsIn(words, 'de')]).toEqual([
    'Supprimer «\u00a0Cardiologie\u00a0»\u00a0?',
    'Löschen?'
  ])
})

import { beforeAll, expect, test } from 'vitest'
import { interfaceLanguages } from '#contract/language.ts'
import { explain, textsIn, translate } from '../../src-renderer/i18n/messages.ts'
import { loadAllTexts } from './load-texts.ts'

beforeAll(loadAllTexts)

test('a screen’s texts are strings and functions of values, and stay the same object', () => {
  const t = textsIn('retention', 'de')
  expect([t.list, t.patients({ count: 1 }), t.patients({ count: 2000 })]).toEqual([
    'Liste',
    '1 Patient',
    "2'000 Patienten"
  ])
  expect(textsIn('retention', 'de')).toBe(t)
})

test('plurals follow the rule of the language: none is singular in French only', () => {
  const of = (count: number) =>
    interfaceLanguages.map((language) => translate(language, 'retention.patients', { count }))
  expect([of(0), of(1_000_000)]).toEqual([
    ['0 patient', '0 Patienten', '0 pazienti', '0 patients'],
    ["1'000'000 patients", "1'000'000 Patienten", "1'000'000 pazienti", '1,000,000 patients']
  ])
})

test('a French line does not break before its high signs', () => {
  expect(translate('fr', 'retention.listTitle', { name: 'Cardiologie' })).toBe(
    'Effacer les données des patients de «\u00a0Cardiologie\u00a0»\u00a0?'
  )
})

test('an empty choice is written as nothing', () => {
  expect(translate('en', 'retention.invitedUntil', { days: 0 })).toMatch(/^Until the link ends/)
})

test('a failure is explained by what happened and the next step', () => {
  expect(explain('en', 'failure.cancelled')).toEqual({
    what: 'You cancelled.',
    next: 'Nothing was changed. You can start again at any time.'
  })
})

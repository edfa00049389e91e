import { expect, test } from 'vitest'
import { interfaceLanguages } from '#contract/language.ts'
import { causeWords } from '../../../src-renderer/language/causes.ts'
import { formatsIn } from '../../../src-renderer/language/formats.ts'
import { blockWords } from '../../../src-renderer/language/verdicts.ts'
import { warnWords } from '../../../src-renderer/language/warnings.ts'
import { blockCodes, warnCodes } from '../../../src-renderer/list/index.ts'
import { toggled, withTexts } from '../../../src-renderer/screens/check/row-change.ts'
import { withAccepted } from '../../../src-renderer/workspace/rows.ts'
import { hadLostZero } from '../../../src-renderer/workspace/worker/row-facts.ts'

test('the text of every issue fits its cell, and its sentences end as sentences', () => {
  const wrong = Object.entries({ ...blockWords, ...warnWords }).flatMap(([code, { short, full, next }]) =>
    interfaceLanguages.flatMap((language) =>
      short[language].length <= 30 && /[.]$/.test(full[language]) && /[.]$/.test(next[language])
        ? []
        : [code + language]
    )
  )
  expect(wrong).toEqual([])
})

test('the title of every issue contains its count, and no Swiss German text has a sharp s', () => {
  const wrong = [...blockCodes, ...warnCodes].filter((code) =>
    interfaceLanguages.some((language) => {
      const words = causeWords[code][language]({ count: 18 }, formatsIn(language))
      return !words.includes('18') || words.includes('ß')
    })
  )
  expect(wrong).toEqual([])
})

test.each([
  ['791234567', '+41791234567', true],
  ['79 123 45 67', '+41791234567', true],
  ['612345678', '+33612345678', true],
  ['0791234567', '+41791234567', false],
  ['41791234567', '+41791234567', false],
  ['0041791234567', '+41791234567', false]
])('%s sent as %s had lost its zero: %s', (before, after, lost) => {
  expect(hadLostZero(before, after)).toBe(lost)
})

const state = {
  rowId: '00000000-0000-4000-8000-000000000001',
  edits: { phone: '1' },
  excluded: false,
  role: 'patient' as const
}

test('a further change keeps the earlier changes of the row', () => {
  expect([
    withTexts(state, { email: 'a@b.ch' }),
    withAccepted(withAccepted(state, 'phone-repaired'), 'phone-repaired'),
    toggled({ verdict: 'ready', state }),
    toggled({ verdict: 'excluded', state: { ...state, excluded: true } }),
    toggled({ verdict: 'aside', state: { rowId: state.rowId, edits: {}, excluded: false } })
  ]).toEqual([
    { ...state, edits: { phone: '1', email: 'a@b.ch' } },
    { ...state, accepted: ['phone-repaired'] },
    { ...state, excluded: true },
    state,
    { rowId: state.rowId, edits: {}, excluded: false, role: 'patient' }
  ])
})

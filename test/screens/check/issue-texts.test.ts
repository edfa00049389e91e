import { beforeAll, expect, test } from 'vitest'
import { interfaceLanguages } from '#contract/language.ts'
import { translate } from '../../../src-renderer/i18n/messages.ts'
import { errorCodes, warningCodes } from '../../../src-renderer/list/index.ts'
import { withTexts, withToggledInclusion } from '../../../src-renderer/workspace/row-change.ts'
import { withAccepted } from '../../../src-renderer/workspace/row-edits.ts'
import { hadLostZero } from '../../../src-renderer/workspace/worker/row-stats.ts'
import { loadAllTexts } from '../../i18n/load-texts.ts'

beforeAll(loadAllTexts)

const codes = [...errorCodes, ...warningCodes]

test('every finding fits its cell, and its sentences end as sentences', () => {
  const wrong = codes.flatMap((code) =>
    interfaceLanguages.flatMap((language) =>
      translate(language, `issues.${code}.short`).length <= 30 &&
      /[.]$/.test(translate(language, `issues.${code}.full`)) &&
      /[.]$/.test(translate(language, `issues.${code}.next`))
        ? []
        : [code + language]
    )
  )
  expect(wrong).toEqual([])
})

test('every cause says its number', () => {
  const wrong = codes.filter((code) =>
    interfaceLanguages.some((language) => !translate(language, `issues.${code}.count`, { count: 18 }).includes('18'))
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

test('a change says only what becomes different', () => {
  expect([
    withTexts(state, { email: 'a@b.ch' }),
    withAccepted(state, 'phone-repaired'),
    withToggledInclusion({ errors: [], status: 'ready', state }),
    withToggledInclusion({ errors: [], status: 'excluded', state: { ...state, excluded: true } }),
    withToggledInclusion({ errors: [], status: 'aside', state: { rowId: state.rowId, edits: {}, excluded: false } })
  ]).toEqual([
    { rowId: state.rowId, edits: { email: 'a@b.ch' } },
    { rowId: state.rowId, accepted: { 'phone-repaired': true } },
    { rowId: state.rowId, excluded: true },
    { rowId: state.rowId, excluded: false },
    { rowId: state.rowId, role: 'patient' }
  ])
})

import { expect, test } from 'vitest'
import type { ImportTemplate } from '#contract/list.ts'
import { kindsUnderPolicy } from '../../src-renderer/workspace/kinds-under-policy.ts'
import { listDocument } from '../support/list-data.ts'

const kind: ImportTemplate = {
  signature: 'nom|mobile',
  name: 'cardio.csv',
  layout: listDocument.layout,
  settings: { defaultCountry: 'FR', defaultLanguage: 'it', delivery: 'links-only', queue: 'Cardiologie' },
  choices: {},
  usedAt: 1
}

test('a template keeps its settings if none is fixed', () => {
  expect(kindsUnderPolicy([kind], ['ratePerSecond'])).toEqual([kind])
})

test('a new list with a template starts with the fixed settings, not with those of the template', () => {
  expect(kindsUnderPolicy([kind], ['listDefaults.delivery', 'listDefaults.defaultCountry'])).toEqual([
    { ...kind, settings: { defaultLanguage: 'it', queue: 'Cardiologie' } }
  ])
})

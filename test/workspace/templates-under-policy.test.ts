import { expect, test } from 'vitest'
import type { ImportTemplate } from '#contract/list.ts'
import { templatesUnderPolicy } from '../../src-renderer/workspace/templates-under-policy.ts'
import { listDocument } from '../support/list-data.ts'

const template: ImportTemplate = {
  signature: 'nom|mobile',
  name: 'cardio.csv',
  layout: listDocument.layout,
  settings: { defaultCountry: 'FR', defaultLanguage: 'it', delivery: 'links-only', queue: 'Cardiologie' },
  choices: {},
  usedAt: 1
}

test('a template keeps its settings if none is fixed', () => {
  expect(templatesUnderPolicy([template], ['ratePerSecond'])).toEqual([template])
})

test('a new list with a template starts with the fixed settings, not with those of the template', () => {
  expect(templatesUnderPolicy([template], ['listDefaults.delivery', 'listDefaults.defaultCountry'])).toEqual([
    { ...template, settings: { defaultLanguage: 'it', queue: 'Cardiologie' } }
  ])
})

import { expect, test } from 'vitest'
import type { KnownKind } from '#contract/list.ts'
import { kindsUnderPolicy } from '../../src-renderer/workspace/kinds-under-policy.ts'
import { document } from '../records/builders.ts'

const kind: KnownKind = {
  signature: 'nom|mobile',
  name: 'cardio.csv',
  layout: document.layout,
  settings: { defaultCountry: 'FR', defaultLanguage: 'it', delivery: 'links-only', queue: 'Cardiologie' },
  choices: {},
  usedAt: 1
}

test('a known kind keeps what it remembers where nothing is fixed', () => {
  expect(kindsUnderPolicy([kind], ['ratePerSecond'])).toEqual([kind])
})

test('a new list of a known kind starts with what IT fixed, not with what the kind remembers', () => {
  expect(kindsUnderPolicy([kind], ['listDefaults.delivery', 'listDefaults.defaultCountry'])).toEqual([
    { ...kind, settings: { defaultLanguage: 'it', queue: 'Cardiologie' } }
  ])
})

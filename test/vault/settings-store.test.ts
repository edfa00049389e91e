import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Settings, settings } from '#contract/settings.ts'
import { createSettingsStore } from '../../src-main/vault/index.ts'
import { fileStore, fullStore, makeFolder, otherFileNames, removeFolder } from './builders.ts'

const defaults = settings.parse({})

let folder: string
let path: string

beforeEach(() => {
  folder = makeFolder()
  path = join(folder, 'settings.json')
})
afterEach(() => removeFolder(folder))

/** Simulates a restart. */
const store = () => createSettingsStore(fileStore(path))

test('settings start with their defaults; a change keeps the others and is stored', () => {
  const before = store().read()
  store().change({ language: 'de' })
  const changed = store().change({ ratePerSecond: 4, language: undefined })
  const expected: Settings = { ...defaults, language: 'de', ratePerSecond: 4 }
  expect([before, changed, store().read()]).toEqual([defaults, { ok: true, value: expected }, expected])
})

test('an invalid file gives the defaults and is quarantined', () => {
  const outcomes = ['{"language":', '{"ratePerSecond":5000}'].map((text) => {
    writeFileSync(path, text)
    return [store().read(), otherFileNames(path), readFileSync(`${path}.set-aside`, 'utf8')]
  })
  expect(outcomes).toEqual([
    [defaults, ['settings.json.set-aside'], '{"language":'],
    [defaults, ['settings.json.set-aside'], '{"ratePerSecond":5000}']
  ])
})

test('a value out of range throws and changes nothing', () => {
  expect(() => store().change({ ratePerSecond: 5000 })).toThrow()
  expect(store().read()).toEqual(defaults)
})

test('a full disk is a failure', () => {
  expect(createSettingsStore(fullStore()).change({ language: 'it' })).toEqual({
    ok: false,
    code: 'storage-full',
    detail: 'ENOSPC'
  })
})

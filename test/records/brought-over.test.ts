import { cpSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { openRecords } from '../../src-main/records/index.ts'
import { recordsSchemaVersion } from '../../src-main/records/schema.ts'
import { createDataKeys } from '../../src-main/vault/index.ts'
import { copyDataFolder, keychainOf, readContents } from '../fixtures/data-folder-005f298/fixture.ts'
import { fileStore } from '../handlers/app-fixture.ts'
import { linesUntilKilled } from '../support/kill.ts'
import { unwrap } from '../support/result.ts'

// The folder is opened twice for each time that the app is killed.
vi.setConfig({ testTimeout: 120_000 })

const { asKilled, killedAt } = readContents()
const script = fileURLToPath(new URL('bringing-process.ts', import.meta.url))
const folder = copyDataFolder()
const names = () => readdirSync(join(folder.path, 'records'))
const before = new Set(names())
let dataKey: Uint8Array

beforeAll(async () => {
  const read = await createDataKeys(keychainOf(folder.path), fileStore(folder.path, 'data-key')).read()
  if (read.kind !== 'kept') throw new Error(read.kind)
  dataKey = read.key
})
afterAll(folder.remove)

const bring = (lines: number, ms: number) =>
  linesUntilKilled(script, [folder.path, Buffer.from(dataKey).toString('hex'), String(killedAt)], lines, ms)

function pragma(name: string): unknown {
  const raw = new DatabaseSync(join(folder.path, 'records', 'records.sqlite'), { readOnly: true })
  const value = raw.prepare(`PRAGMA ${name}`).get()?.[name]
  raw.close()
  return value
}

/** What a copy of the folder has once it is opened, and whether that is what the older version left. */
function found(): { readonly notice: string | null; readonly isAllThere: boolean } {
  const copy = join(folder.path, 'copy')
  cpSync(join(folder.path, 'records'), copy, { recursive: true })
  const { records, notice } = unwrap(openRecords({ folder: copy, dataKey, now: () => killedAt }))
  const lists = Object.entries(asKilled.invitations).map(([listId, expected]) => {
    const page = unwrap(records.invitations.page(listId, { offset: 0, limit: 1000 }))
    const states = new Map(page.map(({ rowId, state }) => [rowId, state]))
    return page.length === expected.length && expected.every(({ rowId, state }) => states.get(rowId) === state)
  })
  const entries = unwrap(records.audit.entries()).length
  records.close()
  rmSync(copy, { recursive: true })
  return { notice, isAllThere: lists.every(Boolean) && entries >= asKilled.audit.entries.length }
}

test('a folder of 005f298 is brought over with progress, however often the app is killed meanwhile, and never halfway', async () => {
  const versions: unknown[] = [pragma('user_version')]
  const seen = []
  for (const [lines, ms] of [
    [1, 0],
    [1, 5],
    [2, 0],
    [2, 9],
    [3, 0],
    [5, 0]
  ] as const) {
    await bring(lines, ms)
    versions.push(pragma('user_version'))
    seen.push(found())
  }
  const told = await bring(Number.POSITIVE_INFINITY, 0)
  seen.push(found())
  const done = told.slice(0, -1).map(Number)
  expect({
    seen: new Set(seen.map((one) => JSON.stringify(one))),
    // Each step is whole, or not there.
    halfway: versions.filter((version) => version !== versions[0] && version !== recordsSchemaVersion),
    version: pragma('user_version'),
    canShrink: pragma('auto_vacuum'),
    isAscending: done.every((one, index) => one >= (done[index - 1] ?? 0)),
    last: [done.at(-1), told.at(-1)],
    left: names().filter((name) => !before.has(name) && (name.includes('set-aside') || name.endsWith('.new')))
  }).toEqual({
    seen: new Set([JSON.stringify({ notice: null, isAllThere: true })]),
    halfway: [],
    version: recordsSchemaVersion,
    canShrink: 2,
    isAscending: true,
    last: [1, 'done'],
    left: []
  })
})

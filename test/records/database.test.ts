import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openDatabase } from '../../src-main/records/database.ts'

test.skipIf(process.platform === 'win32')('only its owner can read the database, also one of earlier versions', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hcw-database-'))
  const path = join(folder, 'records.sqlite')
  openDatabase(path).close()
  chmodSync(path, 0o644)
  const database = openDatabase(path)
  database.execute('CREATE TABLE one (id INTEGER)')
  const modes = readdirSync(folder).map((name) => statSync(join(folder, name)).mode & 0o777)
  database.close()
  rmSync(folder, { recursive: true })
  expect([modes.length > 1, new Set(modes)]).toEqual([true, new Set([0o600])])
})

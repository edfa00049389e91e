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

test('work that is not urgent moves the log in small parts, other work in large ones, and none while the file is held still', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hcw-database-'))
  const path = join(folder, 'records.sqlite')
  const database = openDatabase(path)
  database.execute('CREATE TABLE one (id INTEGER PRIMARY KEY, text TEXT)')
  const logMb = () => statSync(`${path}-wal`).size / 1e6
  /** 4 MB, a page or two in each transaction; MB that the log had at the most. */
  const write = (log?: 'short') => {
    database.flush()
    let most = 0
    for (let count = 0; count < 1000; count += 1) {
      database.transaction(() => {
        database.prepare('INSERT INTO one (text) VALUES (?)').run('x'.repeat(4000))
        return { ok: true, value: null }
      }, log)
      most = Math.max(most, logMb())
    }
    return most
  }
  try {
    expect(write('short')).toBeLessThan(1)
    expect(write()).toBeGreaterThan(3)
    const still = database.holdStill()
    const before = statSync(path).size
    expect(write('short')).toBeGreaterThan(4)
    expect(statSync(path).size).toBe(before)
    still.end()
    expect([statSync(path).size > before, logMb()]).toEqual([true, 0])
  } finally {
    database.close()
    rmSync(folder, { recursive: true })
  }
})

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type OpenedRecords, openRecords } from '../../src-main/records/index.ts'
import { start } from './list-data.ts'

/** 32 bytes. */
export const dataKey = new Uint8Array(32).fill(7)

export function makeTempFolder(): string {
  return mkdtempSync(join(tmpdir(), 'records-'))
}

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true })
}

/** null: in memory only. Throws what keeps them from being opened. */
export function openTestRecords(folder: string | null, key = dataKey): OpenedRecords {
  const opened = openRecords({ folder, dataKey: key, now: () => start })
  if (!opened.ok) throw new Error(`${opened.code} ${opened.detail}`)
  return opened.value
}

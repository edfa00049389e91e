import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** The files of the records in their folder. */
export type RecordsFiles = { readonly database: string; readonly sentLog: string }

export function filesIn(folder: string): RecordsFiles {
  return { database: join(folder, 'records.sqlite'), sentLog: join(folder, 'sent.log') }
}

/** SQLite's own name for what it has not yet moved into the database. */
export function walOf(database: string): string {
  return `${database}-wal`
}

export function hasBytes(path: string): boolean {
  return existsSync(path) && statSync(path).size > 0
}

/**
 * Renames a database with all that belongs to it, so that it can still be opened as a whole under its new name and
 * nothing overwrites it. Answers the new name. Throws the file system's errors.
 */
export function setDatabaseAside(database: string, at: number): string {
  const aside = unusedName(`${database}.set-aside-${stampOf(at)}`)
  // The main file last: a new one is begun only where none is found.
  for (const suffix of ['-shm', '-wal', '']) {
    if (existsSync(database + suffix)) renameSync(database + suffix, aside + suffix)
  }
  return aside
}

export function removeDatabase(database: string): void {
  for (const suffix of ['-shm', '-wal', '']) rmSync(database + suffix, { force: true })
}

/**
 * Moves all records out of the way, to begin anew after a person gave them up: their key is lost, or both witnesses
 * of what was sent are damaged. Nothing is deleted. Throws the file system's errors.
 */
export function setRecordsAside(folder: string, at: number): void {
  const { database, sentLog } = filesIn(folder)
  if (existsSync(sentLog)) renameSync(sentLog, unusedName(`${sentLog}.set-aside-${stampOf(at)}`))
  setDatabaseAside(database, at)
}

/** e.g. `20260323T090507123Z`: a colon is no part of a file's name on Windows. */
function stampOf(at: number): string {
  return new Date(at).toISOString().replaceAll(/[-:.]/g, '')
}

function unusedName(name: string): string {
  for (let attempt = 1; ; attempt += 1) {
    const candidate = attempt === 1 ? name : `${name}-${attempt}`
    if (!existsSync(candidate)) return candidate
  }
}

/**
 * Makes new and changed names in a folder last through a power cut, as `fsync` does for a file's content. Windows has
 * no such call: NTFS journals names.
 */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

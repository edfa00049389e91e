import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** The files of the records in their folder. */
export type RecordsFiles = { readonly database: string; readonly sentLog: string }

export function filesIn(folder: string): RecordsFiles {
  return { database: join(folder, 'records.sqlite'), sentLog: join(folder, 'sent.log') }
}

/** SQLite's name for the write-ahead log: what is not in the database file yet. */
export function walOf(database: string): string {
  return `${database}-wal`
}

export function hasBytes(path: string): boolean {
  return existsSync(path) && statSync(path).size > 0
}

/**
 * Renames a database and the files that belong to it, so that it can still be opened under its new name and nothing
 * overwrites it. Returns the new name. Throws the file system's errors.
 */
export function quarantineDatabase(database: string, at: number): string {
  const quarantined = unusedName(`${database}.set-aside-${timestampOf(at)}`)
  // The main file last: only when it is missing does the app create a new one.
  for (const suffix of ['-shm', '-wal', '']) {
    if (existsSync(database + suffix)) renameSync(database + suffix, quarantined + suffix)
  }
  return quarantined
}

export function removeDatabase(database: string): void {
  for (const suffix of ['-shm', '-wal', '']) rmSync(database + suffix, { force: true })
}

/**
 * Quarantines all records to start fresh after the user gave them up: their key is lost, or database and sent log are
 * both damaged. Nothing is deleted. Throws the file system's errors.
 */
export function quarantineRecords(folder: string, at: number): void {
  const { database, sentLog } = filesIn(folder)
  if (existsSync(sentLog)) renameSync(sentLog, unusedName(`${sentLog}.set-aside-${timestampOf(at)}`))
  quarantineDatabase(database, at)
}

/** For example `20260323T090507123Z`: file names on Windows cannot contain colons. */
function timestampOf(at: number): string {
  return new Date(at).toISOString().replaceAll(/[-:.]/g, '')
}

function unusedName(name: string): string {
  for (let attempt = 1; ; attempt += 1) {
    const candidate = attempt === 1 ? name : `${name}-${attempt}`
    if (!existsSync(candidate)) return candidate
  }
}

/**
 * Makes new and changed file names in a folder durable, as `fsync` does for the content of a file. Windows has no such
 * call: NTFS journals names.
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

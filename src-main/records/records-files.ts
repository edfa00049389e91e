import { join } from 'node:path'
import { hasBytes, isThere, readStart, removeFile, renameFile } from '../disk/files.ts'

/** The files of the records in their folder. */
export type RecordsFiles = { readonly database: string; readonly sentLog: string }

export function filesIn(folder: string): RecordsFiles {
  return { database: join(folder, 'records.sqlite'), sentLog: join(folder, 'sent.log') }
}

/** SQLite's name for the write-ahead log: what is not in the database file yet. */
export function walOf(database: string): string {
  return `${database}-wal`
}

/**
 * Renames a database and the files that belong to it, so that it can still be opened under its new name and nothing
 * overwrites it. Returns the new name. Throws the file system's errors.
 */
export function quarantineDatabase(database: string, at: number): string {
  const quarantined = unusedName(`${database}.set-aside-${timestampOf(at)}`)
  moveDatabase(database, quarantined)
  return quarantined
}

/** Renames a database and the files that belong to it, all or none of them. */
export function moveDatabase(from: string, to: string): void {
  const renamed: string[] = []
  try {
    // The main file last: only when it is missing does the app create a new one.
    for (const suffix of ['-shm', '-wal', '']) {
      if (!isThere(from + suffix)) continue
      renameFile(from + suffix, to + suffix)
      renamed.push(suffix)
    }
  } catch (error) {
    // They belong together: without its log the database would lose its last changes.
    for (const suffix of renamed) renameFile(to + suffix, from + suffix)
    throw error
  }
}

/** False: the header of the file says that this SQLite must not write it, which the app never wrote. */
export function isWritableFormat(database: string): boolean {
  // Write version in the header: 1 or 2 (sqlite.org/fileformat.html, 1.3).
  const [writeVersion = 1] = readStart(database, 19).subarray(18)
  return writeVersion <= 2
}

/** Whether there are records that a new key could not decrypt. */
export function hasRecords(folder: string): boolean {
  const { database, sentLog } = filesIn(folder)
  return [database, walOf(database), sentLog].some((path) => hasBytes(path))
}

export function removeDatabase(database: string): void {
  for (const suffix of ['-shm', '-wal', '']) removeFile(database + suffix)
}

/**
 * Quarantines all records to start fresh after the user gave them up: their key is lost, or database and sent log are
 * both damaged. Nothing is deleted. Throws the file system's errors.
 */
export function quarantineRecords(folder: string, at: number): void {
  const { database, sentLog } = filesIn(folder)
  const hasLog = isThere(sentLog)
  const quarantinedLog = unusedName(`${sentLog}.set-aside-${timestampOf(at)}`)
  if (hasLog) renameFile(sentLog, quarantinedLog)
  try {
    quarantineDatabase(database, at)
  } catch (error) {
    // Without its log, the database that stays would be taken for one that knows all attempts.
    if (hasLog) renameFile(quarantinedLog, sentLog)
    throw error
  }
}

/** For example `20260323T090507123Z`: file names on Windows cannot contain colons. */
function timestampOf(at: number): string {
  return new Date(at).toISOString().replaceAll(/[-:.]/g, '')
}

function unusedName(name: string): string {
  for (let attempt = 1; ; attempt += 1) {
    const candidate = attempt === 1 ? name : `${name}-${attempt}`
    if (!isThere(candidate)) return candidate
  }
}

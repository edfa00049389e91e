import type { ClockTrust } from '../retention/clock-trust.ts'
import type { RetentionStore } from '../retention/retention-port.ts'
import { type Database, numberOf } from './database.ts'
import { catchStorageErrors } from './storage-failure.ts'

/** `null`: nothing was seen of it yet. Throws SQLite's errors and that of a number that the app never wrote. */
function readClock(database: Database): ClockTrust | null {
  const row = database.prepare('SELECT trusted, since, until FROM clock_seen').get()
  if (row === undefined) return null
  const { trusted, since, until } = row
  return {
    trusted: numberOf(trusted),
    unconfirmed: since === null ? null : { since: numberOf(since), until: numberOf(until) }
  }
}

/** Unread, it would keep every patient from being erased. Throws as damage. */
export function verifyClock(database: Database): void {
  readClock(database)
}

/** Copies it out of a damaged file: without it the next reading would be trusted, however wrong the clock is. */
export function copyClock(damaged: Database, database: Database): void {
  const trust = readClock(damaged)
  if (trust !== null) writeClock(database, trust)
}

function writeClock(database: Database, { trusted, unconfirmed }: ClockTrust): void {
  database
    .prepare('INSERT OR REPLACE INTO clock_seen (only, trusted, since, until) VALUES (1,?,?,?)')
    .run(trusted, unconfirmed?.since ?? null, unconfirmed?.until ?? null)
}

/** Keeps how far retention trusts the clock from one run of the app to the next. */
export function createClockStore(database: Database): Pick<RetentionStore, 'clockTrust' | 'saveClockTrust'> {
  return {
    clockTrust: () => catchStorageErrors<ClockTrust | null, never>(() => ({ ok: true, value: readClock(database) })),
    saveClockTrust: (trust) =>
      catchStorageErrors(() => {
        writeClock(database, trust)
        return { ok: true, value: null }
      })
  }
}

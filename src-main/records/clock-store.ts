import type { ClockTrust } from '../retention/clock-trust.ts'
import type { RetentionStore } from '../retention/retention-port.ts'
import { type Database, numberOf } from './database.ts'
import { catchStorageErrors } from './storage-failure.ts'

/** Keeps how far retention trusts the clock from one run of the app to the next. */
export function createClockStore(database: Database): Pick<RetentionStore, 'clockTrust' | 'saveClockTrust'> {
  return {
    clockTrust: () =>
      catchStorageErrors<ClockTrust | null, never>(() => {
        const row = database.prepare('SELECT trusted, since, until FROM clock_seen').get()
        if (row === undefined) return { ok: true, value: null }
        const { trusted, since, until } = row
        const unconfirmed = since === null ? null : { since: numberOf(since), until: numberOf(until) }
        return { ok: true, value: { trusted: numberOf(trusted), unconfirmed } }
      }),
    saveClockTrust: ({ trusted, unconfirmed }) =>
      catchStorageErrors(() => {
        database
          .prepare('INSERT OR REPLACE INTO clock_seen (only, trusted, since, until) VALUES (1,?,?,?)')
          .run(trusted, unconfirmed?.since ?? null, unconfirmed?.until ?? null)
        return { ok: true, value: null }
      })
  }
}

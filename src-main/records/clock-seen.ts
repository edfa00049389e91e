import type { ClockTrust } from '../retention/clock-trust.ts'
import type { RetentionStore } from '../retention/store.ts'
import { type Database, numberOf } from './database.ts'
import { storing } from './storage-failure.ts'

/** Keeps how far retention trusts the clock from one run of the app to the next. */
export function createClockRecord(database: Database): Pick<RetentionStore, 'clockSeen' | 'noteClock'> {
  return {
    clockSeen: () =>
      storing<ClockTrust | null, never>(() => {
        const row = database.prepare('SELECT trusted, since, until FROM clock_seen').get()
        if (row === undefined) return { ok: true, value: null }
        const { trusted, since, until } = row
        const doubted = since === null ? null : { since: numberOf(since), until: numberOf(until) }
        return { ok: true, value: { trusted: numberOf(trusted), doubted } }
      }),
    noteClock: ({ trusted, doubted }) =>
      storing(() => {
        database
          .prepare('INSERT OR REPLACE INTO clock_seen (only, trusted, since, until) VALUES (1,?,?,?)')
          .run(trusted, doubted?.since ?? null, doubted?.until ?? null)
        return { ok: true, value: null }
      })
  }
}

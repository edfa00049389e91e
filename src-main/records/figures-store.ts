import type { FiguresStore } from '../figures/figures-port.ts'
import { appendAudit } from './audit-log.ts'
import { type Database, numberOf } from './database.ts'
import type { Encryption } from './encryption.ts'
import { catchStorageErrors } from './storage-failure.ts'
import { countBlock, countedFigures, erasedFigures, firstErasedDay, uncountedBlocks } from './visit-figures.ts'

/** The store of figures; see there what each call guarantees. */
export function createFiguresStore(database: Database, encryption: Encryption): FiguresStore {
  return {
    uncounted: () => catchStorageErrors(() => ({ ok: true, value: uncountedBlocks(database) })),

    count: (part) =>
      catchStorageErrors(() =>
        database.transaction(() => {
          countBlock(database, encryption, part)
          return { ok: true, value: null }
        })
      ),

    read: (from, to) =>
      catchStorageErrors(() => {
        const kept = countedFigures(database, encryption)
        const days = kept.map(({ day }) => day)
        const first = firstErasedDay(database)
        return {
          ok: true,
          value: {
            figures: [
              ...erasedFigures(database, encryption, from, to),
              ...kept.filter(({ day }) => day >= from && day < to)
            ],
            firstDay: (first === null ? days : [first, ...days]).reduce<string | null>(
              (earliest, day) => (earliest === null || day < earliest ? day : earliest),
              null
            )
          }
        }
      }),

    deleteAll: (at) =>
      catchStorageErrors(() =>
        database.transaction(() => {
          const count = numberOf(database.prepare('SELECT count(*) AS days FROM day_figures').get()?.['days'])
          if (count === 0) return { ok: true, value: null }
          database.prepare('DELETE FROM day_figures').run()
          appendAudit(database, encryption, { at, account: '', action: 'figures-deleted', count })
          return { ok: true, value: null }
        })
      )
  }
}

import type { SamePatient } from './invitation-port.ts'

/** The rows that a batch is to send, by the guard's keys. */
export type BatchIndex = {
  readonly add: (keys: readonly string[], row: SamePatient, letThrough: boolean) => void
  /**
   * The rows that hold back another one with these keys. Of two that were let through neither holds the other: the user
   * has seen both. Those are never looked at together, as a list may let through thousands of one patient.
   */
  readonly find: (keys: readonly string[], letThrough: boolean) => readonly SamePatient[]
}

export function createBatchIndex(): BatchIndex {
  const letThroughRows = new Map<string, SamePatient[]>()
  const otherRows = new Map<string, SamePatient[]>()
  return {
    add(keys, row, letThrough) {
      const rows = letThrough ? letThroughRows : otherRows
      for (const key of keys) {
        const known = rows.get(key)
        if (known === undefined) rows.set(key, [row])
        else known.push(row)
      }
    },
    find(keys, letThrough) {
      const found = keys.flatMap((key) => otherRows.get(key) ?? [])
      if (!letThrough) for (const key of keys) for (const row of letThroughRows.get(key) ?? []) found.push(row)
      return [...new Set(found)]
    }
  }
}

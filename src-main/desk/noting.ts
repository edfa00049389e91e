import type { AuditAction } from '#contract/audit.ts'

/** What a person did, for the journal. `account`: absent where it is the chosen connection's. */
export type Note = {
  readonly action: AuditAction
  readonly account?: string
  readonly listId?: string | undefined
  readonly count: number
}

/**
 * Adds an entry to the journal after something was done. One that the disk does not take must not undo it; while the
 * records are closed there is no journal to write to.
 */
export type TakeNote = (note: Note) => Promise<void>

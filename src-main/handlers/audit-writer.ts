import type { AuditAction } from '#contract/audit.ts'

/** What the user did. `account`: absent if it is that of the chosen connection. */
export interface NewAuditEntry {
  readonly action: AuditAction
  readonly account?: string
  readonly listId?: string | undefined
  readonly count: number
}

/**
 * Appends an entry to the audit log after something was done. A storage failure does not undo it. While the records are
 * closed there is no audit log, and nothing is written.
 */
export type AppendAudit = (entry: NewAuditEntry) => Promise<void>

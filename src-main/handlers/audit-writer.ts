import type { AuditAction } from '#contract/audit.ts'
import { accountEmail } from '#contract/connection.ts'
import type { Records } from '../records/index.ts'

/** What was done. `account`: absent if it is that of the chosen connection. */
export interface NewAuditEntry {
  readonly action: AuditAction
  readonly account?: string
  readonly listId?: string | undefined
  readonly rowId?: string
  readonly count: number
}

/**
 * Appends an entry to the audit log after something was done. A storage failure does not undo it. While the records are
 * closed there is no audit log, and nothing is written.
 */
export type AppendAudit = (entry: NewAuditEntry) => Promise<void>

/** @param chosenAccount the account of the chosen connection; empty: it has none. */
export function createAuditWriter({
  records,
  now,
  chosenAccount
}: {
  /** Once they may be written; null: they are closed. */
  readonly records: () => Promise<Records | null>
  readonly now: () => number
  readonly chosenAccount: () => Promise<string>
}): AppendAudit {
  return async ({ action, listId, rowId, count, account }) => {
    const by = account ?? (await chosenAccount())
    const open = await records()
    open?.audit.append({
      at: now(),
      // What is no account was typed into its field: it may be about a patient.
      account: accountEmail.safeParse(by).success ? by : '',
      action,
      count,
      ...(listId === undefined ? {} : { listId }),
      ...(rowId === undefined ? {} : { rowId })
    })
  }
}

import { yieldToOthers } from '../sending/yield-to-others.ts'
import { type Database, numberOf } from './database.ts'
import type { Encryption } from './encryption.ts'
import { fromInvitations, type InvitationRow, readInvitationRow } from './invitation-row.ts'
import { catchStorageErrors, type StorageResult } from './storage-failure.ts'

/** Looked at before other work runs: a few ms, also where each of them is decrypted. */
const partSize = 50

/** Some invitations next to each other, by their numbers. */
export type InvitationPart = { readonly lowest: number; readonly highest: number; readonly isLast: boolean }

/**
 * The next `limit` of all invitations below a number, the highest first; null: there are none. Whatever is looked for among them:
 * a question that ends with so many matches would read the whole table where there are few.
 */
export function nextPart(database: Database, before: number | null, limit: number): InvitationPart | null {
  const row = database
    .prepare(
      `SELECT min(number) AS lowest, max(number) AS highest, count(*) AS count FROM
         (SELECT rowid AS number FROM invitations WHERE rowid < ? ORDER BY rowid DESC LIMIT ?)`
    )
    .get(before ?? Number.MAX_SAFE_INTEGER, limit)
  const count = numberOf(row?.['count'])
  if (count === 0) return null
  return { lowest: numberOf(row?.['lowest']), highest: numberOf(row?.['highest']), isLast: count < limit }
}

/**
 * Looks at all invitations that meet a condition, the latest first, and lets other work run after each part, until `look`
 * answers false. What is made meanwhile is not among them.
 */
export async function walkInvitations(
  database: Database,
  encryption: Encryption,
  [condition, ...values]: readonly [sql: string, ...values: (string | number)[]],
  look: (row: InvitationRow) => boolean
): Promise<StorageResult<null>> {
  for (let before: number | null = null; ; ) {
    const part = catchStorageErrors<number | null, never>(() => ({ ok: true, value: lookAtPart(before) }))
    if (!part.ok) return part
    before = part.value
    if (before === null) return { ok: true, value: null }
    await yieldToOthers()
  }

  /** Before which number the next part is; null: there is none. */
  function lookAtPart(before: number | null): number | null {
    const part = nextPart(database, before, partSize)
    if (part === null) return null
    const rows = database
      .prepare(
        `${fromInvitations} WHERE invitations.rowid BETWEEN ? AND ? AND ${condition} ORDER BY invitations.rowid DESC`
      )
      .all(part.lowest, part.highest, ...values)
    const isDone = rows.some((raw) => !look(readInvitationRow(encryption, raw)))
    return isDone || part.isLast ? null : part.lowest
  }
}

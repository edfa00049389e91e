import type { CareAuditAction } from '../aftercare/store.ts'
import type { AuditEntry as SendingEntry } from '../sending/store.ts'
import { bytesOf, type Database, numberOf, textOf } from './database.ts'
import type { Binding, Seals } from './seals.ts'
import { type Stored, storing } from './storage-failure.ts'

/** Beside what the engine reports: what happened to a list, and to the records as such. */
export type RecordsAction = 'list-removed' | 'records-set-aside' | 'attempts-restored' | 'invitations-rebuilt'

/** Who did what, when, with how many; never a patient's name, number or address. `account`: empty for the app itself. */
export type AuditEntry = {
  readonly at: number
  readonly account: string
  readonly action: SendingEntry['action'] | CareAuditAction | RecordsAction
  readonly listId?: string
  readonly rowId?: string
  readonly count: number
}

export type AuditTrail = {
  /** Oldest first. */
  readonly entries: () => Stored<readonly AuditEntry[]>
  /** Walks the chain. `firstWrong`: number, from 1, of the first entry that was changed, added or taken away. */
  readonly verify: () => Stored<{ readonly entries: number; readonly firstWrong: number | null }>
}

const chainStart = new Uint8Array(32)

/** Adds an entry; to be called within the transaction of what it reports. */
export function appendAudit(database: Database, seals: Seals, entry: AuditEntry): void {
  const last = database.prepare('SELECT number, hash FROM audit ORDER BY number DESC LIMIT 1').get()
  const number = last === undefined ? 1 : numberOf(last['number']) + 1
  const previous = last === undefined ? chainStart : bytesOf(last['hash'])
  database
    .prepare('INSERT INTO audit (number, at, account, action, list_id, row_id, count, hash) VALUES (?,?,?,?,?,?,?,?)')
    .run(
      number,
      entry.at,
      entry.account,
      entry.action,
      entry.listId ?? null,
      entry.rowId ?? null,
      entry.count,
      seals.chain(previous, fieldsOf(number, entry))
    )
}

export function createAuditTrail(database: Database, seals: Seals): AuditTrail {
  const rows = () => database.prepare('SELECT * FROM audit ORDER BY number').iterate()
  return {
    entries: () => storing(() => ({ ok: true, value: Array.from(rows(), entryOf) })),
    verify: () =>
      storing<{ entries: number; firstWrong: number | null }, never>(() => {
        let previous: Uint8Array = chainStart
        let entries = 0
        for (const row of rows()) {
          entries += 1
          const expected = seals.chain(previous, fieldsOf(entries, entryOf(row)))
          if (numberOf(row['number']) !== entries || Buffer.compare(expected, bytesOf(row['hash'])) !== 0) {
            return { ok: true, value: { entries, firstWrong: entries } }
          }
          previous = expected
        }
        return { ok: true, value: { entries, firstWrong: null } }
      })
  }
}

function entryOf(row: Readonly<Record<string, unknown>>): AuditEntry {
  const { list_id: listId, row_id: rowId } = row
  return {
    at: numberOf(row['at']),
    account: textOf(row['account']),
    action: textOf(row['action']) as AuditEntry['action'],
    ...(listId === null ? {} : { listId: textOf(listId) }),
    ...(rowId === null ? {} : { rowId: textOf(rowId) }),
    count: numberOf(row['count'])
  }
}

function fieldsOf(number: number, entry: AuditEntry): Binding {
  return [
    'audit',
    number,
    entry.at,
    entry.account,
    entry.action,
    entry.listId ?? null,
    entry.rowId ?? null,
    entry.count
  ]
}

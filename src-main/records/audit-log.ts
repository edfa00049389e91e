import type { AuditAction } from '#contract/audit.ts'
import { yieldToOthers } from '../sending/yield-to-others.ts'
import { bytesOf, type Database, numberOf, textOf } from './database.ts'
import type { AssociatedData, Encryption } from './encryption.ts'
import { isAuditWhole } from './row-sums.ts'
import { catchStorageErrors, type Skip, type StorageResult } from './storage-failure.ts'

/** Who did what, when, with how many; never a patient's name, number or address. `account`: empty for the app itself. */
export interface AuditEntry {
  readonly at: number
  readonly account: string
  readonly action: AuditAction
  readonly listId?: string
  readonly rowId?: string
  readonly count: number
}

export type NumberedAuditEntry = AuditEntry & { readonly number: number }

/** A place where earlier entries were lost with damaged or abandoned records. `lost`: at least so many. */
export type AuditBreak = { readonly number: number; readonly at: number; readonly lost: number }

/**
 * `firstWrong`: number, from 1, of the first entry that was changed, inserted or removed; null: there is none. `breaks`:
 * where the log itself records that it lost entries, the oldest first.
 */
export type ChainCheck = {
  readonly entries: number
  readonly firstWrong: number | null
  readonly breaks: readonly AuditBreak[]
}

/** Append-only: the app never changes or removes an entry. */
export interface AuditLog {
  /** Oldest first. */
  readonly entries: () => StorageResult<readonly AuditEntry[]>
  /** The latest first. `before`: number of an entry; null: from the end. `from`: ms since the epoch. */
  readonly page: (page: {
    readonly before: number | null
    readonly limit: number
    readonly ofList?: string | undefined
    readonly from?: number | undefined
  }) => StorageResult<readonly NumberedAuditEntry[]>
  /** How many entries all pages have together. */
  readonly count: (filter: {
    readonly ofList?: string | undefined
    readonly from?: number | undefined
  }) => StorageResult<number>
  readonly append: (entry: AuditEntry) => StorageResult<null>
  /** Checks the chain and lets other work run every few ms. Resolves to null once the signal aborts. */
  readonly verify: (signal?: AbortSignal) => Promise<StorageResult<ChainCheck> | null>
}

/** Entries checked at a time; these take a few ms. */
const partSize = 200

const chainStart: Uint8Array = new Uint8Array(32)

/** Adds an entry. Call it within the transaction of what the entry reports. */
export function appendAudit(database: Database, encryption: Encryption, entry: AuditEntry): void {
  const last = database.prepare('SELECT number, hash FROM audit ORDER BY number DESC LIMIT 1').get()
  const number = last === undefined ? 1 : numberOf(last['number']) + 1
  const previous = last === undefined ? chainStart : bytesOf(last['hash'])
  insertEntry(database, number, entry, encryption.chain(previous, fieldsOf(number, entry)))
  writeEndMark(database, encryption, number)
}

function insertEntry(database: Database, number: number, entry: AuditEntry, hash: Uint8Array): void {
  const { at, account, action, listId, rowId, count } = entry
  database
    .prepare('INSERT INTO audit (number, at, account, action, list_id, row_id, count, hash) VALUES (?,?,?,?,?,?,?,?)')
    .run(number, at, account, action, listId ?? null, rowId ?? null, count, hash)
}

/** For a file that is older than the end mark. Call it within the transaction of the migration. */
export function markAuditEnd(database: Database, encryption: Encryption): void {
  const last = database.prepare('SELECT ifnull(max(number), 0) AS last FROM audit').get()?.['last']
  writeEndMark(database, encryption, numberOf(last))
}

function writeEndMark(database: Database, encryption: Encryption, number: number): void {
  database
    .prepare('INSERT OR REPLACE INTO audit_end (only, number, mac) VALUES (1,?,?)')
    .run(number, encryption.mac(['audit-end', number]))
}

/**
 * Copies the entries of a damaged file up to the first that is wrong or cannot be read, with their hashes, so that the
 * chain goes on. Returns how many are lost, at least: the last number that is known was that of the end mark, or `written`.
 */
export function copyAudit(
  damaged: Database,
  database: Database,
  encryption: Encryption,
  skip: Skip,
  written: number
): number {
  let [copied, link, known] = [0, chainStart, written]
  skip(() => {
    const last = damaged.prepare('SELECT ifnull(max(number), 0) AS last FROM audit').get()?.['last']
    known = Math.max(known, numberOf(last))
  })
  skip(() => {
    const mark = damaged.prepare('SELECT number, mac FROM audit_end').get()
    const number = numberOf(mark?.['number'])
    encryption.verify(['audit-end', number], mark?.['mac'])
    known = Math.max(known, number)
  })
  skip(() => {
    for (const row of damaged.prepare('SELECT * FROM audit ORDER BY number').iterate()) {
      const entry = entryOf(row)
      const hash = encryption.chain(link, fieldsOf(copied + 1, entry))
      if (row['number'] !== copied + 1 || Buffer.compare(hash, bytesOf(row['hash'])) !== 0) return
      insertEntry(database, copied + 1, entry, hash)
      copied += 1
      link = hash
    }
  })
  if (copied > 0) writeEndMark(database, encryption, copied)
  return Math.max(0, known - copied)
}

function readBreaks(database: Database): readonly AuditBreak[] {
  return database
    .prepare(`SELECT number, at, count FROM audit WHERE action = 'records-set-aside' ORDER BY number`)
    .all()
    .map((row) => ({ number: numberOf(row['number']), at: numberOf(row['at']), lost: numberOf(row['count']) }))
}

/** Whether the chain still ends at the entry that was added last. An end mark of earlier does not fit the sums. */
function matchesEndMark(database: Database, encryption: Encryption, number: number): boolean {
  const row = database.prepare('SELECT number, mac FROM audit_end').get()
  if (row === undefined || row['number'] !== number || !isAuditWhole(database, encryption)) return false
  return Buffer.compare(encryption.mac(['audit-end', number]), bytesOf(row['mac'])) === 0
}

/** Up to which entry the chain was checked. If `isWhole` is false, that entry is wrong. */
type CheckedPart = { readonly entries: number; readonly link: Uint8Array; readonly isWhole: boolean }

export function createAuditLog(database: Database, encryption: Encryption): AuditLog {
  /** Continues after entry `after`, whose hash is `previous`. */
  function checkPart(after: number, previous: Uint8Array): CheckedPart {
    const rows = database.prepare('SELECT * FROM audit WHERE number > ? ORDER BY number LIMIT ?').all(after, partSize)
    let [entries, link] = [after, previous]
    for (const row of rows) {
      entries += 1
      const expected = encryption.chain(link, fieldsOf(entries, entryOf(row)))
      if (numberOf(row['number']) !== entries || Buffer.compare(expected, bytesOf(row['hash'])) !== 0) {
        return { entries, link, isWhole: false }
      }
      link = expected
    }
    return { entries, link, isWhole: true }
  }

  return {
    entries: () =>
      catchStorageErrors(() => {
        const rows = database.prepare('SELECT * FROM audit ORDER BY number').iterate()
        return { ok: true, value: Array.from(rows, entryOf) }
      }),
    page: ({ before, limit, ofList, from }) =>
      catchStorageErrors(() => {
        const rows = database
          .prepare(
            `SELECT * FROM audit WHERE number < ? AND at >= ? AND (? IS NULL OR list_id = ?)
             ORDER BY number DESC LIMIT ?`
          )
          .all(
            before ?? Number.MAX_SAFE_INTEGER,
            from ?? Number.MIN_SAFE_INTEGER,
            ofList ?? null,
            ofList ?? null,
            limit
          )
        return { ok: true, value: rows.map((row) => ({ ...entryOf(row), number: numberOf(row['number']) })) }
      }),
    count: ({ ofList, from }) =>
      catchStorageErrors(() => {
        const found = database
          .prepare('SELECT count(*) AS entries FROM audit WHERE at >= ? AND (? IS NULL OR list_id = ?)')
          .get(from ?? Number.MIN_SAFE_INTEGER, ofList ?? null, ofList ?? null)
        return { ok: true, value: numberOf(found?.['entries']) }
      }),
    append: (entry) =>
      catchStorageErrors(() =>
        database.transaction(() => {
          appendAudit(database, encryption, entry)
          return { ok: true, value: null }
        })
      ),
    verify: async (signal) => {
      let [entries, link] = [0, chainStart]
      while (signal?.aborted !== true) {
        const checked = catchStorageErrors<CheckedPart, never>(() => ({ ok: true, value: checkPart(entries, link) }))
        if (!checked.ok) return checked
        if (!checked.value.isWhole)
          return {
            ok: true,
            value: { entries: checked.value.entries, firstWrong: checked.value.entries, breaks: readBreaks(database) }
          }
        if (checked.value.entries === entries) {
          return catchStorageErrors(() => {
            const firstWrong = matchesEndMark(database, encryption, entries) ? null : entries + 1
            return { ok: true, value: { entries, firstWrong, breaks: readBreaks(database) } }
          })
        }
        entries = checked.value.entries
        link = checked.value.link
        await yieldToOthers()
      }
      return null
    }
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

function fieldsOf(number: number, entry: AuditEntry): AssociatedData {
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

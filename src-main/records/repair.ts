import type { InvitationState } from '#contract/invitation.ts'
import { isThere } from '../disk/files.ts'
import { copyActions } from './action-rows.ts'
import { copyAudit } from './audit-log.ts'
import { type Checkpoint, nothingClosed, readCheckpoint, repairedCheckpoint, writeCheckpoint } from './checkpoint.ts'
import { copyClock } from './clock-store.ts'
import { type Database, numberOf, openReadOnly } from './database.ts'
import { copyDirectory } from './directory-store.ts'
import type { Encryption } from './encryption.ts'
import { addAttemptKey, addGuardKeys, copyGuardRow, isLive } from './guard-keys.ts'
import {
  damagedRows,
  decryptContent,
  decryptDetails,
  encryptDetails,
  verifyInvitation,
  writeInvitationRow
} from './invitation-row.ts'
import { claimInvites, copyInviteOwner } from './invite-owners.ts'
import { copyJobs, followInvitation } from './job-rows.ts'
import { entryFromLog, insertAttempt, type LedgerEntry, readEntry } from './ledger.ts'
import { insertHeader, type ListHeader, readHeader } from './list-header.ts'
import { insertRows, readRows } from './list-rows.ts'
import { readChunks, writeChunk } from './list-source.ts'
import { LedgerMismatchError } from './reconcile.ts'
import { fits, readSums, rewriteSums, type SummedTable, type SumsState } from './row-sums.ts'
import { copyRuns } from './runs.ts'
import type { LogLine, ParsedLine, ParsedLog } from './sent-log.ts'
import { type Skip, type StorageResult, toStorageFailure } from './storage-failure.ts'
import { copyTemplates } from './template-store.ts'
import { copyFigures } from './visit-figures.ts'

/**
 * All attempts found in the database or in the sent log. `onlyLogged`: numbers that the database lacks. `sums`, `checkpoint`:
 * those of the damaged database; null: they cannot be read. `isWhole`: every attempt that is in the database could be read.
 */
export type RepairedLedger = {
  readonly entries: readonly LedgerEntry[]
  readonly onlyLogged: ReadonlySet<number>
  readonly sums: SumsState | null
  readonly checkpoint: Checkpoint | null
  readonly isWhole: boolean
}

/** `lostEntries`: of the audit log. `isWhole`: apart from these, everything could be read, and no list is gone. */
export type RepairedDatabase = { readonly lostEntries: number; readonly isWhole: boolean }

/**
 * Reads the attempts of a damaged database whose MAC is right and fills the gaps from the sent log. Throws
 * {@link LedgerMismatchError} if an attempt is in neither and was not closed off: then it is unknown which rows were sent. One that
 * was closed off, and whose line is still there, counts as any other again.
 */
export function repairLedger(path: string, encryption: Encryption, log: ParsedLog): RepairedLedger {
  const readable = new Map<number, LedgerEntry>()
  const read: { sums: SumsState | null; checkpoint: Checkpoint | null } = { sums: null, checkpoint: null }
  const reading = createReading()
  reading.readDamaged(path, (damaged) => {
    reading.skip(() => {
      read.sums = readSums(damaged, encryption)
    })
    reading.skip(() => {
      read.checkpoint = hasCheckpoint(damaged) ? readCheckpoint(damaged, encryption) : nothingClosed
    })
    for (const row of damaged.prepare('SELECT * FROM attempts ORDER BY number').iterate()) {
      reading.skip(() => {
        const entry = readEntry(encryption, row)
        readable.set(entry.number, entry)
      })
    }
  })
  const lines: ReadonlyMap<number, ParsedLine> = log.kind === 'read' ? log.lines : new Map()
  const lastLogged = [...lines].findLast(([, line]) => line !== 'torn')?.[0] ?? 0
  const lastReadable = [...readable.keys()].at(-1) ?? 0
  const written = read.sums?.tables.attempts?.rows ?? 0
  const last = Math.max(lastLogged, lastReadable)
  let isLogComplete = log.kind === 'read' && log.isNumbered
  const entries: LedgerEntry[] = []
  const onlyLogged = new Set<number>()
  for (let number = 1; number <= last; number += 1) {
    const line = lines.get(number)
    const entry = readable.get(number)
    if (entry === undefined && line === undefined) {
      // The last attempt is never closed off, so a whole log reaches beyond each that was.
      if (number > lastLogged) isLogComplete = false
      continue
    }
    if (entry === undefined && typeof line !== 'object') throw new LedgerMismatchError(`attempt ${number} is lost`)
    if (entry === undefined) onlyLogged.add(number)
    entries.push(entry ?? entryFromLog(encryption, line as LogLine))
  }
  // What the sent log lacks was closed off, if each of its lines can be told; else only the database says how many were.
  const isDatabaseComplete = readable.size + (read.checkpoint?.closed ?? 0) === last
  const isAllThere = last === entries.length || isLogComplete || isDatabaseComplete
  if (entries.length < written || !isAllThere) throw new LedgerMismatchError('an attempt is lost')
  return { entries, onlyLogged, ...read, isWhole: reading.isWhole() }
}

/** Older files have no table for it. */
function hasCheckpoint(damaged: Database): boolean {
  return damaged.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'checkpoint'`).get() !== undefined
}

/**
 * Copies into a new database what a damaged one still holds: the attempts, the guard's keys, the figures of erased invitations, every
 * list whose rows all decrypt, their invitations with the right MAC, the jobs, the import templates, the directory. An invitation with an
 * attempt that is only in the sent log becomes `unknown`: its state may be older than that attempt. So does one with any attempt that says
 * that nothing was sent, where rows may have been put back; then nothing is planned any more.
 */
export function repairDatabase(
  path: string,
  ledger: RepairedLedger,
  database: Database,
  encryption: Encryption,
  at: number
): RepairedDatabase {
  let lostEntries = 0
  const reading = createReading()
  const { skip } = reading
  database.transaction(() => {
    for (const entry of ledger.entries) {
      insertAttempt(database, encryption, entry)
      addAttemptKey(database, encryption, entry)
    }
    const closed = (ledger.entries.at(-1)?.number ?? 0) - ledger.entries.length
    writeCheckpoint(database, encryption, repairedCheckpoint(ledger.checkpoint, closed))
    return done
  })
  const rowsOf = (entries: readonly LedgerEntry[]) => new Set(entries.map(({ listId, rowId }) => `${listId} ${rowId}`))
  const unknown = rowsOf(ledger.entries.filter(({ number }) => ledger.onlyLogged.has(number)))
  reading.readDamaged(path, (damaged) => {
    const isLatest = (table: SummedTable) =>
      ledger.sums !== null && fitsReadably(damaged, encryption, ledger.sums, table)
    const copying: Copying = {
      skip,
      at,
      unknown,
      doubtful: isLatest('invitations') && isLatest('attempts') ? new Set() : rowsOf(ledger.entries),
      isPlanKept: (['invitations', 'attempts', 'lists', 'list_rows'] as const).every(isLatest)
    }
    database.transaction(() => {
      // The journal tells what it lacks by itself: that is not counted here.
      lostEntries = copyAudit(damaged, database, encryption, skipUnreadable, ledger.sums?.tables.audit?.rows ?? 0)
      skip(() => {
        for (const raw of damaged.prepare('SELECT * FROM guard_keys').iterate()) {
          skip(() => copyGuardRow(database, encryption, raw))
        }
      })
      skip(() => {
        for (const raw of damaged.prepare('SELECT * FROM invite_owners').iterate()) {
          skip(() => copyInviteOwner(database, encryption, raw))
        }
      })
      return done
    })
    database.transaction(() => {
      skip(() => copyTemplates(damaged, database, encryption, skip))
      skip(() => copyDirectory(damaged, database, encryption, skip))
      skip(() => copyClock(damaged, database))
      copyRuns(damaged, database, encryption, skip)
      copyFigures(damaged, database, encryption, skip)
      copyJobs(damaged, database, encryption, skip)
      return done
    })
    for (const row of damaged.prepare('SELECT * FROM lists WHERE generation > 0').iterate()) {
      skip(() => {
        const header = readHeader(encryption, row)
        database.transaction(() => copyList(damaged, database, encryption, header, copying))
      })
    }
    const written = ledger.sums?.tables.lists?.rows ?? 0
    if (countLists(database, '>') + countLists(damaged, '=') < written) reading.miss()
  })
  // Of a row that could not be copied whole, the sums kept so far may know a part.
  database.transaction(() => {
    rewriteSums(database, encryption, ledger.sums)
    return done
  })
  return { lostEntries, isWhole: ledger.isWhole && reading.isWhole() }
}

/** Lists of a generation above 0, or those that are not read in yet. */
function countLists(database: Database, than: '>' | '='): number {
  return numberOf(database.prepare(`SELECT count(*) AS count FROM lists WHERE generation ${than} 0`).get()?.['count'])
}

/** A table that cannot be read does not fit. */
function fitsReadably(damaged: Database, encryption: Encryption, sums: SumsState, table: SummedTable): boolean {
  let isFitting = false
  skipUnreadable(() => {
    isFitting = fits(damaged, encryption, sums, table)
  })
  return isFitting
}

/**
 * `skip`: see {@link Reading}. `unknown` and `doubtful`: lists and rows. Those in doubt become unknown if they say that
 * nothing was sent.
 */
type Copying = {
  readonly skip: Skip
  readonly at: number
  readonly unknown: ReadonlySet<string>
  readonly doubtful: ReadonlySet<string>
  /** What was planned to be sent is what the user saw. */
  readonly isPlanKept: boolean
}

/** Nothing of them is on the server, by their own account. */
const notSent: ReadonlySet<InvitationState> = new Set(['ready', 'held', 'queued', 'refused'])

const done = { ok: true, value: null } as const
const rowsAtOnce = 2000

function copyList(
  damaged: Database,
  database: Database,
  encryption: Encryption,
  header: ListHeader,
  { skip, at, unknown, doubtful, isPlanKept }: Copying
): StorageResult<null> {
  const list = insertHeader(database, encryption, { ...header, batch: header.batch + (isPlanKept ? 0 : 1) })
  for (const [chunk, bytes] of readChunks(damaged, header).entries()) {
    writeChunk(database, { ...header, list }, chunk, bytes)
  }
  for (let offset = 0; offset < header.rowCount; offset += rowsAtOnce) {
    insertRows(database, { ...header, list }, offset, readRows(damaged, header, { offset, limit: rowsAtOnce }))
  }
  skip(() => {
    for (const raw of damagedRows(damaged, header)) {
      skip(() => {
        const row = verifyInvitation(encryption, raw)
        if (isLive(row)) addGuardKeys(database, encryption, row, decryptContent(row), row.laidAt)
        const key = `${row.listId} ${row.rowId}`
        const isDoubtful = doubtful.has(key) && notSent.has(row.state)
        const stays = row.state === 'created' || !(unknown.has(key) || isDoubtful)
        writeInvitationRow(database, encryption, {
          ...row,
          list,
          ...(stays
            ? {}
            : { state: 'unknown', serverId: null, changedAt: at, ...encryptDetails(row, { doubt: 'app-ended' }) })
        })
        claimInvites(database, encryption, row, decryptDetails(row), row.changedAt)
        if (!stays) followInvitation(database, encryption, row, row.state, 'unknown')
      })
    }
  })
  copyActions(damaged, database, encryption, header, list, skip)
  return done
}

/** Reads as much of a damaged file as possible and changes nothing in it. */
interface Reading {
  readonly readDamaged: (path: string, work: (damaged: Database) => void) => void
  /** Does the work as far as what it reads is readable. */
  readonly skip: Skip
  /** Something is not there that the file should have. */
  readonly miss: () => void
  /** Nothing was skipped or missed. */
  readonly isWhole: () => boolean
}

function createReading(): Reading {
  let isWhole = true
  const skip = (work: () => void) => {
    if (!skipUnreadable(work)) isWhole = false
  }
  return {
    skip,
    miss: () => {
      isWhole = false
    },
    isWhole: () => isWhole,
    readDamaged: (path, work) => {
      if (!isThere(path)) return
      skip(() => {
        const damaged = openReadOnly(path)
        try {
          work(damaged)
        } finally {
          damaged.close()
        }
      })
    }
  }
}

/**
 * Swallows errors of unreadable data: false. A full disk, a file that another program holds and programming errors are
 * thrown on.
 */
function skipUnreadable(work: () => void): boolean {
  try {
    work()
    return true
  } catch (error) {
    const failure = toStorageFailure(error)
    if (failure === undefined || failure.code === 'storage-full' || isHeld(error)) throw error
    return false
  }
}

/** SQLite's PERM, BUSY, LOCKED and CANTOPEN; an error of reading a page (IOERR) may be of a bad sector. */
function isHeld(error: unknown): boolean {
  const { errcode } = error as { errcode?: unknown }
  return typeof errcode === 'number' && [3, 5, 6, 14].includes(errcode & 0xff)
}

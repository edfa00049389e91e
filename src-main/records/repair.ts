import { isThere } from '../disk/files.ts'
import { copyActions } from './action-rows.ts'
import { copyAudit } from './audit-log.ts'
import { type Database, openReadOnly } from './database.ts'
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
import type { ParsedLog } from './sent-log.ts'
import { type StorageResult, toStorageFailure } from './storage-failure.ts'
import { createTemplateStore } from './template-store.ts'

/** All attempts found in the database or in the sent log. `onlyLogged`: numbers that the database lacks. */
export type RepairedLedger = { readonly entries: readonly LedgerEntry[]; readonly onlyLogged: ReadonlySet<number> }

/**
 * Reads the attempts of a damaged database whose MAC is right and fills the gaps from the sent log. Throws
 * {@link LedgerMismatchError} if an attempt is in neither: then it is unknown which rows were sent.
 */
export function repairLedger(path: string, encryption: Encryption, log: ParsedLog): RepairedLedger {
  const readable = new Map<number, LedgerEntry>()
  readDamaged(path, (damaged) => {
    for (const row of damaged.prepare('SELECT * FROM attempts ORDER BY number').iterate()) {
      skipUnreadable(() => {
        const entry = readEntry(encryption, row)
        readable.set(entry.number, entry)
      })
    }
  })
  const lines = log.kind === 'read' ? log.lines : []
  const lastLogged = lines.findLastIndex((line) => line !== 'torn') + 1
  const entries: LedgerEntry[] = []
  const onlyLogged = new Set<number>()
  const lastReadable = [...readable.keys()].at(-1) ?? 0
  for (let number = 1; number <= Math.max(lastLogged, lastReadable); number += 1) {
    const line = lines[number - 1]
    const entry = readable.get(number)
    if (entry === undefined && typeof line !== 'object') throw new LedgerMismatchError(`attempt ${number} is lost`)
    if (entry === undefined) onlyLogged.add(number)
    entries.push(entry ?? entryFromLog(encryption, line as Exclude<typeof line, string | undefined>))
  }
  return { entries, onlyLogged }
}

/**
 * Copies into a new database what a damaged one still holds: the attempts, the guard's keys, every list whose rows all decrypt, their
 * invitations with the right MAC, the jobs, the import templates, the directory. An invitation with an attempt that is only in the sent log
 * becomes `unknown`: its state may be older than that attempt. Returns how many entries of the audit log are lost.
 */
export function repairDatabase(
  path: string,
  ledger: RepairedLedger,
  database: Database,
  encryption: Encryption,
  at: number
): number {
  let lostEntries = 0
  database.transaction(() => {
    for (const entry of ledger.entries) {
      insertAttempt(database, encryption, entry)
      addAttemptKey(database, encryption, entry)
    }
    return done
  })
  const unknown = new Set(
    ledger.entries
      .filter(({ number }) => ledger.onlyLogged.has(number))
      .map(({ listId, rowId }) => `${listId} ${rowId}`)
  )
  readDamaged(path, (damaged) => {
    database.transaction(() => {
      lostEntries = copyAudit(damaged, database, encryption, skipUnreadable)
      skipUnreadable(() => {
        for (const raw of damaged.prepare('SELECT * FROM guard_keys').iterate()) {
          skipUnreadable(() => copyGuardRow(database, encryption, raw))
        }
      })
      skipUnreadable(() => {
        for (const raw of damaged.prepare('SELECT * FROM invite_owners').iterate()) {
          skipUnreadable(() => copyInviteOwner(database, encryption, raw))
        }
      })
      return done
    })
    const templates = createTemplateStore(damaged, encryption).list()
    if (templates.ok) for (const template of templates.value) createTemplateStore(database, encryption).save(template)
    skipUnreadable(() => copyDirectory(damaged, database, encryption, skipUnreadable))
    database.transaction(() => {
      copyJobs(damaged, database, encryption, skipUnreadable)
      return done
    })
    for (const row of damaged.prepare('SELECT * FROM lists WHERE generation > 0').iterate()) {
      skipUnreadable(() => {
        const header = readHeader(encryption, row)
        database.transaction(() => copyList(damaged, database, encryption, header, unknown, at))
      })
    }
  })
  return lostEntries
}

const done = { ok: true, value: null } as const
const rowsAtOnce = 2000

function copyList(
  damaged: Database,
  database: Database,
  encryption: Encryption,
  header: ListHeader,
  unknown: ReadonlySet<string>,
  at: number
): StorageResult<null> {
  const list = insertHeader(database, encryption, header)
  for (const [chunk, bytes] of readChunks(damaged, header).entries()) {
    writeChunk(database, { ...header, list }, chunk, bytes)
  }
  for (let offset = 0; offset < header.rowCount; offset += rowsAtOnce) {
    insertRows(database, { ...header, list }, offset, readRows(damaged, header, { offset, limit: rowsAtOnce }))
  }
  skipUnreadable(() => {
    for (const raw of damagedRows(damaged, header)) {
      skipUnreadable(() => {
        const row = verifyInvitation(encryption, raw)
        if (isLive(row)) addGuardKeys(database, encryption, row, decryptContent(row), row.laidAt)
        const stays = row.state === 'created' || !unknown.has(`${row.listId} ${row.rowId}`)
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
  copyActions(damaged, database, encryption, header, list, skipUnreadable)
  return done
}

/** Reads as much of a damaged file as possible and changes nothing in it. */
function readDamaged(path: string, work: (damaged: Database) => void): void {
  if (!isThere(path)) return
  skipUnreadable(() => {
    const damaged = openReadOnly(path)
    try {
      work(damaged)
    } finally {
      damaged.close()
    }
  })
}

/** Swallows errors of unreadable data. A full disk, a file that another program holds and programming errors are thrown on. */
function skipUnreadable(work: () => void): void {
  try {
    work()
  } catch (error) {
    const failure = toStorageFailure(error)
    if (failure === undefined || failure.code === 'storage-full' || isHeld(error)) throw error
  }
}

/** SQLite's PERM, BUSY, LOCKED and CANTOPEN; an error of reading a page (IOERR) may be of a bad sector. */
function isHeld(error: unknown): boolean {
  const { errcode } = error as { errcode?: unknown }
  return typeof errcode === 'number' && [3, 5, 6, 14].includes(errcode & 0xff)
}

import { copyAftercare } from './aftercare-rows.ts'
import { insertAttempt, type LedgerEntry, readEntry, restoredEntry } from './attempts.ts'
import { type Database, openToRead } from './database.ts'
import { checkInvitation, rowsOfDamaged, sealFacts, writeInvitationRow } from './invitation-row.ts'
import { createKindRecords } from './kinds.ts'
import { insertHeader, type ListHeader, readHeader } from './list-header.ts'
import { insertRows, readRows } from './list-rows.ts'
import { readPieces, writePiece } from './list-source.ts'
import { WitnessesDisagree } from './reconcile.ts'
import type { Seals } from './seals.ts'
import type { ReadLog } from './sent-log.ts'
import { type Stored, storageFailureOf } from './storage-failure.ts'

/** All attempts found in the database or in the sent log. `onlyLogged`: numbers that the database lacks. */
export type SavedLedger = { readonly entries: readonly LedgerEntry[]; readonly onlyLogged: ReadonlySet<number> }

/**
 * Reads the attempts of a damaged database whose MAC is right and fills the gaps from the sent log. Throws
 * {@link WitnessesDisagree} if an attempt is in neither: then it is unknown which rows were sent.
 */
export function saveLedger(path: string, seals: Seals, log: ReadLog): SavedLedger {
  const kept = new Map<number, LedgerEntry>()
  readingDamaged(path, (damaged) => {
    for (const row of damaged.prepare('SELECT * FROM attempts ORDER BY number').iterate()) {
      tolerating(() => {
        const entry = readEntry(seals, row)
        kept.set(entry.number, entry)
      })
    }
  })
  const lines = log.kind === 'read' ? log.lines : []
  const lastLogged = lines.findLastIndex((line) => line !== 'torn') + 1
  const entries: LedgerEntry[] = []
  const onlyLogged = new Set<number>()
  const lastKept = [...kept.keys()].at(-1) ?? 0
  for (let number = 1; number <= Math.max(lastLogged, lastKept); number += 1) {
    const line = lines[number - 1]
    const entry = kept.get(number)
    if (entry === undefined && typeof line !== 'object') throw new WitnessesDisagree(`attempt ${number} is lost`)
    if (entry === undefined) onlyLogged.add(number)
    entries.push(entry ?? restoredEntry(seals, line as Exclude<typeof line, string | undefined>))
  }
  return { entries, onlyLogged }
}

/**
 * Copies into a new database what a damaged one still holds: the attempts, every list whose rows all decrypt, their
 * invitations with the right MAC, the import templates. An invitation with an attempt that is only in the sent log
 * becomes `unknown`: its state may be older than that attempt.
 */
export function salvage(path: string, ledger: SavedLedger, database: Database, seals: Seals, at: number): void {
  database.transaction(() => {
    for (const entry of ledger.entries) insertAttempt(database, seals, entry)
    return done
  })
  const unknown = new Set(
    ledger.entries
      .filter(({ number }) => ledger.onlyLogged.has(number))
      .map(({ listId, rowId }) => `${listId} ${rowId}`)
  )
  readingDamaged(path, (damaged) => {
    const kinds = createKindRecords(damaged, seals).all()
    if (kinds.ok) for (const kind of kinds.value) createKindRecords(database, seals).save(kind)
    for (const row of damaged.prepare('SELECT * FROM lists WHERE generation > 0').iterate()) {
      tolerating(() => {
        const header = readHeader(seals, row)
        database.transaction(() => copyList(damaged, database, seals, header, unknown, at))
      })
    }
  })
}

const done = { ok: true, value: null } as const
const rowsAtOnce = 2000

function copyList(
  damaged: Database,
  database: Database,
  seals: Seals,
  header: ListHeader,
  unknown: ReadonlySet<string>,
  at: number
): Stored<null> {
  const list = insertHeader(database, seals, header)
  for (const [chunk, piece] of readPieces(damaged, header).entries()) {
    writePiece(database, { ...header, list }, chunk, piece)
  }
  for (let offset = 0; offset < header.rowCount; offset += rowsAtOnce) {
    insertRows(database, { ...header, list }, offset, readRows(damaged, header, { offset, limit: rowsAtOnce }))
  }
  tolerating(() => {
    for (const raw of rowsOfDamaged(damaged, header)) {
      tolerating(() => {
        const row = checkInvitation(seals, raw)
        const stays = row.state === 'created' || !unknown.has(`${row.listId} ${row.rowId}`)
        writeInvitationRow(database, seals, {
          ...row,
          list,
          ...(stays ? {} : { state: 'unknown', changedAt: at, ...sealFacts(row, { doubt: 'app-ended' }) })
        })
      })
    }
  })
  copyAftercare(damaged, database, seals, header, list, tolerating)
  return done
}

/** Reads as much of a damaged file as possible and changes nothing in it. */
function readingDamaged(path: string, work: (damaged: Database) => void): void {
  tolerating(() => {
    const damaged = openToRead(path)
    try {
      work(damaged)
    } finally {
      damaged.close()
    }
  })
}

/** Swallows errors of unreadable data. A full disk and programming errors are thrown on. */
function tolerating(work: () => void): void {
  try {
    work()
  } catch (error) {
    const failure = storageFailureOf(error)
    if (failure === undefined || failure.code === 'storage-full') throw error
  }
}

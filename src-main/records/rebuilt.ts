import { randomUUID } from 'node:crypto'
import type { FetchedInvitation, Missed, RebuildStore, Rebuilt, SetAside } from '../rebuild/store.ts'
import type { Ledger } from './attempts.ts'
import { appendAudit } from './audit.ts'
import { type Database, idFromBytes, idToBytes, textOf } from './database.ts'
import { guardOf, momentOf, sealContent, sealFacts, writeInvitationRow } from './invitation-row.ts'
import { findHeader, insertHeader, type ListHeader, updateHeader } from './list-header.ts'
import { insertRows } from './list-rows.ts'
import type { Seals } from './seals.ts'
import { readSetAside } from './set-aside.ts'
import { type Stored, storing } from './storage-failure.ts'

const done = { ok: true, value: null } as const

/** The store of restoring; see there what each call guarantees. `folder`: where files are quarantined. */
export function createRebuildStore(
  database: Database,
  seals: Seals,
  ledger: Ledger,
  folder: string | null
): RebuildStore {
  return {
    setAside: () =>
      storing<SetAside, never>(() => {
        if (folder === null) return { ok: true, value: { invitations: [], accounts: new Map(), isIncomplete: false } }
        const { invitations, ...rest } = readSetAside(folder)
        const outcomes = readOutcomes(database)
        const left = invitations.flatMap((invitation) => {
          const outcome = outcomes.get(`${invitation.listId} ${invitation.rowId}`)
          return outcome === 'fetched' ? [] : [{ ...invitation, missed: outcome ?? null }]
        })
        return { ok: true, value: { ...rest, invitations: left } }
      }),

    write: (rebuilt) =>
      storing(() => {
        let written: Stored<null> | undefined
        try {
          written = database.transaction(() => {
            writeRebuilt(database, seals, ledger, rebuilt)
            return done
          })
          return written
        } finally {
          if (written?.ok !== true) ledger.undo()
        }
      })
  }
}

function readOutcomes(database: Database): ReadonlyMap<string, Missed | 'fetched'> {
  return new Map(
    database
      .prepare('SELECT list_id, row_id, outcome FROM rebuilt')
      .all()
      .map((row) => [
        `${idFromBytes(row['list_id'])} ${idFromBytes(row['row_id'])}`,
        textOf(row['outcome']) as Missed | 'fetched'
      ])
  )
}

function writeRebuilt(database: Database, seals: Seals, ledger: Ledger, rebuilt: Rebuilt): void {
  const { listId, fetched, missed, account, at } = rebuilt
  const isKnown = database.prepare('SELECT 1 FROM invitations WHERE invite_id = ?')
  const fresh = fetched.filter(({ inviteId }) => isKnown.get(inviteId) === undefined)
  if (fresh.length > 0) addToList(database, seals, ledger, rebuilt, fresh)
  const note = database.prepare('INSERT OR REPLACE INTO rebuilt (list_id, row_id, outcome, at) VALUES (?,?,?,?)')
  for (const { rowId } of fetched) note.run(idToBytes(listId), idToBytes(rowId), 'fetched', at)
  for (const { rowId, outcome } of missed) note.run(idToBytes(listId), idToBytes(rowId), outcome, at)
  appendAudit(database, seals, { at, account, action: 'invitations-rebuilt', listId, count: fresh.length })
}

function addToList(
  database: Database,
  seals: Seals,
  ledger: Ledger,
  rebuilt: Rebuilt,
  fresh: readonly FetchedInvitation[]
): void {
  const { listId, account, at } = rebuilt
  const moments = fresh.flatMap(({ content }) => (content.scheduledFor === undefined ? [] : [momentOf(content)]))
  const header = findHeader(database, seals, listId) ?? newList(database, seals, rebuilt)
  const rows = fresh.map(({ rowId, cells }, index) => ({
    rowId,
    row: header.rowCount + index + 1,
    cells: [...cells],
    edits: {},
    excluded: false,
    role: 'patient' as const
  }))
  insertRows(database, header, header.rowCount, rows)
  const attempts = fresh.map((invitation, index) => {
    const { rowId, content, inviteId, link, createdAt, duplicates } = invitation
    const ids = { listId, rowId }
    const place = { ...ids, sealing: header.sealing }
    const guard = guardOf(seals, invitation.guardKey)
    writeInvitationRow(database, seals, {
      ...place,
      list: header.list,
      position: header.rowCount + index,
      state: 'created',
      // Not part of the next batch of the list.
      batch: header.batch - 1,
      letThrough: false,
      moment: momentOf(content),
      guard,
      laidAt: createdAt,
      changedAt: at,
      sealedContent: sealContent(place, content),
      ...sealFacts(place, {
        inviteId,
        link,
        settledAt: createdAt,
        ...(duplicates === undefined ? {} : { duplicates: [...duplicates] })
      })
    })
    // It was sent, so it gets an attempt: the guard finds it after its list was removed, like any other.
    return { ...ids, attemptId: randomUUID(), guard, at: createdAt, account, digest: '' }
  })
  ledger.begin(attempts)
  for (const { attemptId, at: sentAt } of attempts) ledger.end(attemptId, sentAt)
  updateHeader(database, seals, {
    ...header,
    updatedAt: at,
    rowCount: header.rowCount + fresh.length,
    figures: {
      ...header.figures,
      patients: header.figures.patients + fresh.length,
      ready: header.figures.ready + fresh.length,
      firstMoment: ofAll(Math.min, header.figures.firstMoment, moments),
      lastMoment: ofAll(Math.max, header.figures.lastMoment, moments)
    }
  })
}

function newList(database: Database, seals: Seals, rebuilt: Rebuilt): ListHeader {
  const { listId, connectionId, createdAt, at, document } = rebuilt
  const header = {
    listId,
    connectionId,
    createdAt,
    updatedAt: at,
    generation: 1,
    rowCount: 0,
    batch: 1,
    sourceChunks: 0,
    figures: { patients: 0, ready: 0, blocked: 0, excluded: 0, firstMoment: null, lastMoment: null },
    document,
    sealedKey: seals.newListKey(listId),
    sealedNextKey: null,
    erased: null
  }
  return { ...header, sealing: seals.ofList(header), list: insertHeader(database, seals, header) }
}

function ofAll(
  choose: (...values: number[]) => number,
  before: number | null,
  moments: readonly number[]
): number | null {
  const known = before === null ? moments : [before, ...moments]
  return known.length === 0 ? null : choose(...known)
}

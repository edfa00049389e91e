import { randomUUID } from 'node:crypto'
import type { InvitationState } from '#contract/invitation.ts'
import type {
  FetchedInvitation,
  MissedReason,
  QuarantinedRecords,
  RestoredInvitations,
  RestoreStore,
  WrittenInvitations
} from '../restore/restore-port.ts'
import { appendAudit } from './audit-log.ts'
import { type Database, idFromBytes, idToBytes, textOf } from './database.ts'
import type { Encryption } from './encryption.ts'
import { addGuardKeys, firstGuardOf } from './guard-keys.ts'
import {
  appointmentTimeOf,
  encryptContent,
  encryptDetails,
  findInvitationRow,
  writeInvitationRow
} from './invitation-row.ts'
import { claimInvites, findInviteOwner } from './invite-owners.ts'
import type { Ledger } from './ledger.ts'
import { findHeader, insertHeader, isFullyErased, type ListHeader, updateHeader } from './list-header.ts'
import { insertRows, nextPosition, positionOf } from './list-rows.ts'
import { readQuarantined } from './quarantine.ts'
import { catchStorageErrors, type StorageResult } from './storage-failure.ts'

/** An invitation in these states is on its way, live or taken back: a fetched one must not take its place. */
const keptStates: ReadonlySet<InvitationState> = new Set(['queued', 'sending', 'created', 'withdrawn'])

/** The store of restoring; see there what each call guarantees. `folder`: where files are quarantined. */
export function createRestoreStore(
  database: Database,
  encryption: Encryption,
  ledger: Ledger,
  folder: string | null
): RestoreStore {
  return {
    quarantined: () =>
      catchStorageErrors<QuarantinedRecords, never>(() => {
        if (folder === null) return { ok: true, value: { invitations: [], accounts: new Map(), isIncomplete: false } }
        const { invitations, ...rest } = readQuarantined(folder)
        const outcomes = readOutcomes(database)
        const left = invitations.flatMap((invitation) => {
          const outcome = outcomes.get(`${invitation.listId} ${invitation.rowId}`)
          return outcome === 'fetched' ? [] : [{ ...invitation, missed: outcome ?? null }]
        })
        return { ok: true, value: { ...rest, invitations: left } }
      }),

    write: (restored) =>
      catchStorageErrors(() => {
        let written: StorageResult<WrittenInvitations> | undefined
        try {
          written = database.transaction<WrittenInvitations, never>(() => ({
            ok: true,
            value: writeRestored(database, encryption, ledger, restored)
          }))
          return written
        } finally {
          if (written?.ok !== true) ledger.rollBack()
        }
      })
  }
}

function readOutcomes(database: Database): ReadonlyMap<string, MissedReason | 'fetched'> {
  return new Map(
    database
      .prepare('SELECT list_id, row_id, outcome FROM rebuilt')
      .all()
      .map((row) => [
        `${idFromBytes(row['list_id'])} ${idFromBytes(row['row_id'])}`,
        textOf(row['outcome']) as MissedReason | 'fetched'
      ])
  )
}

function writeRestored(
  database: Database,
  encryption: Encryption,
  ledger: Ledger,
  restored: RestoredInvitations
): WrittenInvitations {
  const { listId, fetched, missed, account, at } = restored
  const note = database.prepare('INSERT OR REPLACE INTO rebuilt (list_id, row_id, outcome, at) VALUES (?,?,?,?)')
  const added: FetchedInvitation[] = []
  let ofOtherRows = 0
  for (const invitation of fetched) {
    const own = takeOwn(database, encryption, restored, invitation)
    if (own === 'of-another-row') ofOtherRows += 1
    else if (own !== 'known') added.push(own)
    const outcome: MissedReason | 'fetched' = own === 'of-another-row' ? 'unusable' : 'fetched'
    note.run(idToBytes(listId), idToBytes(invitation.rowId), outcome, at)
  }
  if (added.length > 0) addToList(database, encryption, ledger, restored, added)
  for (const { rowId, outcome } of missed) note.run(idToBytes(listId), idToBytes(rowId), outcome, at)
  appendAudit(database, encryption, { at, account, action: 'invitations-rebuilt', listId, count: added.length })
  return { added: added.length, ofOtherRows }
}

/** The invitation, noted as the row's, without duplicates of other rows. `known`: the records have it, or another one. */
function takeOwn(
  database: Database,
  encryption: Encryption,
  { listId, serverId, at }: RestoredInvitations,
  invitation: FetchedInvitation
): FetchedInvitation | 'known' | 'of-another-row' {
  const { rowId, inviteId, content, duplicates = [] } = invitation
  const here = findInvitationRow(database, encryption, listId, rowId)
  if (here !== undefined && keptStates.has(here.state)) return 'known'
  // Of which server it is, is not known: it may be this one.
  const isElsewhere =
    database
      .prepare('SELECT 1 FROM invitations WHERE invite_id = ? AND server_id IS NULL AND row_id <> ? LIMIT 1')
      .get(inviteId, idToBytes(rowId)) !== undefined
  const isOwn = (id: string) => {
    const owner = findInviteOwner(database, encryption, serverId, id)
    return owner === null || (owner.listId === listId && owner.rowId === rowId)
  }
  const own = duplicates.filter(isOwn)
  const row = { listId, rowId, serverId, moment: appointmentTimeOf(content) }
  if (isElsewhere || !claimInvites(database, encryption, row, { inviteId, duplicates: own }, at))
    return 'of-another-row'
  const { duplicates: _, ...alone } = invitation
  return own.length > 1 ? { ...alone, duplicates: own } : alone
}

function addToList(
  database: Database,
  encryption: Encryption,
  ledger: Ledger,
  restored: RestoredInvitations,
  added: readonly FetchedInvitation[]
): void {
  const { listId, account, serverId, protocol, at } = restored
  const appointments = added.flatMap(({ content }) =>
    content.scheduledFor === undefined ? [] : [appointmentTimeOf(content)]
  )
  const header = findHeader(database, encryption, listId) ?? newList(database, encryption, restored)
  // Damage can leave a row without its invitation: it keeps its place.
  const missing = added.filter(({ rowId }) => positionOf(database, header, rowId) === undefined)
  const first = nextPosition(database, header)
  const rows = missing.map(({ rowId, cells }, index) => ({
    rowId,
    row: first + index + 1,
    cells: [...cells],
    edits: {},
    excluded: false,
    role: 'patient' as const
  }))
  insertRows(database, header, first, rows)
  const attempts = added.map((invitation) => {
    const { rowId, content, inviteId, link, createdAt, duplicates } = invitation
    const ids = { listId, rowId }
    const place = { ...ids, cipher: header.cipher, connectionId: header.connectionId }
    const guard = firstGuardOf(encryption, header.connectionId, content)
    addGuardKeys(database, encryption, place, content, createdAt)
    writeInvitationRow(database, encryption, {
      ...place,
      list: header.list,
      position: positionOf(database, header, rowId) ?? first,
      state: 'created',
      // Not part of the next batch of the list.
      batch: header.batch - 1,
      letThrough: false,
      moment: appointmentTimeOf(content),
      guard,
      laidAt: createdAt,
      changedAt: at,
      sealedContent: encryptContent(place, content),
      serverId,
      ...encryptDetails(place, {
        inviteId,
        link,
        settledAt: createdAt,
        ...(duplicates === undefined ? {} : { duplicates: [...duplicates] })
      })
    })
    // It was sent, so it gets an attempt: the guard finds it after its list was removed, like any other.
    return { ...ids, attemptId: randomUUID(), guard, at: createdAt, account, serverId, protocol, digest: '' }
  })
  ledger.begin(attempts)
  for (const { attemptId, at: sentAt } of attempts) ledger.end(attemptId, sentAt)
  updateHeader(database, encryption, {
    ...header,
    updatedAt: at,
    // An erasure took the titles of the columns with the last of the rows.
    document: isFullyErased(header) ? { ...restored.document, name: header.document.name } : header.document,
    rowCount: header.rowCount + rows.length,
    figures: {
      ...header.figures,
      patients: header.figures.patients + rows.length,
      ready: header.figures.ready + rows.length,
      firstMoment: ofAll(Math.min, header.figures.firstMoment, appointments),
      lastMoment: ofAll(Math.max, header.figures.lastMoment, appointments)
    }
  })
}

function newList(database: Database, encryption: Encryption, restored: RestoredInvitations): ListHeader {
  const { listId, connectionId, createdAt, at, document } = restored
  const header = {
    listId,
    connectionId,
    createdAt,
    updatedAt: at,
    revision: 0,
    generation: 1,
    rowCount: 0,
    batch: 1,
    sourceChunks: 0,
    figures: { patients: 0, ready: 0, blocked: 0, excluded: 0, firstMoment: null, lastMoment: null },
    document,
    sealedKey: encryption.newListKey(listId),
    sealedNextKey: null,
    erased: null
  }
  return { ...header, cipher: encryption.cipherOf(header), list: insertHeader(database, encryption, header) }
}

function ofAll(
  choose: (...values: number[]) => number,
  before: number | null,
  appointments: readonly number[]
): number | null {
  const known = before === null ? appointments : [before, ...appointments]
  return known.length === 0 ? null : choose(...known)
}

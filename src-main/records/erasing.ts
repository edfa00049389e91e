import type { ListFigures } from '#contract/list.ts'
import type { KeptRow } from '../retention/rule.ts'
import type { ErasureOrder, ErasureProgress, RetentionStore, StoredList } from '../retention/store.ts'
import { latestAttempt, sealAftercareAnew } from './aftercare.ts'
import type { Ledger } from './attempts.ts'
import { appendAudit } from './audit.ts'
import { createClockRecord } from './clock-seen.ts'
import { type Database, idToBytes, numberOf } from './database.ts'
import {
  findInvitationRow,
  type InvitationRow,
  openContent,
  openFacts,
  sealContent,
  sealFacts,
  withoutMoment,
  writeInvitationRow
} from './invitation-row.ts'
import { allHeaders, findHeader, isWhollyErased, type ListHeader, updateHeader } from './list-header.ts'
import { deleteRow, type RowPosition, replaceRow, rowsBehind } from './list-rows.ts'
import { deleteRowsBut } from './lists.ts'
import type { Seals } from './seals.ts'
import { type Stored, storing } from './storage-failure.ts'

/** Rows that one step looks at or seals: a transaction of so many holds the process up for a few frames at most. */
const rowsPerStep = 200

const start: ErasureProgress = { phase: 'erasing', after: -1 }

/** A row with its invitation, if it has one. */
type Whole = RowPosition & { readonly invitation: InvitationRow | undefined; readonly kept: KeptRow }

/** Retention's port onto the records; what each call promises is said there. */
export function createRetentionStore(database: Database, seals: Seals, ledger: Ledger): RetentionStore {
  const wholeRows = (header: ListHeader, after: number): Whole[] =>
    rowsBehind(database, header, after, rowsPerStep).map((place) => {
      const invitation = findInvitationRow(database, seals, header.listId, place.rowId)
      return { ...place, invitation, kept: keptRow(header, invitation) }
    })

  const keptRow = (header: ListHeader, invitation: InvitationRow | undefined): KeptRow => {
    if (invitation === undefined) {
      const { updatedAt: changedAt } = header
      return { state: null, appointmentAt: null, invitedAt: null, changedAt, isCareInDoubt: false }
    }
    const { state, moment, changedAt, listId, rowId } = invitation
    const isDated = moment !== withoutMoment
    const isSent = state === 'created' || state === 'withdrawn'
    const care = isSent ? latestAttempt(database, invitation)?.outcome : undefined
    return {
      state,
      appointmentAt: isDated ? moment : null,
      invitedAt: isDated ? null : (ledger.latest(listId, rowId)?.begunAt ?? null),
      changedAt,
      isCareInDoubt: care === 'open' || care === 'doubt'
    }
  }

  const eraseRow = (header: ListHeader, { position, rowId, invitation }: Whole): void => {
    if (invitation !== undefined) {
      ledger.noteLastState(header.listId, rowId, invitation.state)
      database.prepare('DELETE FROM invitations WHERE list = ? AND row_id = ?').run(header.list, idToBytes(rowId))
    }
    deleteRow(database, header, position)
  }

  /** The list after some of its rows are gone. With the first of them goes the original file, and a new key comes. */
  const eraseRows = (header: ListHeader, going: readonly Whole[], { at, account }: ErasureOrder): ListHeader => {
    if (header.sealedNextKey === null) {
      database.prepare('DELETE FROM source_chunks WHERE list = ?').run(header.list)
      deleteRowsBut(database, header)
    }
    for (const row of going) eraseRow(header, row)
    const { listId, document } = header
    const invited = going.flatMap(({ invitation }) => (invitation === undefined ? [] : [invitation.state]))
    const less = (number: number) => Math.max(0, number - invited.length)
    const { patients, ready } = header.figures
    const after = {
      ...withFigures(header, { ...header.figures, patients: less(patients), ready: less(ready) }, at, invited),
      rowCount: header.rowCount - going.length,
      sourceChunks: 0,
      sealedNextKey: header.sealedNextKey ?? seals.newListKey(listId)
    }
    appendAudit(database, seals, { at, account, action: 'patients-erased', listId, count: going.length })
    // Where a file has no titles, its first patient may have been taken for them.
    const layout = { ...document.layout, headerRow: null, headers: [], columns: [] }
    return saved(isWhollyErased(after) ? { ...after, document: { ...document, layout } } : after)
  }

  /** Rows that were never laid down are not counted one by one: once they are gone, what is left is what is invited. */
  const countAnew = (header: ListHeader, at: number): ListHeader => {
    const { list, rowCount, figures } = header
    const counted = database.prepare('SELECT count(*) AS count FROM invitations WHERE list = ?').get(list)
    const left = numberOf(counted?.['count'])
    if (left !== rowCount) return header
    return saved(withFigures(header, { ...figures, patients: left, ready: left, blocked: 0, excluded: 0 }, at, []))
  }

  const saved = (header: ListHeader): ListHeader => {
    updateHeader(database, seals, header)
    return { ...header, sealing: seals.ofList(header) }
  }

  const sealRowAnew = (header: ListHeader, { rowId }: RowPosition): void => {
    replaceRow(database, header, rowId, (row) => row)
    const invitation = findInvitationRow(database, seals, header.listId, rowId)
    if (invitation === undefined) return
    writeInvitationRow(database, seals, {
      ...invitation,
      sealedContent: sealContent(invitation, openContent(invitation)),
      ...sealFacts(invitation, openFacts(invitation))
    })
    sealAftercareAnew(database, invitation)
  }

  /** Seals rows behind a position; null once all are, and the old key is gone. */
  const sealAnew = (header: ListHeader, after: number, limit: number): ErasureProgress | null => {
    const rows = rowsBehind(database, header, after, limit)
    for (const row of rows) sealRowAnew(header, row)
    const last = rows.at(-1)
    if (last !== undefined && rows.length === limit) return { phase: 'sealing', after: last.position }
    updateHeader(database, seals, { ...header, sealedKey: header.sealedNextKey, sealedNextKey: null })
    return null
  }

  const step = (header: ListHeader, order: ErasureOrder, { phase, after }: ErasureProgress) => {
    if (phase === 'sealing') return { erased: 0, patients: 0, next: sealAnew(header, after, rowsPerStep) }
    const rows = wholeRows(header, after)
    const going = rows.filter(({ kept }) => order.goes(kept, keptList(header)))
    const isLast = rows.length < rowsPerStep
    const smaller = going.length === 0 ? header : eraseRows(header, going, order)
    const left = isLast && smaller.sealedNextKey !== null ? countAnew(smaller, order.at) : smaller
    const erased = { erased: going.length, patients: patientsGone(header.figures, left.figures) }
    if (!isLast) return { ...erased, next: { phase, after: rows.at(-1)?.position ?? after } }
    if (left.sealedNextKey === null) return { ...erased, next: null }
    return { ...erased, next: sealAnew(left, -1, rowsPerStep) }
  }

  return {
    ...createClockRecord(database),

    lists: () =>
      storing(() => ({
        ok: true,
        value: allHeaders(database, seals)
          .filter((header) => !isWhollyErased(header) || header.sealedNextKey !== null)
          .map(storedList)
      })),

    rows: (listId, after) =>
      storing<{ rows: KeptRow[]; next: number | null }, 'no-such-list'>(() => {
        const header = findHeader(database, seals, listId)
        if (header === undefined) return { ok: false, code: 'no-such-list' }
        const rows = wholeRows(header, after ?? -1)
        const next = rows.length < rowsPerStep ? null : (rows.at(-1)?.position ?? null)
        return { ok: true, value: { rows: rows.map(({ kept }) => kept), next } }
      }),

    erase: (listId, order, progress) =>
      storing(() =>
        database.transaction((): Stored<ReturnType<typeof step>, 'no-such-list'> => {
          const header = findHeader(database, seals, listId)
          if (header === undefined) return { ok: false, code: 'no-such-list' }
          return { ok: true, value: step(header, order, progress ?? start) }
        })
      ),

    settle: () =>
      storing(() => {
        database.execute('PRAGMA wal_checkpoint(TRUNCATE)')
        return { ok: true, value: null }
      })
  }
}

function keptList({ createdAt, updatedAt, figures }: ListHeader): Parameters<ErasureOrder['goes']>[1] {
  return { createdAt, changedAt: updatedAt, lastAppointmentAt: figures.lastMoment }
}

function storedList(header: ListHeader): StoredList {
  return {
    ...keptList(header),
    listId: header.listId,
    name: header.document.name,
    firstMoment: header.figures.firstMoment,
    patients: header.figures.patients,
    hasFile: header.sourceChunks > 0,
    isUnfinished: header.sealedNextKey !== null
  }
}

/** The figures are the window's count: where they said too little, there were none to go. */
function patientsGone(before: ListFigures, after: ListFigures): number {
  return Math.max(0, before.patients - after.patients)
}

/** The list with other figures; what they are less, and `invited` by state, is what was erased. */
function withFigures(header: ListHeader, figures: ListFigures, at: number, invited: readonly string[]): ListHeader {
  const { erased } = header
  const invitations: Record<string, number> = { ...erased?.invitations }
  for (const state of invited) invitations[state] = (invitations[state] ?? 0) + 1
  const patients = (erased?.patients ?? 0) + patientsGone(header.figures, figures)
  return { ...header, figures, erased: { at, patients, invitations } }
}

import type { ListErasure, ListFigures } from '#contract/list.ts'
import type { KeptRow } from '../retention/rule.ts'
import type { ErasureOrder, ErasureProgress, RetentionStore, StoredList } from '../retention/store.ts'
import { latestAttempt, sealAftercareAnew } from './aftercare.ts'
import type { Ledger } from './attempts.ts'
import { appendAudit } from './audit.ts'
import { type Database, idToBytes } from './database.ts'
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
const rowsPerStep = 250

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
  const eraseRows = (header: ListHeader, going: readonly Whole[], order: ErasureOrder, isLast: boolean): ListHeader => {
    if (header.sealedNextKey === null) {
      database.prepare('DELETE FROM source_chunks WHERE list = ?').run(header.list)
      deleteRowsBut(database, header)
    }
    for (const row of going) eraseRow(header, row)
    const rowCount = header.rowCount - going.length
    const invited = going.flatMap(({ invitation }) => (invitation === undefined ? [] : [invitation.state]))
    const figures = figuresAfter(header, { rowCount, invited: invited.length, isLast })
    const after = {
      ...header,
      rowCount,
      sourceChunks: 0,
      sealedNextKey: header.sealedNextKey ?? seals.newListKey(header.listId),
      figures,
      erased: erasureAfter(header.erased, order.at, patientsGone(header.figures, figures), invited)
    }
    const { document } = header
    const layout = { ...document.layout, headerRow: null, headers: [], columns: [] }
    const whole = isWhollyErased(after) ? { ...after, document: { ...document, layout } } : after
    updateHeader(database, seals, whole)
    const { listId } = header
    appendAudit(database, seals, {
      at: order.at,
      account: order.account,
      action: 'patients-erased',
      listId,
      count: going.length
    })
    return { ...whole, sealing: seals.ofList(whole) }
  }

  /** Of a list whose left rows are all invitations, these are its figures: nothing else is there to be counted. */
  const figuresAfter = (
    { list, figures }: ListHeader,
    { rowCount, invited, isLast }: { readonly rowCount: number; readonly invited: number; readonly isLast: boolean }
  ): ListFigures => {
    const left = Number(
      database.prepare('SELECT count(*) AS count FROM invitations WHERE list = ?').get(list)?.['count']
    )
    if (isLast && left === rowCount) return { ...figures, patients: left, ready: left, blocked: 0, excluded: 0 }
    const less = (number: number) => Math.max(0, number - invited)
    return { ...figures, patients: less(figures.patients), ready: less(figures.ready) }
  }

  const sealRowAnew = (header: ListHeader, { rowId }: RowPosition): void => {
    replaceRow(database, header, rowId, (row) => row)
    const invitation = findInvitationRow(database, seals, header.listId, rowId)
    if (invitation === undefined) return
    writeInvitationRow(database, seals, {
      ...invitation,
      sealedContent: sealContent(invitation, openContent(invitation)),
      sealedFacts: sealFacts(invitation, openFacts(invitation))
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
    const left = going.length === 0 ? header : eraseRows(header, going, order, isLast)
    const erased = { erased: going.length, patients: patientsGone(header.figures, left.figures) }
    if (!isLast) return { ...erased, next: { phase, after: rows.at(-1)?.position ?? after } }
    if (left.sealedNextKey === null) return { ...erased, next: null }
    return { ...erased, next: sealAnew(left, -1, rowsPerStep) }
  }

  return {
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

function erasureAfter(
  before: ListErasure | null,
  at: number,
  patients: number,
  invited: readonly string[]
): ListErasure {
  const invitations: Record<string, number> = { ...before?.invitations }
  for (const state of invited) invitations[state] = (invitations[state] ?? 0) + 1
  return { at, patients: (before?.patients ?? 0) + patients, invitations }
}

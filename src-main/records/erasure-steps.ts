import type { ListFigures } from '#contract/list.ts'
import type { ErasureOrder, ErasureProgress } from '../retention/retention-port.ts'
import type { RetainedRow } from '../retention/retention-rule.ts'
import { latestAttempt, reencryptActions } from './action-rows.ts'
import { appendAudit } from './audit-log.ts'
import { deleteDraft } from './cell-drafts.ts'
import { type Database, idToBytes, numberOf } from './database.ts'
import type { Encryption } from './encryption.ts'
import { deleteExported } from './exported-cells.ts'
import {
  decryptContent,
  decryptDetails,
  encryptContent,
  encryptDetails,
  findInvitationRow,
  type InvitationRow,
  noAppointment,
  writeInvitationRow
} from './invitation-row.ts'
import type { Ledger } from './ledger.ts'
import { isFullyErased, type ListHeader, updateHeader } from './list-header.ts'
import { deleteOtherGenerations, deleteRow, type RowPosition, replaceRow, rowsAfter } from './list-rows.ts'
import type { FigureKeeping } from './visit-figures.ts'

/** Rows per step, each a transaction: some ms. To encrypt one anew takes twice as long as to erase it. */
const rowsPerStep = 20
const reencryptedPerStep = 10

const firstStep: ErasureProgress = { phase: 'erasing', after: -1 }

/** Rows that are looked at before other work runs: a few ms. */
const rowsPerLook = 50

/** A row with its invitation, if it has one. `kept`: what the retention rule needs to know of it. */
type ErasableRow = RowPosition & { readonly invitation: InvitationRow | undefined; readonly retention: RetainedRow }

type ErasureStep = { readonly erased: number; readonly patients: number; readonly next: ErasureProgress | null }

/** The steps of an erasure. Call each within a transaction. */
export interface ErasureSteps {
  /** `next`: position to continue after; null: these were the last rows. */
  readonly rows: (header: ListHeader, after: number | null) => { rows: RetainedRow[]; next: number | null }
  readonly step: (header: ListHeader, order: ErasureOrder, progress: ErasureProgress | null) => ErasureStep
}

export function createErasureSteps(
  database: Database,
  encryption: Encryption,
  ledger: Ledger,
  figures: FigureKeeping
): ErasureSteps {
  const readRows = (header: ListHeader, after: number, count: number): ErasableRow[] =>
    rowsAfter(database, header, after, count).map((position) => {
      const invitation = findInvitationRow(database, encryption, header.listId, position.rowId)
      return { ...position, invitation, retention: toRetainedRow(database, ledger, header, invitation) }
    })

  return {
    rows: (header, after) => {
      const rows = readRows(header, after ?? -1, rowsPerLook)
      const next = rows.length < rowsPerLook ? null : (rows.at(-1)?.position ?? null)
      return { rows: rows.map(({ retention }) => retention), next }
    },

    step: (header, order, progress) => {
      const { phase, after } = progress ?? firstStep
      if (phase === 'reencrypting')
        return { erased: 0, patients: 0, next: reencryptRows(database, encryption, header, after) }
      const rows = readRows(header, after, rowsPerStep)
      const erasable = rows.filter(({ retention }) => order.shouldErase(retention, toRetainedList(header)))
      figures.ofRows(erasable.flatMap(({ invitation }) => (invitation === undefined ? [] : [invitation])))
      const isLast = rows.length < rowsPerStep
      const smaller = erasable.length === 0 ? header : eraseRows(database, encryption, ledger, header, erasable, order)
      const left = isLast ? endErasing(database, encryption, smaller, order.at) : smaller
      const erased = { erased: erasable.length, patients: patientsErased(header.figures, left.figures) }
      if (!isLast) return { ...erased, next: { phase, after: rows.at(-1)?.position ?? after } }
      if (left.sealedNextKey === null) return { ...erased, next: null }
      const next: ErasureProgress = { phase: 'reencrypting', after: firstStep.after }
      // Where rows are left, encrypting some of them would make this step twice as long.
      return { ...erased, next: left.rowCount > 0 ? next : reencryptRows(database, encryption, left, next.after) }
    }
  }
}

export function toRetainedList({
  createdAt,
  updatedAt,
  figures
}: ListHeader): Parameters<ErasureOrder['shouldErase']>[1] {
  return { createdAt, changedAt: updatedAt, lastAppointmentAt: figures.lastMoment }
}

function toRetainedRow(
  database: Database,
  ledger: Ledger,
  header: ListHeader,
  invitation: InvitationRow | undefined
): RetainedRow {
  if (invitation === undefined) {
    const { updatedAt: changedAt } = header
    return { state: null, appointmentAt: null, invitedAt: null, changedAt, hasUnknownAction: false }
  }
  const { state, moment, changedAt, listId, rowId } = invitation
  const hasDate = moment !== noAppointment
  const isSent = state === 'created' || state === 'withdrawn'
  const latest = ledger.latest(listId, rowId)
  const lastAction = isSent ? latestAttempt(database, invitation)?.outcome : undefined
  return {
    state,
    appointmentAt: hasDate ? moment : null,
    invitedAt: hasDate ? null : (latest?.begunAt ?? null),
    changedAt,
    ...(latest === null ? {} : { protocol: latest.protocol }),
    hasUnknownAction: lastAction === 'open' || lastAction === 'doubt'
  }
}

/** Returns the list without the erased rows. The first of them takes the original file with it and brings a new key. */
function eraseRows(
  database: Database,
  encryption: Encryption,
  ledger: Ledger,
  header: ListHeader,
  rows: readonly ErasableRow[],
  { at, account }: ErasureOrder
): ListHeader {
  if (header.sealedNextKey === null) {
    database.prepare('DELETE FROM source_chunks WHERE list = ?').run(header.list)
    deleteExported(database, header)
    deleteDraft(database, header)
    deleteOtherGenerations(database, header)
  }
  for (const row of rows) eraseRow(database, ledger, header, row)
  const { listId, document } = header
  const invited = rows.flatMap(({ invitation }) => (invitation === undefined ? [] : [invitation.state]))
  const withoutInvited = (count: number) => Math.max(0, count - invited.length)
  const { patients, ready } = header.figures
  const figures = { ...header.figures, patients: withoutInvited(patients), ready: withoutInvited(ready) }
  const after = {
    ...withUnlogged(database, encryption, withFigures(header, figures, at, invited), {
      at,
      account,
      rows: rows.length
    }),
    rowCount: header.rowCount - rows.length,
    sourceChunks: 0,
    sealedNextKey: header.sealedNextKey ?? encryption.newListKey(listId)
  }
  // In a file without titles, the first patient may have been taken for the header row.
  const layout = { ...document.layout, headerRow: null, headers: [], columns: [] }
  return save(database, encryption, isFullyErased(after) ? { ...after, document: { ...document, layout } } : after)
}

function eraseRow(
  database: Database,
  ledger: Ledger,
  header: ListHeader,
  { position, rowId, invitation }: ErasableRow
): void {
  if (invitation !== undefined) {
    ledger.recordLastState(header.listId, rowId, invitation.state)
    database.prepare('DELETE FROM invitations WHERE list = ? AND row_id = ?').run(header.list, idToBytes(rowId))
  }
  deleteRow(database, header, position)
}

/** Notes the rows for the entry that the audit log gets when the erasure comes to its end; another account's are logged now. */
function withUnlogged(
  database: Database,
  encryption: Encryption,
  header: ListHeader,
  { at, account, rows }: { readonly at: number; readonly account: string; readonly rows: number }
): ListHeader {
  const before = header.erased?.unlogged
  const logged =
    before === undefined || before.account === account ? header : logErased(database, encryption, header, at)
  if (logged.erased === null) return logged
  const unlogged = { account, rows: rows + (logged.erased.unlogged?.rows ?? 0) }
  return { ...logged, erased: { ...logged.erased, unlogged } }
}

/** Rows that were erased and are not in the audit log yet get their entry. */
export function logErased(database: Database, encryption: Encryption, header: ListHeader, at: number): ListHeader {
  const { erased, listId } = header
  if (erased?.unlogged === undefined) return header
  const { unlogged, ...rest } = erased
  const { account, rows: count } = unlogged
  appendAudit(database, encryption, { at, account, action: 'patients-erased', listId, count })
  return { ...header, erased: rest }
}

/** All rows that go are gone: the audit log says how many. */
function endErasing(database: Database, encryption: Encryption, header: ListHeader, at: number): ListHeader {
  const logged = logErased(database, encryption, header, at)
  const saved = logged === header ? header : save(database, encryption, logged)
  return saved.sealedNextKey === null ? saved : recount(database, encryption, saved, at)
}

/** Rows without an invitation are not counted one by one: once they are erased, only the invited patients are left. */
function recount(database: Database, encryption: Encryption, header: ListHeader, at: number): ListHeader {
  const { list, rowCount, figures } = header
  const counted = database.prepare('SELECT count(*) AS count FROM invitations WHERE list = ?').get(list)
  const left = numberOf(counted?.['count'])
  if (left !== rowCount) return header
  const counts = { ...figures, patients: left, ready: left, blocked: 0, excluded: 0 }
  return save(database, encryption, withFigures(header, counts, at, []))
}

function save(database: Database, encryption: Encryption, header: ListHeader): ListHeader {
  updateHeader(database, encryption, header)
  return { ...header, cipher: encryption.cipherOf(header) }
}

/** Encrypts the rows after a position with the new key. Once all are, replaces the old key and answers null. */
function reencryptRows(
  database: Database,
  encryption: Encryption,
  header: ListHeader,
  after: number
): ErasureProgress | null {
  const rows = rowsAfter(database, header, after, reencryptedPerStep)
  for (const row of rows) reencryptRow(database, encryption, header, row)
  const last = rows.at(-1)
  if (last !== undefined && rows.length === reencryptedPerStep) return { phase: 'reencrypting', after: last.position }
  updateHeader(database, encryption, { ...header, sealedKey: header.sealedNextKey, sealedNextKey: null })
  return null
}

function reencryptRow(database: Database, encryption: Encryption, header: ListHeader, { rowId }: RowPosition): void {
  replaceRow(database, header, rowId, (row) => row)
  const invitation = findInvitationRow(database, encryption, header.listId, rowId)
  if (invitation === undefined) return
  writeInvitationRow(database, encryption, {
    ...invitation,
    sealedContent: encryptContent(invitation, decryptContent(invitation)),
    ...encryptDetails(invitation, decryptDetails(invitation))
  })
  reencryptActions(database, invitation)
}

/** The figures are counted by the window, which may have counted too few patients: then none were erased. */
function patientsErased(before: ListFigures, after: ListFigures): number {
  return Math.max(0, before.patients - after.patients)
}

/** The list with smaller figures. The difference, and `invited` by state, is added to what was erased. */
function withFigures(header: ListHeader, figures: ListFigures, at: number, invited: readonly string[]): ListHeader {
  const { erased } = header
  const invitations: Record<string, number> = { ...erased?.invitations }
  for (const state of invited) invitations[state] = (invitations[state] ?? 0) + 1
  const patients = (erased?.patients ?? 0) + patientsErased(header.figures, figures)
  return { ...header, figures, erased: { ...erased, at, patients, invitations } }
}

import type { InvitationState } from '#contract/invitation.ts'
import type { ActionStore, BoardSpan, InvitationUpdate, TrackedInvitation } from '../invitation-actions/action-port.ts'
import { correctedContent } from '../invitation-actions/plan-action.ts'
import {
  findAttempt,
  latestAttempt,
  nextAttemptNumber,
  readConsultations,
  readStatus,
  writeAttempt,
  writeConsultation,
  writeStatus
} from './action-rows.ts'
import { appendAudit } from './audit-log.ts'
import { type Database, idToBytes, numberOf } from './database.ts'
import type { Encryption } from './encryption.ts'
import { addGuardKeys, firstGuardOf } from './guard-keys.ts'
import { completeInvitation } from './invitation-queries.ts'
import {
  appointmentTimeOf,
  decryptContent,
  decryptDetails,
  encryptContent,
  encryptDetails,
  findInvitationRow,
  fromInvitations,
  type InvitationRow,
  noAppointment,
  readInvitationRow,
  writeInvitationRow
} from './invitation-row.ts'
import { nextPart } from './invitation-walk.ts'
import { claimInvites } from './invite-owners.ts'
import type { Ledger } from './ledger.ts'
import { findHeader, listNames } from './list-header.ts'
import { catchStorageErrors, type StorageResult } from './storage-failure.ts'

const done = { ok: true, value: null } as const

const neverRequested: readonly InvitationState[] = ['ready', 'held', 'queued']
const requestedOnly = `state NOT IN (${neverRequested.map((state) => `'${state}'`).join()})`

const inSpan = `connection_id = ? AND ${requestedOnly}
  AND ((moment >= ? AND moment < ?) OR (moment = ${noAppointment} AND laid_at >= ? AND laid_at < ?))`
const byTime = 'ORDER BY moment, laid_at, position'
const spanValues = ({ connectionId, from, to }: BoardSpan) => [connectionId, from, to, from, to] as const

type Queries = Pick<ActionStore, 'one' | 'between' | 'numbered' | 'find' | 'ofList' | 'consultations'>

/** The store of the actions on sent invitations; see there what each call guarantees. */
export function createActionStore(database: Database, encryption: Encryption, ledger: Ledger): ActionStore {
  /** Finds the invitation and works on it in one transaction. */
  const update = <Value>(
    target: { readonly listId: string; readonly rowId: string },
    work: (row: InvitationRow) => Value
  ): StorageResult<Value, 'no-such-row'> =>
    catchStorageErrors(() =>
      database.transaction<Value, 'no-such-row'>(() => {
        const row = findInvitationRow(database, encryption, target.listId, target.rowId)
        return row === undefined ? { ok: false, code: 'no-such-row' } : { ok: true, value: work(row) }
      })
    )

  return {
    ...createActionQueries(database, encryption, ledger),

    begin: (target, { kind, account, changes }, at) =>
      update(target, (row) => {
        const number = nextAttemptNumber(database)
        // Before the request: when its answer is lost, the server may have the new content.
        const intended = correctedContent(decryptContent(row), changes)
        if (kind === 'correct' || kind === 'move') addGuardKeys(database, encryption, row, intended, at)
        writeAttempt(database, row, { number, kind, account, changes, begunAt: at, endedAt: null, outcome: 'open' })
        return number
      }),

    update: (target, settlement) =>
      update(target, (row) => {
        writeOutcome(database, encryption, row, settlement)
        return null
      }),

    audit: (entry) =>
      catchStorageErrors(() =>
        database.transaction(() => {
          appendAudit(database, encryption, entry)
          return done
        })
      )
  }
}

function createActionQueries(database: Database, encryption: Encryption, ledger: Ledger): Queries {
  const complete = (row: InvitationRow, listName: string): TrackedInvitation => ({
    invitation: completeInvitation(ledger, row),
    connectionId: row.connectionId,
    listName,
    remoteStatus: readStatus(database, row),
    attempt: latestAttempt(database, row)
  })

  const selectRows = (condition: string, ...values: readonly (string | number | Uint8Array)[]): InvitationRow[] =>
    database
      .prepare(`${fromInvitations} WHERE ${condition}`)
      .all(...values)
      .map((raw) => readInvitationRow(encryption, raw))

  const completeAll = (rows: readonly InvitationRow[]): TrackedInvitation[] => {
    const nameOf = listNames(database, encryption)
    return rows.map((row) => complete(row, nameOf(row.listId)))
  }

  const select = (...question: Parameters<typeof selectRows>) => completeAll(selectRows(...question))

  return {
    one: ({ listId, rowId }) =>
      catchStorageErrors(() => {
        const [found] = select('lists.list_id = ? AND invitations.row_id = ?', idToBytes(listId), idToBytes(rowId))
        return { ok: true, value: found ?? null }
      }),

    between: (span) =>
      catchStorageErrors(() => {
        const numbers = database
          .prepare(
            `SELECT invitations.rowid AS number FROM invitations JOIN lists USING (list) WHERE ${inSpan} ${byTime}`
          )
          .all(...spanValues(span))
        return { ok: true, value: numbers.map((row) => numberOf(row['number'])) }
      }),

    numbered: (span, numbers) =>
      catchStorageErrors(() => ({
        ok: true,
        value: select(
          `${inSpan} AND invitations.rowid IN (SELECT value FROM json_each(?)) ${byTime}`,
          ...spanValues(span),
          JSON.stringify(numbers)
        )
      })),

    find: (connectionId, { before, limit }, fits) =>
      catchStorageErrors(() => {
        const part = nextPart(database, before, limit)
        if (part === null) return { ok: true, value: { invitations: [], next: null } }
        const rows = selectRows(
          `connection_id = ? AND ${requestedOnly} AND invitations.rowid BETWEEN ? AND ? ORDER BY invitations.rowid DESC`,
          connectionId,
          part.lowest,
          part.highest
        )
        // Few fit, and attempt, status and actions of one take as long as decrypting it.
        const fitting = rows.filter((row) => fits({ content: decryptContent(row), facts: decryptDetails(row) }))
        return { ok: true, value: { invitations: completeAll(fitting), next: part.isLast ? null : part.lowest } }
      }),

    ofList: (listId, { offset, limit }) =>
      catchStorageErrors<TrackedInvitation[], 'no-such-list'>(() => {
        if (findHeader(database, encryption, listId) === undefined) return { ok: false, code: 'no-such-list' }
        const value = select('lists.list_id = ? ORDER BY position LIMIT ? OFFSET ?', idToBytes(listId), limit, offset)
        return { ok: true, value }
      }),

    consultations: (listId) =>
      catchStorageErrors<ReturnType<typeof readConsultations>, 'no-such-list'>(() => {
        const header = findHeader(database, encryption, listId)
        if (header === undefined) return { ok: false, code: 'no-such-list' }
        return { ok: true, value: readConsultations(database, header) }
      })
  }
}

function writeOutcome(
  database: Database,
  encryption: Encryption,
  row: InvitationRow,
  settlement: InvitationUpdate
): void {
  const { at, attempt, remoteStatus, content, details, withdrawn, serverId, consultation } = settlement
  if (attempt !== undefined) {
    const before = findAttempt(database, row, attempt.number)
    writeAttempt(database, row, { ...before, endedAt: at, outcome: attempt.outcome })
  }
  if (content !== undefined) addGuardKeys(database, encryption, row, content, at)
  const moment = content === undefined ? row.moment : appointmentTimeOf(content)
  const known = details ?? decryptDetails(row)
  // It belongs to the row for longer when it was moved.
  if (content !== undefined) claimInvites(database, encryption, { ...row, moment }, known, at)
  // An invitation that another row has taken stays without a server: nothing more is asked of any.
  const adopted = serverId !== undefined && claimInvites(database, encryption, { ...row, serverId, moment }, known, at)
  if ([content, details, withdrawn, serverId].some((changed) => changed !== undefined)) {
    writeInvitationRow(database, encryption, {
      ...row,
      ...(content === undefined
        ? {}
        : {
            moment,
            guard: firstGuardOf(encryption, row.connectionId, content),
            sealedContent: encryptContent(row, content)
          }),
      ...(details === undefined ? {} : encryptDetails(row, details)),
      ...(withdrawn === undefined ? {} : { state: 'withdrawn' }),
      ...(adopted ? { serverId } : {}),
      changedAt: at
    })
  }
  if (remoteStatus !== undefined) writeStatus(database, { ...row, moment }, remoteStatus)
  if (consultation !== undefined) writeConsultation(database, row, consultation)
}

import { type Consultation, consultation, type RemoteStanding, remoteStanding } from '#contract/aftercare.ts'
import type { InvitationState } from '#contract/invitation.ts'
import type { CareAttempt, CaredInvitation, CareStore, Settlement } from '../aftercare/store.ts'
import type { Ledger } from './attempts.ts'
import { appendAudit } from './audit.ts'
import { type Database, idFromBytes, idToBytes, numberOf } from './database.ts'
import {
  findInvitationRow,
  type InvitationRow,
  momentOf,
  readInvitationRow,
  rowsOfDamaged,
  sealContent,
  sealFacts,
  writeInvitationRow
} from './invitation-row.ts'
import { completeInvitation, fromInvitations, guardOf } from './invitations.ts'
import { findHeader, type ListHeader } from './list-header.ts'
import type { Binding, Seals } from './seals.ts'
import { DamageError, type Stored, storing } from './storage-failure.ts'

const done = { ok: true, value: null } as const

const untried: readonly InvitationState[] = ['ready', 'held', 'queued']
const tried = `state NOT IN (${untried.map((state) => `'${state}'`).join()})`

/** Aftercare's port onto the records; what each call promises is said there. */
export function createCareStore(database: Database, seals: Seals, ledger: Ledger): CareStore {
  const listNames = () => {
    const names = new Map<string, string>()
    return (listId: string) => {
      const known = names.get(listId) ?? findHeader(database, seals, listId)?.document.name ?? ''
      names.set(listId, known)
      return known
    }
  }

  const complete = (row: InvitationRow, connectionId: string, listName: string): CaredInvitation => ({
    invitation: completeInvitation(ledger, row),
    connectionId,
    listName,
    standing: readStanding(database, row),
    attempt: latestAttempt(database, row)
  })

  const select = (condition: string, ...values: readonly (string | number | Uint8Array)[]): CaredInvitation[] => {
    const nameOf = listNames()
    return database
      .prepare(`${fromInvitations.replace(' FROM', ', lists.connection_id FROM')} WHERE ${condition}`)
      .all(...values)
      .map((raw) => {
        const row = readInvitationRow(seals, raw)
        return complete(row, String(raw['connection_id']), nameOf(row.listId))
      })
  }

  /** Finds the invitation and works on it in one transaction. */
  const writing = <Value>(
    target: { readonly listId: string; readonly rowId: string },
    work: (row: InvitationRow) => Value
  ): Stored<Value, 'no-such-row'> =>
    storing(() =>
      database.transaction<Value, 'no-such-row'>(() => {
        const row = findInvitationRow(database, seals, target.listId, target.rowId)
        return row === undefined ? { ok: false, code: 'no-such-row' } : { ok: true, value: work(row) }
      })
    )

  return {
    one: ({ listId, rowId }) =>
      storing(() => {
        const [found] = select('lists.list_id = ? AND invitations.row_id = ?', idToBytes(listId), idToBytes(rowId))
        return { ok: true, value: found ?? null }
      }),

    begin: (target, { kind, account, changes }, at) =>
      writing(target, (row) => {
        const number = numberOf(
          database.prepare('SELECT ifnull(max(number), 0) + 1 AS next FROM care_attempts').get()?.['next']
        )
        writeAttempt(database, row, {
          number,
          kind,
          account,
          changes,
          begunAt: at,
          endedAt: null,
          outcome: 'open'
        })
        return number
      }),

    settle: (target, settlement) =>
      writing(target, (row) => {
        settleRow(database, seals, row, settlement)
        return null
      }),

    audit: (entry) =>
      storing(() =>
        database.transaction(() => {
          appendAudit(database, seals, entry)
          return done
        })
      ),

    between: (connectionId, from, to) =>
      storing(() => ({
        ok: true,
        value: select(
          `connection_id = ? AND ${tried}
           AND ((moment >= ? AND moment < ?) OR (moment = ${Number.MAX_SAFE_INTEGER} AND laid_at >= ? AND laid_at < ?))
           ORDER BY moment, laid_at, position`,
          connectionId,
          from,
          to,
          from,
          to
        )
      })),

    page: (connectionId, { before, limit }) =>
      storing(() => {
        const numbers = database
          .prepare(
            `SELECT invitations.rowid AS number FROM invitations JOIN lists USING (list)
             WHERE connection_id = ? AND ${tried} AND invitations.rowid < ? ORDER BY invitations.rowid DESC LIMIT ?`
          )
          .all(connectionId, before ?? Number.MAX_SAFE_INTEGER, limit)
          .map((row) => numberOf(row['number']))
        const last = numbers.at(-1)
        if (last === undefined) return { ok: true, value: { invitations: [], next: null } }
        const invitations = select(
          `connection_id = ? AND ${tried} AND invitations.rowid BETWEEN ? AND ? ORDER BY invitations.rowid DESC`,
          connectionId,
          last,
          numbers[0] ?? last
        )
        return { ok: true, value: { invitations, next: numbers.length < limit ? null : last } }
      }),

    ofList: (listId, { offset, limit }) =>
      storing<CaredInvitation[], 'no-such-list'>(() => {
        if (findHeader(database, seals, listId) === undefined) return { ok: false, code: 'no-such-list' }
        const value = select('lists.list_id = ? ORDER BY position LIMIT ? OFFSET ?', idToBytes(listId), limit, offset)
        return { ok: true, value }
      }),

    consultations: (listId) =>
      storing<{ rowId: string; consultation: Consultation }[], 'no-such-list'>(() => {
        const header = findHeader(database, seals, listId)
        if (header === undefined) return { ok: false, code: 'no-such-list' }
        const rows = database
          .prepare(
            `SELECT consultations.row_id, sealed_consultation FROM consultations
             JOIN invitations USING (list, row_id) WHERE list = ? ORDER BY position`
          )
          .all(header.list)
        const value = rows.map((row) => {
          const rowId = idFromBytes(row['row_id'])
          const text = header.sealing.open(['consultation', listId, rowId], row['sealed_consultation']).toString()
          return { rowId, consultation: parsed(consultation, text) }
        })
        return { ok: true, value }
      })
  }
}

function settleRow(database: Database, seals: Seals, row: InvitationRow, settlement: Settlement): void {
  const { at, attempt, standing, content, facts, withdrawn, consultation } = settlement
  if (attempt !== undefined) {
    const before = findAttempt(database, row, attempt.number)
    writeAttempt(database, row, { ...before, endedAt: at, outcome: attempt.outcome })
  }
  if (content !== undefined || facts !== undefined || withdrawn !== undefined) {
    writeInvitationRow(database, seals, {
      ...row,
      ...(content === undefined
        ? {}
        : {
            moment: momentOf(content.content),
            guard: guardOf(seals, content.guardKey),
            sealedContent: sealContent(row, content.content)
          }),
      ...(facts === undefined ? {} : sealFacts(row, facts)),
      ...(withdrawn === undefined ? {} : { state: 'withdrawn' }),
      changedAt: at
    })
  }
  if (standing !== undefined) writeStanding(database, row, standing)
  if (consultation !== undefined) writeConsultation(database, row, consultation)
}

type Row = Pick<InvitationRow, 'list' | 'listId' | 'rowId' | 'sealing'>

function writeStanding(database: Database, row: Row, standing: RemoteStanding): void {
  database
    .prepare('INSERT OR REPLACE INTO standings (list, row_id, sealed_standing) VALUES (?,?,?)')
    .run(
      row.list,
      idToBytes(row.rowId),
      row.sealing.seal(['standing', row.listId, row.rowId], JSON.stringify(standing))
    )
}

function readStanding(database: Database, row: Row): RemoteStanding | null {
  const found = database
    .prepare('SELECT sealed_standing FROM standings WHERE list = ? AND row_id = ?')
    .get(row.list, idToBytes(row.rowId))
  if (found === undefined) return null
  return parsed(
    remoteStanding,
    row.sealing.open(['standing', row.listId, row.rowId], found['sealed_standing']).toString()
  )
}

function writeConsultation(database: Database, row: Row, told: Consultation): void {
  database
    .prepare('INSERT OR REPLACE INTO consultations (list, row_id, sealed_consultation) VALUES (?,?,?)')
    .run(
      row.list,
      idToBytes(row.rowId),
      row.sealing.seal(['consultation', row.listId, row.rowId], JSON.stringify(told))
    )
}

function readConsultation(database: Database, row: Row): Consultation | null {
  const found = database
    .prepare('SELECT sealed_consultation FROM consultations WHERE list = ? AND row_id = ?')
    .get(row.list, idToBytes(row.rowId))
  if (found === undefined) return null
  const text = row.sealing.open(['consultation', row.listId, row.rowId], found['sealed_consultation']).toString()
  return parsed(consultation, text)
}

function writeAttempt(database: Database, row: Row, attempt: CareAttempt): void {
  const { number, begunAt, endedAt, ...sealed } = attempt
  database
    .prepare(
      `INSERT OR REPLACE INTO care_attempts (number, list, row_id, begun_at, ended_at, sealed_attempt)
       VALUES (?,?,?,?,?,?)`
    )
    .run(
      number,
      row.list,
      idToBytes(row.rowId),
      begunAt,
      endedAt,
      row.sealing.seal(attemptBinding(row, { number, begunAt, endedAt }), JSON.stringify(sealed))
    )
}

function findAttempt(database: Database, row: Row, number: number): CareAttempt {
  const found = database
    .prepare('SELECT * FROM care_attempts WHERE number = ? AND list = ? AND row_id = ?')
    .get(number, row.list, idToBytes(row.rowId))
  if (found === undefined) throw new DamageError('an attempt of aftercare is gone')
  return readAttempt(row, found)
}

export function latestAttempt(database: Database, row: Row): CareAttempt | null {
  const found = database
    .prepare('SELECT * FROM care_attempts WHERE list = ? AND row_id = ? ORDER BY number DESC LIMIT 1')
    .get(row.list, idToBytes(row.rowId))
  return found === undefined ? null : readAttempt(row, found)
}

function readAttempt(row: Row, raw: Readonly<Record<string, unknown>>): CareAttempt {
  const clear = {
    number: numberOf(raw['number']),
    begunAt: numberOf(raw['begun_at']),
    endedAt: raw['ended_at'] === null ? null : numberOf(raw['ended_at'])
  }
  // Not parsed again: the seal vouches that it is what was written.
  return { ...clear, ...JSON.parse(row.sealing.open(attemptBinding(row, clear), raw['sealed_attempt']).toString()) }
}

function attemptBinding(
  row: Row,
  { number, begunAt, endedAt }: Pick<CareAttempt, 'number' | 'begunAt' | 'endedAt'>
): Binding {
  return ['care', row.listId, row.rowId, number, begunAt, endedAt]
}

function parsed<Value>(
  schema: { safeParse(json: unknown): { success: true; data: Value } | { success: false } },
  text: string
): Value {
  const result = schema.safeParse(JSON.parse(text))
  if (!result.success) throw new DamageError('not what was written about a sent invitation')
  return result.data
}

/** Seals everything that is known of a sent invitation anew. */
export function sealAftercareAnew(database: Database, row: Row): void {
  const attempts = database
    .prepare('SELECT * FROM care_attempts WHERE list = ? AND row_id = ?')
    .all(row.list, idToBytes(row.rowId))
  for (const attempt of attempts) writeAttempt(database, row, readAttempt(row, attempt))
  const standing = readStanding(database, row)
  if (standing !== null) writeStanding(database, row, standing)
  const kept = readConsultation(database, row)
  if (kept !== null) writeConsultation(database, row, kept)
}

/** Copies what a damaged file still holds for a list; each piece by itself through `tolerating`. */
export function copyAftercare(
  damaged: Database,
  database: Database,
  seals: Seals,
  from: ListHeader,
  to: number,
  tolerating: (work: () => void) => void
): void {
  tolerating(() => {
    for (const raw of rowsOfDamaged(damaged, from)) {
      tolerating(() => {
        const row = readInvitationRow(seals, raw)
        if (findInvitationRow(database, seals, row.listId, row.rowId) === undefined) return
        const copied = { ...row, list: to }
        tolerating(() => {
          const standing = readStanding(damaged, row)
          if (standing !== null) writeStanding(database, copied, standing)
        })
        tolerating(() => {
          const attempt = latestAttempt(damaged, row)
          if (attempt !== null) writeAttempt(database, copied, attempt)
        })
        tolerating(() => {
          const kept = readConsultation(damaged, row)
          if (kept !== null) writeConsultation(database, copied, kept)
        })
      })
    }
  })
}

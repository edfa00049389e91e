import { z } from 'zod'
import { type Consultation, consultation, type RemoteStatus, remoteStatus } from '#contract/invitation-actions.ts'
import { type SeenVisit, seenAfter } from '../figures/count-invitation.ts'
import type { ActionAttempt } from '../invitation-actions/action-port.ts'
import { type Database, idFromBytes, idToBytes, numberOf } from './database.ts'
import type { AssociatedData, Encryption } from './encryption.ts'
import {
  damagedRows,
  findInvitationRow,
  type InvitationRow,
  noAppointment,
  readInvitationRow
} from './invitation-row.ts'
import type { ListHeader } from './list-header.ts'
import { DamageError, type Skip } from './storage-failure.ts'

// What is stored about a sent invitation: the server's last answer, attempts of actions, the consultation.

type Row = Pick<InvitationRow, 'list' | 'listId' | 'rowId' | 'cipher'>

/** With what was seen before and the server no longer says. */
const seenStatus = remoteStatus.extend({
  seen: z
    .object({
      appointmentAt: z.number().nullable(),
      confirmed: z.literal(true).optional(),
      notInAt: z.number().optional()
    })
    .optional()
})
type SeenStatus = RemoteStatus & { readonly seen?: SeenVisit | undefined }

/** Keeps what was seen of the same appointment before. */
export function writeStatus(database: Database, row: Row & Pick<InvitationRow, 'moment'>, status: RemoteStatus): void {
  const appointmentAt = row.moment === noAppointment ? null : row.moment
  const seen = seenAfter(readSeenStatus(database, row)?.seen, status, appointmentAt)
  writeSeenStatus(database, row, { ...status, seen })
}

function writeSeenStatus(database: Database, row: Row, status: SeenStatus): void {
  database
    .prepare('INSERT OR REPLACE INTO standings (list, row_id, sealed_standing) VALUES (?,?,?)')
    .run(
      row.list,
      idToBytes(row.rowId),
      row.cipher.encrypt(['standing', row.listId, row.rowId], JSON.stringify(status))
    )
}

export function readStatus(database: Database, row: Row): RemoteStatus | null {
  const status = readSeenStatus(database, row)
  if (status === null) return null
  const { seen: _, ...told } = status
  return told
}

export function readSeenStatus(database: Database, row: Row): SeenStatus | null {
  const found = database
    .prepare('SELECT sealed_standing FROM standings WHERE list = ? AND row_id = ?')
    .get(row.list, idToBytes(row.rowId))
  if (found === undefined) return null
  return parsed(
    seenStatus,
    row.cipher.decrypt(['standing', row.listId, row.rowId], found['sealed_standing']).toString()
  )
}

export function writeConsultation(database: Database, row: Row, value: Consultation): void {
  database
    .prepare('INSERT OR REPLACE INTO consultations (list, row_id, sealed_consultation) VALUES (?,?,?)')
    .run(
      row.list,
      idToBytes(row.rowId),
      row.cipher.encrypt(['consultation', row.listId, row.rowId], JSON.stringify(value))
    )
}

/** Of one list, in the order of the file. */
export function readConsultations(
  database: Database,
  { list, listId, cipher }: ListHeader
): { rowId: string; consultation: Consultation }[] {
  return database
    .prepare(
      `SELECT consultations.row_id, sealed_consultation FROM consultations
       JOIN invitations USING (list, row_id) WHERE list = ? ORDER BY position`
    )
    .all(list)
    .map((row) => {
      const rowId = idFromBytes(row['row_id'])
      const text = cipher.decrypt(['consultation', listId, rowId], row['sealed_consultation']).toString()
      return { rowId, consultation: parsed(consultation, text) }
    })
}

function readConsultation(database: Database, row: Row): Consultation | null {
  const found = database
    .prepare('SELECT sealed_consultation FROM consultations WHERE list = ? AND row_id = ?')
    .get(row.list, idToBytes(row.rowId))
  if (found === undefined) return null
  const text = row.cipher.decrypt(['consultation', row.listId, row.rowId], found['sealed_consultation']).toString()
  return parsed(consultation, text)
}

export function writeAttempt(database: Database, row: Row, attempt: ActionAttempt): void {
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
      row.cipher.encrypt(attemptData(row, { number, begunAt, endedAt }), JSON.stringify(sealed))
    )
}

export function nextAttemptNumber(database: Database): number {
  return numberOf(database.prepare('SELECT ifnull(max(number), 0) + 1 AS next FROM care_attempts').get()?.['next'])
}

export function findAttempt(database: Database, row: Row, number: number): ActionAttempt {
  const found = database
    .prepare('SELECT * FROM care_attempts WHERE number = ? AND list = ? AND row_id = ?')
    .get(number, row.list, idToBytes(row.rowId))
  if (found === undefined) throw new DamageError('an attempt of an action is missing')
  return readAttempt(row, found)
}

export function latestAttempt(database: Database, row: Row): ActionAttempt | null {
  const found = database
    .prepare('SELECT * FROM care_attempts WHERE list = ? AND row_id = ? ORDER BY number DESC LIMIT 1')
    .get(row.list, idToBytes(row.rowId))
  return found === undefined ? null : readAttempt(row, found)
}

/** Whether its appointment was moved. */
export function wasMoved(database: Database, row: Row): boolean {
  return rawAttempts(database, row).some((raw) => {
    const { kind, outcome, changes } = readAttempt(row, raw)
    return (kind === 'move' || kind === 'correct') && outcome === 'done' && changes.scheduledFor !== undefined
  })
}

function rawAttempts(database: Database, row: Row) {
  return database
    .prepare('SELECT * FROM care_attempts WHERE list = ? AND row_id = ?')
    .all(row.list, idToBytes(row.rowId))
}

function readAttempt(row: Row, raw: Readonly<Record<string, unknown>>): ActionAttempt {
  const clear = {
    number: numberOf(raw['number']),
    begunAt: numberOf(raw['begun_at']),
    endedAt: raw['ended_at'] === null ? null : numberOf(raw['ended_at'])
  }
  // Not validated again: decryption proves that it is what was written.
  return { ...clear, ...JSON.parse(row.cipher.decrypt(attemptData(row, clear), raw['sealed_attempt']).toString()) }
}

function attemptData(
  row: Row,
  { number, begunAt, endedAt }: Pick<ActionAttempt, 'number' | 'begunAt' | 'endedAt'>
): AssociatedData {
  return ['care', row.listId, row.rowId, number, begunAt, endedAt]
}

function parsed<Value>(
  schema: { safeParse(json: unknown): { success: true; data: Value } | { success: false } },
  text: string
): Value {
  const result = schema.safeParse(JSON.parse(text))
  if (!result.success) throw new DamageError('not what was stored about a sent invitation')
  return result.data
}

/** Encrypts everything that is known of a sent invitation with the latest key of its list. */
export function reencryptActions(database: Database, row: Row): void {
  for (const attempt of rawAttempts(database, row)) writeAttempt(database, row, readAttempt(row, attempt))
  const status = readSeenStatus(database, row)
  if (status !== null) writeSeenStatus(database, row, status)
  const kept = readConsultation(database, row)
  if (kept !== null) writeConsultation(database, row, kept)
}

/** Copies what a damaged file still holds for a list, each value in its own `skip`. */
export function copyActions(
  damaged: Database,
  database: Database,
  encryption: Encryption,
  from: ListHeader,
  to: number,
  skip: Skip
): void {
  skip(() => {
    for (const raw of damagedRows(damaged, from)) {
      skip(() => {
        const row = readInvitationRow(encryption, raw)
        if (findInvitationRow(database, encryption, row.listId, row.rowId) === undefined) return
        const copied = { ...row, list: to }
        skip(() => {
          const status = readSeenStatus(damaged, row)
          if (status !== null) writeSeenStatus(database, copied, status)
        })
        for (const attempt of rawAttempts(damaged, row)) {
          skip(() => writeAttempt(database, copied, readAttempt(row, attempt)))
        }
        skip(() => {
          const kept = readConsultation(damaged, row)
          if (kept !== null) writeConsultation(database, copied, kept)
        })
      })
    }
  })
}

import {
  type InvitationContent,
  type InvitationState,
  invitationState,
  type UnknownReason
} from '#contract/invitation.ts'
import type { InvitationDetails, StoredInvitation } from '../sending/invitation-port.ts'
import { bytesOf, type Database, idFromBytes, idToBytes, numberOf, textOf } from './database.ts'
import { type AssociatedData, type Cipher, type Encryption, tagOf } from './encryption.ts'
import { type ListHeader, readKeys } from './list-header.ts'
import { DamageError } from './storage-failure.ts'

/**
 * A row of `invitations` after its MAC was checked; content and details are still encrypted. Members are called as the
 * columns are.
 */
export type InvitationRow = {
  readonly list: number
  /** The cipher of its list. */
  readonly cipher: Cipher
  readonly listId: string
  /** Of its list. */
  readonly connectionId: string
  readonly rowId: string
  readonly position: number
  readonly state: InvitationState
  /** The batch it was last planned for; see `lists.batch`. */
  readonly batch: number
  readonly letThrough: boolean
  /** ms since the epoch; {@link noAppointment} where there is none. */
  readonly moment: number
  readonly guard: Uint8Array
  readonly laidAt: number
  readonly changedAt: number
  readonly sealedContent: Uint8Array
  /** null: there are no details. */
  readonly sealedFacts: Uint8Array | null
  /** In clear: without the key, the invitation can still be restored from the server. null: not known. */
  readonly inviteId: string | null
  /** See {@link StoredInvitation.serverId}. */
  readonly serverId: string | null
}

/** Sorts after every date. */
export const noAppointment = Number.MAX_SAFE_INTEGER

const ownColumns = 'invitations.*, lists.list_id, lists.connection_id, lists.batch AS list_batch'

/** Columns that {@link readInvitationRow} needs; `FROM invitations JOIN lists USING (list)`. */
export const invitationColumns = `${ownColumns}, lists.sealed_key, lists.sealed_next_key`

export const fromInvitations = `SELECT ${invitationColumns} FROM invitations JOIN lists USING (list)`

const invitationByRow = `${fromInvitations} WHERE lists.list_id = ? AND invitations.row_id = ?`

/** Throws {@link DamageError} if the row is not what was written. */
export function readInvitationRow(encryption: Encryption, row: Readonly<Record<string, unknown>>): InvitationRow {
  const state = invitationState.safeParse(row['state'])
  if (!state.success) throw new DamageError('no such state of an invitation')
  const listId = idFromBytes(row['list_id'])
  const read: InvitationRow = {
    list: numberOf(row['list']),
    cipher: encryption.cipherOf(readKeys(row, listId)),
    listId,
    connectionId: textOf(row['connection_id']),
    rowId: idFromBytes(row['row_id']),
    position: numberOf(row['position']),
    state: state.data,
    batch: numberOf(row['batch']),
    letThrough: numberOf(row['let_through']) === 1,
    moment: numberOf(row['moment']),
    guard: bytesOf(row['guard']),
    laidAt: numberOf(row['laid_at']),
    changedAt: numberOf(row['changed_at']),
    sealedContent: bytesOf(row['sealed_content']),
    sealedFacts: row['sealed_facts'] === null ? null : bytesOf(row['sealed_facts']),
    inviteId: row['invite_id'] == null ? null : textOf(row['invite_id']),
    serverId: row['server_id'] == null ? null : textOf(row['server_id'])
  }
  encryption.verify(associatedDataOf(read), row['mac'])
  return read
}

/** Rows of a list for {@link readInvitationRow}, from a file that may be older than the key columns. */
export function* damagedRows(damaged: Database, header: ListHeader): Generator<Readonly<Record<string, unknown>>> {
  const { list, sealedKey, sealedNextKey } = header
  const rows = damaged.prepare(`SELECT ${ownColumns} FROM invitations JOIN lists USING (list) WHERE list = ?`)
  for (const row of rows.iterate(list)) yield { ...row, sealed_key: sealedKey, sealed_next_key: sealedNextKey }
}

/** Like {@link readInvitationRow}. If the row can still be sent or looked up, its content must decrypt as well. */
export function verifyInvitation(encryption: Encryption, raw: Readonly<Record<string, unknown>>): InvitationRow {
  const row = readInvitationRow(encryption, raw)
  if (!completed.has(row.state)) {
    decryptContentText(row)
    decryptDetails(row)
  }
  return row
}

/** Most rows are in these states: decrypting all of them at each start would take seconds. */
const completed: ReadonlySet<InvitationState> = new Set(['created', 'withdrawn'])

export function findInvitationRow(
  database: Database,
  encryption: Encryption,
  listId: string,
  rowId: string
): InvitationRow | undefined {
  const row = database.prepare(invitationByRow).get(idToBytes(listId), idToBytes(rowId))
  return row === undefined ? undefined : readInvitationRow(encryption, row)
}

/** Checks every invitation. Throws {@link DamageError} at the first that was changed. */
export function verifyInvitations(database: Database, encryption: Encryption): void {
  for (const row of database.prepare(fromInvitations).iterate()) verifyInvitation(encryption, row)
  const lost = database.prepare('SELECT 1 FROM invitations WHERE list NOT IN (SELECT list FROM lists) LIMIT 1').get()
  if (lost !== undefined) throw new DamageError('invitations without their list')
}

/** Inserts the row, or replaces the one of the same list and id. */
export function writeInvitationRow(database: Database, encryption: Encryption, row: InvitationRow): void {
  database
    .prepare(
      `INSERT INTO invitations (list, row_id, position, state, batch, let_through, moment, guard, laid_at, changed_at,
         sealed_content, sealed_facts, invite_id, server_id, mac) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)
       ON CONFLICT (list, row_id) DO UPDATE SET position = excluded.position, state = excluded.state,
         batch = excluded.batch, let_through = excluded.let_through, moment = excluded.moment, guard = excluded.guard,
         laid_at = excluded.laid_at, changed_at = excluded.changed_at, sealed_content = excluded.sealed_content,
         sealed_facts = excluded.sealed_facts, invite_id = excluded.invite_id, server_id = excluded.server_id,
         mac = excluded.mac`
    )
    .run(
      row.list,
      idToBytes(row.rowId),
      row.position,
      row.state,
      row.batch,
      row.letThrough ? 1 : 0,
      row.moment,
      row.guard,
      row.laidAt,
      row.changedAt,
      row.sealedContent,
      row.sealedFacts,
      row.inviteId,
      row.serverId,
      encryption.mac(associatedDataOf(row))
    )
}

/**
 * Writes what a step changes of a row that is there. Not as {@link writeInvitationRow}: that writes every index anew, and each
 * invitation that is sent takes three steps.
 */
export function updateInvitationRow(database: Database, encryption: Encryption, row: InvitationRow): void {
  database
    .prepare(
      `UPDATE invitations SET state = ?, let_through = ?, changed_at = ?, sealed_facts = ?, invite_id = ?, server_id = ?,
         mac = ? WHERE list = ? AND row_id = ?`
    )
    .run(
      row.state,
      row.letThrough ? 1 : 0,
      row.changedAt,
      row.sealedFacts,
      row.inviteId,
      row.serverId,
      encryption.mac(associatedDataOf(row)),
      row.list,
      idToBytes(row.rowId)
    )
}

/** What the encrypted values of an invitation are bound to, and their cipher. */
type CipherPlace = Pick<InvitationRow, 'listId' | 'rowId' | 'cipher'>

export function encryptContent({ cipher, listId, rowId }: CipherPlace, content: InvitationContent): Uint8Array {
  return cipher.encrypt(['content', listId, rowId], contentText(content))
}

/** The same text for the same content, in whatever order its members are. */
export function contentText(content: InvitationContent): string {
  const members = Object.entries(content).filter(([, value]) => value !== undefined)
  return JSON.stringify(Object.fromEntries(members.sort(([one], [other]) => (one < other ? -1 : 1))))
}

export function decryptContentText(row: InvitationRow): string {
  return row.cipher.decrypt(['content', row.listId, row.rowId], row.sealedContent).toString()
}

/** Not validated again: decryption proves that it is the content validated when it was planned. */
export function decryptContent(row: InvitationRow): InvitationContent {
  return JSON.parse(decryptContentText(row))
}

/** The encrypted JSON. Its names are on the disk and do not change with those of the code: here they are mapped. */
type StoredDetails = {
  readonly doubt?: UnknownReason | undefined
  readonly settledAt?: number | undefined
  readonly [sameNameInCode: string]: unknown
}

/** The columns for everything about an invitation but its content. */
export function encryptDetails(
  { cipher, listId, rowId }: CipherPlace,
  details: InvitationDetails
): Pick<InvitationRow, 'sealedFacts' | 'inviteId'> {
  const { doubt, settledAt, ...others } = details
  const stored: StoredDetails = { ...others, doubt, settledAt }
  const text = JSON.stringify(stored)
  return {
    sealedFacts: text === '{}' ? null : cipher.encrypt(['facts', listId, rowId], text),
    inviteId: details.inviteId ?? null
  }
}

export function decryptDetails(row: InvitationRow): InvitationDetails {
  if (row.sealedFacts === null) return {}
  const stored: StoredDetails = JSON.parse(
    row.cipher.decrypt(['facts', row.listId, row.rowId], row.sealedFacts).toString()
  )
  const { doubt: reason, settledAt: time, ...others } = stored
  return {
    ...(others as InvitationDetails),
    ...(reason === undefined ? {} : { doubt: reason }),
    ...(time === undefined ? {} : { settledAt: time })
  }
}

export function appointmentTimeOf(content: InvitationContent): number {
  return content.scheduledFor === undefined ? noAppointment : Date.parse(content.scheduledFor)
}

function associatedDataOf(row: InvitationRow): AssociatedData {
  return [
    'invitation',
    row.listId,
    row.rowId,
    row.position,
    row.state,
    row.batch,
    row.letThrough ? 1 : 0,
    row.moment,
    Buffer.from(row.guard).toString('hex'),
    row.laidAt,
    row.changedAt,
    tagOf(row.sealedContent),
    tagOf(row.sealedFacts),
    // Rows that are older than these columns have a MAC without them.
    ...(row.serverId !== null ? [row.inviteId, row.serverId] : row.inviteId === null ? [] : [row.inviteId])
  ]
}

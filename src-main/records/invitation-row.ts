import { type InvitationContent, type InvitationState, invitationState } from '#contract/invitation.ts'
import type { InvitationFacts } from '../sending/store.ts'
import { bytesOf, type Database, idFromBytes, idToBytes, numberOf, textOf } from './database.ts'
import { type Binding, type Seals, tagOf } from './seals.ts'
import { DamageError } from './storage-failure.ts'

/** An invitation as its row holds it, the MAC over it checked; content and facts still sealed. */
export type InvitationRow = {
  readonly list: number
  readonly listId: string
  readonly rowId: string
  readonly position: number
  readonly state: InvitationState
  /** The batch it was last planned for; see `lists.batch`. */
  readonly batch: number
  readonly letThrough: boolean
  /** ms since the epoch; {@link withoutMoment} where there is none. */
  readonly moment: number
  readonly guard: Uint8Array
  readonly laidAt: number
  readonly changedAt: number
  readonly sealedContent: Uint8Array
  /** null: no facts. */
  readonly sealedFacts: Uint8Array | null
  /** In clear, so that the invitation can be fetched again from the server when the key is lost; null: not known. */
  readonly inviteId: string | null
}

/** Sorts after every date. */
const withoutMoment = Number.MAX_SAFE_INTEGER

/** Columns that {@link readInvitationRow} needs; `FROM invitations JOIN lists USING (list)`. */
export const invitationColumns = 'invitations.*, lists.list_id, lists.batch AS list_batch'

/** Throws {@link DamageError} where the row is not what was written. */
export function readInvitationRow(seals: Seals, row: Readonly<Record<string, unknown>>): InvitationRow {
  const state = invitationState.safeParse(row['state'])
  if (!state.success) throw new DamageError('no such state of an invitation')
  const read: InvitationRow = {
    list: numberOf(row['list']),
    listId: idFromBytes(row['list_id']),
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
    inviteId: row['invite_id'] === null ? null : textOf(row['invite_id'])
  }
  seals.verify(bindingOf(read), row['mac'])
  return read
}

/** As {@link readInvitationRow}; where the row may yet be sent or asked about, also its seals must open. */
export function checkInvitation(seals: Seals, raw: Readonly<Record<string, unknown>>): InvitationRow {
  const row = readInvitationRow(seals, raw)
  if (!settled.has(row.state)) {
    openContentText(seals, row)
    openFacts(seals, row)
  }
  return row
}

/** The many of the past: opening them all at each start would cost seconds. */
const settled: ReadonlySet<InvitationState> = new Set(['created', 'withdrawn'])

export function findInvitationRow(
  database: Database,
  seals: Seals,
  listId: string,
  rowId: string
): InvitationRow | undefined {
  const row = database
    .prepare(
      `SELECT ${invitationColumns} FROM invitations JOIN lists USING (list)
       WHERE lists.list_id = ? AND invitations.row_id = ?`
    )
    .get(idToBytes(listId), idToBytes(rowId))
  return row === undefined ? undefined : readInvitationRow(seals, row)
}

/** Adds the row, or replaces the one of the same list and id. */
export function writeInvitationRow(database: Database, seals: Seals, row: InvitationRow): void {
  database
    .prepare(
      `INSERT INTO invitations (list, row_id, position, state, batch, let_through, moment, guard, laid_at, changed_at,
         sealed_content, sealed_facts, invite_id, mac) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)
       ON CONFLICT (list, row_id) DO UPDATE SET position = excluded.position, state = excluded.state,
         batch = excluded.batch, let_through = excluded.let_through, moment = excluded.moment, guard = excluded.guard,
         laid_at = excluded.laid_at, changed_at = excluded.changed_at, sealed_content = excluded.sealed_content,
         sealed_facts = excluded.sealed_facts, invite_id = excluded.invite_id, mac = excluded.mac`
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
      seals.mac(bindingOf(row))
    )
}

type Ids = Pick<InvitationRow, 'listId' | 'rowId'>

export function sealContent(seals: Seals, ids: Ids, content: InvitationContent): Uint8Array {
  return seals.seal(['content', ids.listId, ids.rowId], contentText(content))
}

/** The same text for the same content, whatever the order of its members. */
export function contentText(content: InvitationContent): string {
  const members = Object.entries(content).filter(([, value]) => value !== undefined)
  return JSON.stringify(Object.fromEntries(members.sort(([one], [other]) => (one < other ? -1 : 1))))
}

export function openContentText(seals: Seals, row: InvitationRow): string {
  return seals.open(['content', row.listId, row.rowId], row.sealedContent).toString()
}

/** Not parsed again: the seal vouches that it is what was checked when it was laid down. */
export function openContent(seals: Seals, row: InvitationRow): InvitationContent {
  return JSON.parse(openContentText(seals, row))
}

/** The columns that hold what is known of an invitation besides its content. */
export function sealFacts(
  seals: Seals,
  ids: Ids,
  facts: InvitationFacts
): Pick<InvitationRow, 'sealedFacts' | 'inviteId'> {
  const text = JSON.stringify(facts)
  return {
    sealedFacts: text === '{}' ? null : seals.seal(['facts', ids.listId, ids.rowId], text),
    inviteId: facts.inviteId ?? null
  }
}

export function openFacts(seals: Seals, row: InvitationRow): InvitationFacts {
  return row.sealedFacts === null
    ? {}
    : JSON.parse(seals.open(['facts', row.listId, row.rowId], row.sealedFacts).toString())
}

export function momentOf(content: InvitationContent): number {
  return content.scheduledFor === undefined ? withoutMoment : Date.parse(content.scheduledFor)
}

function bindingOf(row: InvitationRow): Binding {
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
    // Rows of before there was this column verify as they were written.
    ...(row.inviteId === null ? [] : [row.inviteId])
  ]
}

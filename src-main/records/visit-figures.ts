import { practiceConnectionId } from '#contract/connection-ids.ts'
import { addCounts, countInvitation, type KeptCounts, type VisitKey } from '../figures/count-invitation.ts'
import type { FigurePart, KeptFigures } from '../figures/figures-port.ts'
import { readSeenStatus, wasMoved } from './action-rows.ts'
import { type Database, numberOf, textOf } from './database.ts'
import type { AssociatedData, Encryption } from './encryption.ts'
import {
  decryptContent,
  decryptDetails,
  fromInvitations,
  type InvitationRow,
  noAppointment,
  readInvitationRow
} from './invitation-row.ts'
import type { ListHeader } from './list-header.ts'
import { DamageError, type Skip } from './storage-failure.ts'

// Figures without names. Of erased invitations the counts of each day are all that is left; they are written in the
// transaction that erases. Of kept ones the counts are no truth of their own: they are made from the invitations, and go
// with any change of one of these, in the transaction that changes it. So nothing is counted twice, or not at all.

/** Invitations whose counts are stored together, by their place in the list: a change counts so many anew. */
const blockSize = 500

/** As stored: kind and name of the destination, way, language, counts. */
type StoredEntry = readonly [
  kind: VisitKey['destination']['kind'],
  name: string,
  way: VisitKey['way'],
  language: string,
  counts: KeptCounts
]
type StoredDays = { readonly [day: string]: readonly StoredEntry[] }

/**
 * Counts of invitations that change go, from now on. To be called before anything is written. The triggers are of the
 * connection alone: the file has none.
 */
export function dropChangedFigures(database: Database): void {
  const drop = (block: string, row: 'NEW' | 'OLD') =>
    `DELETE FROM list_figures WHERE list = ${row}.list AND block = ${block};`
  const own = (row: 'NEW' | 'OLD') => drop(`${row}.position / ${blockSize}`, row)
  const ofInvitation = (row: 'NEW' | 'OLD') =>
    drop(`(SELECT position / ${blockSize} FROM invitations WHERE list = ${row}.list AND row_id = ${row}.row_id)`, row)
  for (const [table, dropping] of [
    ['invitations', own],
    ['standings', ofInvitation],
    ['care_attempts', ofInvitation]
  ] as const) {
    database.execute(`
      CREATE TEMP TRIGGER figures_${table}_inserted AFTER INSERT ON main.${table} BEGIN ${dropping('NEW')} END;
      CREATE TEMP TRIGGER figures_${table}_deleted AFTER DELETE ON main.${table} BEGIN ${dropping('OLD')} END;
      CREATE TEMP TRIGGER figures_${table}_updated AFTER UPDATE ON main.${table}
        BEGIN ${dropping('OLD')} ${dropping('NEW')} END;`)
  }
}

/** What is left of invitations that are about to be erased. To be called in the transaction that erases them. */
export interface FigureKeeping {
  readonly ofRows: (rows: readonly InvitationRow[]) => void
  readonly ofList: (header: ListHeader) => void
}

/** @param isOn false: nothing is left of them. */
export function createFigureKeeping(database: Database, encryption: Encryption, isOn: boolean): FigureKeeping {
  if (!isOn) return { ofRows: () => undefined, ofList: () => undefined }
  return {
    ofRows: (rows) => {
      const figures = rows.flatMap((row) => figuresOf(database, row))
      addToDays(database, encryption, figures)
    },
    ofList: ({ list }) => {
      for (const block of uncountedBlocks(database, list)) countBlock(database, encryption, block)
      const blocks = database.prepare('SELECT * FROM list_figures WHERE list = ?').all(list)
      const figures = blocks.flatMap((row) => readBlock(encryption, row))
      addToDays(database, encryption, figures)
    }
  }
}

/** Blocks that were not counted since one of their invitations changed; of one list, or of all that are no practice. */
export function uncountedBlocks(database: Database, list: number | null = null): readonly FigurePart[] {
  return database
    .prepare(
      `SELECT DISTINCT invitations.list AS list, position / ${blockSize} AS block FROM invitations JOIN lists USING (list)
       WHERE connection_id <> :practice AND (:list IS NULL OR list = :list) AND NOT EXISTS (
         SELECT 1 FROM list_figures WHERE list_figures.list = invitations.list AND block = position / ${blockSize})`
    )
    .all({ practice: practiceConnectionId, list })
    .map((row) => ({ list: numberOf(row['list']), block: numberOf(row['block']) }))
}

/** Counts the invitations of a block, if there are any, and stores the counts. Call it in a transaction. */
export function countBlock(database: Database, encryption: Encryption, { list, block }: FigurePart): void {
  const first = block * blockSize
  const rows = database
    .prepare(`${fromInvitations} WHERE list = ? AND position >= ? AND position < ?`)
    .all(list, first, first + blockSize)
  if (rows.length === 0) return
  const figures = rows.flatMap((row) => figuresOf(database, readInvitationRow(encryption, row)))
  const days = Map.groupBy(figures, ({ day }) => day)
  const stored = Object.fromEntries([...days].map(([day, ofDay]) => [day, toStored(ofDay)]))
  database
    .prepare('INSERT OR REPLACE INTO list_figures (list, block, sealed_figures) VALUES (?,?,?)')
    .run(list, block, encryption.encrypt(blockData(list, block), JSON.stringify(stored)))
}

/** Of every counted block. */
export function countedFigures(database: Database, encryption: Encryption): readonly KeptFigures[] {
  return database
    .prepare('SELECT * FROM list_figures')
    .all()
    .flatMap((row) => readBlock(encryption, row))
}

/** What is left of erased invitations, from the day `from` to before `to`. */
export function erasedFigures(
  database: Database,
  encryption: Encryption,
  from: string,
  to: string
): readonly KeptFigures[] {
  return database
    .prepare('SELECT * FROM day_figures WHERE day >= ? AND day < ?')
    .all(from, to)
    .flatMap((row) => readDay(encryption, row))
}

/** The first day of which something is left; null: there is none. */
export function firstErasedDay(database: Database): string | null {
  const day = database.prepare('SELECT min(day) AS day FROM day_figures').get()?.['day']
  return typeof day === 'string' ? day : null
}

/** Throws `DamageError` at the first counts that are not what was written. */
export function verifyFigures(database: Database, encryption: Encryption): void {
  for (const row of database.prepare('SELECT * FROM day_figures').iterate()) readDay(encryption, row)
  for (const row of database.prepare('SELECT * FROM list_figures').iterate()) readBlock(encryption, row)
}

/** Copies what a damaged database still holds of erased invitations. The others are counted anew. */
export function copyFigures(damaged: Database, database: Database, encryption: Encryption, skip: Skip): void {
  for (const row of damaged.prepare('SELECT * FROM day_figures').iterate()) {
    skip(() => addToDays(database, encryption, readDay(encryption, row)))
  }
}

function figuresOf(database: Database, row: InvitationRow): readonly KeptFigures[] {
  if (row.connectionId === practiceConnectionId) return []
  const status = unlessDamaged(() => readSeenStatus(database, row), null)
  const counted = countInvitation({
    state: row.state,
    content: decryptContent(row),
    refusal: row.state === 'refused' ? decryptDetails(row).refusal : undefined,
    appointmentAt: row.moment === noAppointment ? null : row.moment,
    preparedAt: row.laidAt,
    remoteStatus: status,
    seen: status?.seen,
    wasMoved: unlessDamaged(() => wasMoved(database, row), false)
  })
  return counted === null ? [] : [{ ...counted.key, counts: counted.counts }]
}

/** What cannot be read any more is not known, and keeps nobody from being erased. */
function unlessDamaged<Value>(read: () => Value, otherwise: Value): Value {
  try {
    return read()
  } catch (error) {
    if (error instanceof DamageError) return otherwise
    throw error
  }
}

function addToDays(database: Database, encryption: Encryption, figures: readonly KeptFigures[]): void {
  const select = database.prepare('SELECT * FROM day_figures WHERE day = ?')
  for (const [day, ofDay] of Map.groupBy(figures, (entry) => entry.day)) {
    const row = select.get(day)
    const sum = toStored([...(row === undefined ? [] : readDay(encryption, row)), ...ofDay])
    database
      .prepare(
        `INSERT INTO day_figures (day, sealed_figures) VALUES (?,?)
         ON CONFLICT (day) DO UPDATE SET sealed_figures = excluded.sealed_figures`
      )
      .run(day, encryption.encrypt(dayData(day), JSON.stringify(sum)))
  }
}

/** One entry for each destination, way and language. */
function toStored(figures: readonly KeptFigures[]): StoredEntry[] {
  const groups = Map.groupBy(figures, ({ destination: { kind, name }, way, language }) =>
    JSON.stringify([kind, name, way, language])
  )
  return [...groups.values()].flatMap((members): StoredEntry[] => {
    const [first] = members
    if (first === undefined) return []
    const { destination, way, language } = first
    const counts = members.reduce<KeptCounts>((sum, member) => addCounts(sum, member.counts), {})
    return [[destination.kind, destination.name, way, language, counts]]
  })
}

function fromStored(day: string, entries: readonly StoredEntry[]): readonly KeptFigures[] {
  return entries.map(([kind, name, way, language, counts]) => ({
    day,
    destination: { kind, name },
    way,
    language,
    counts
  }))
}

// Neither is validated: decryption proves that it is what was written.

function readDay(encryption: Encryption, row: Readonly<Record<string, unknown>>): readonly KeptFigures[] {
  const day = textOf(row['day'])
  return fromStored(day, JSON.parse(encryption.decrypt(dayData(day), row['sealed_figures']).toString()))
}

function readBlock(encryption: Encryption, row: Readonly<Record<string, unknown>>): readonly KeptFigures[] {
  const data = blockData(numberOf(row['list']), numberOf(row['block']))
  const days: StoredDays = JSON.parse(encryption.decrypt(data, row['sealed_figures']).toString())
  return Object.entries(days).flatMap(([day, entries]) => fromStored(day, entries))
}

function dayData(day: string): AssociatedData {
  return ['day-figures', day]
}

function blockData(list: number, block: number): AssociatedData {
  return ['list-figures', list, block]
}

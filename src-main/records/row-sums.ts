import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { type Database, numberOf } from './database.ts'
import type { Encryption } from './encryption.ts'
import { DamageError } from './storage-failure.ts'

// A row that was copied before a change, and is put back later, decrypts and has the right MAC: only its time is over.
// Therefore the records keep, encrypted, how many rows each table has and a sum over marks of all of them. A change of
// a row and the change of its table's sum are one transaction. Each goes into the sum scrambled with a key, so that
// nobody can choose rows whose changes cancel each other.

/**
 * By table, the column whose last 16 bytes are the mark of a row: its MAC, or a ciphertext that is bound to the row's place. A source chunk
 * never changes. Of `rebuilt` and `clock_seen` nothing is sent or shown to another patient.
 */
const markColumns = {
  lists: 'sealed_document',
  list_rows: 'sealed_row',
  exports: 'sealed_columns',
  exported_rows: 'sealed_cells',
  cell_drafts: 'sealed_text',
  kinds: 'sealed_kind',
  directory: 'sealed_fact',
  invitations: 'mac',
  attempts: 'mac',
  checkpoint: 'sealed_checkpoint',
  care_attempts: 'sealed_attempt',
  standings: 'sealed_standing',
  consultations: 'sealed_consultation',
  guard_keys: 'mac',
  invite_owners: 'mac',
  jobs: 'mac',
  job_rows: 'mac',
  runs: 'sealed_run',
  day_figures: 'sealed_figures',
  list_figures: 'sealed_figures',
  audit: 'hash',
  audit_end: 'mac'
} as const

export type SummedTable = keyof typeof markColumns
const tables = Object.keys(markColumns) as SummedTable[]

/** What becomes of these is told by the check of the journal; nothing is sent or held back because of them. */
const auditTables: readonly SummedTable[] = ['audit', 'audit_end']

/** Four sums of 32 bits, each modulo 2^32. */
type Sum = readonly [number, number, number, number]

const tableSum = z.object({ rows: z.number().int(), sum: z.tuple([z.int(), z.int(), z.int(), z.int()]) })

/**
 * `recordsId`: of these records, for ever. `generation`: how many transactions have changed something. A table that a
 * later version of the records adds is not in it.
 */
const sumsState = z.object({
  recordsId: z.string(),
  generation: z.number().int(),
  tables: z.partialRecord(z.enum(tables), tableSum)
})
export type SumsState = z.infer<typeof sumsState>

/** Rows were put back, added or removed outside of the app. */
export class TurnedBackError extends DamageError {
  readonly tables: readonly SummedTable[]
  constructor(tables: readonly SummedTable[]) {
    super(`not the rows that were written last: ${tables.join(', ')}`)
    this.tables = tables
  }
}

/** Keeps the sums from now on: each transaction that changes a row also writes them. */
export interface RowSums {
  /** As of the last transaction. */
  readonly state: () => SumsState
  /** `listener` is called after each transaction that changed something. One listener at most. */
  readonly onCommit: (listener: (state: SumsState) => void) => void
}

const associatedData = ['row-sums'] as const
const markLength = 16

/** Throws {@link DamageError} if there are none, or not what was written. */
export function readSums(database: Database, encryption: Encryption): SumsState {
  const row = database.prepare('SELECT sealed_sums FROM row_sums').get()
  if (row === undefined) throw new DamageError('no sums of the rows')
  const parsed = sumsState.safeParse(JSON.parse(encryption.decrypt(associatedData, row['sealed_sums']).toString()))
  if (!parsed.success) throw new DamageError('not sums of rows')
  return parsed.data
}

/** The tables, but for those of the journal, whose rows are not those that were written last. */
export function turnedBackTables(database: Database, encryption: Encryption, state: SumsState): readonly SummedTable[] {
  return tables.filter((table) => !auditTables.includes(table) && !fits(database, encryption, state, table))
}

/** Whether the entries of the journal and its end mark are those that were written last. */
export function isAuditWhole(database: Database, encryption: Encryption): boolean {
  const state = readSums(database, encryption)
  return auditTables.every((table) => fits(database, encryption, state, table))
}

/** Whether the rows of the table are those that were written last; also where the state does not know the table. */
export function fits(database: Database, encryption: Encryption, state: SumsState, table: SummedTable): boolean {
  const kept = state.tables[table]
  return kept === undefined || isSame(kept, sumOf(database, encryption, table))
}

/**
 * Counts all rows as they are and writes their sums, in a transaction of the caller. `before`: of which these records are the
 * continuation; null: they are new.
 */
export function rewriteSums(database: Database, encryption: Encryption, before: SumsState | null): SumsState {
  const state = {
    recordsId: before?.recordsId ?? randomUUID(),
    generation: (before?.generation ?? 0) + 1,
    tables: Object.fromEntries(tables.map((table) => [table, sumOf(database, encryption, table)]))
  }
  writeState(database, encryption, state)
  return state
}

/** From now on a change of a row outside of a transaction is an error. */
export function keepSums(database: Database, encryption: Encryption): RowSums {
  let state = withAllTables(database, encryption, readSums(database, encryption))
  let next: SumsState | null = null
  let onCommit: ((state: SumsState) => void) | null = null
  const added = new Map<SummedTable, string[]>()
  const removed = new Map<SummedTable, string[]>()
  const forget = () => {
    added.clear()
    removed.clear()
    next = null
  }

  for (const table of tables) {
    for (const [name, marks] of [
      ['added', added],
      ['removed', removed]
    ] as const) {
      database.define(`${name}_${table}`, (mark) => {
        if (!database.isInTransaction()) throw new Error(`${table} is written outside of a transaction`)
        const known = marks.get(table)
        if (known === undefined) marks.set(table, [mark])
        else known.push(mark)
      })
    }
    // Of the connection alone: the file has no triggers.
    const mark = (row: 'NEW' | 'OLD') => `hex(substr(${row}.${markColumns[table]}, -${markLength}))`
    database.execute(`
      CREATE TEMP TRIGGER ${table}_inserted AFTER INSERT ON main.${table} BEGIN SELECT added_${table}(${mark('NEW')}); END;
      CREATE TEMP TRIGGER ${table}_deleted AFTER DELETE ON main.${table} BEGIN SELECT removed_${table}(${mark('OLD')}); END;
      CREATE TEMP TRIGGER ${table}_updated AFTER UPDATE ON main.${table}
        BEGIN SELECT removed_${table}(${mark('OLD')}), added_${table}(${mark('NEW')}); END;`)
  }

  database.watch({
    committing() {
      const changed = new Set([...added.keys(), ...removed.keys()])
      if (changed.size === 0) return
      const sums = { ...state.tables }
      for (const table of changed) {
        const before = sums[table] ?? emptySum
        const [more, fewer] = [added.get(table) ?? [], removed.get(table) ?? []]
        const grown = addMarks(encryption, before.sum, more.join(''), 1)
        sums[table] = {
          rows: before.rows + more.length - fewer.length,
          sum: addMarks(encryption, grown, fewer.join(''), -1)
        }
      }
      next = { ...state, generation: state.generation + 1, tables: sums }
      writeState(database, encryption, next)
    },
    ended(isCommitted) {
      const committed = isCommitted ? next : null
      forget()
      if (committed === null) return
      state = committed
      onCommit?.(committed)
    }
  })
  return {
    state: () => state,
    onCommit: (listener) => {
      onCommit = listener
    }
  }
}

/** Of a table that the state does not know yet, the rows are counted as they are. */
function withAllTables(database: Database, encryption: Encryption, state: SumsState): SumsState {
  const unknown = tables.filter((table) => state.tables[table] === undefined)
  const counted = Object.fromEntries(unknown.map((table) => [table, sumOf(database, encryption, table)]))
  return { ...state, tables: { ...state.tables, ...counted } }
}

type TableSum = z.infer<typeof tableSum>
const emptySum: TableSum = { rows: 0, sum: [0, 0, 0, 0] }

function sumOf(database: Database, encryption: Encryption, table: SummedTable): TableSum {
  const mark = `hex(substr(${markColumns[table]}, -${markLength}))`
  const row = database.prepare(`SELECT count(*) AS rows, group_concat(${mark}, '') AS marks FROM ${table}`).get()
  const marks = row?.['marks']
  return {
    rows: numberOf(row?.['rows']),
    sum: addMarks(encryption, emptySum.sum, typeof marks === 'string' ? marks : '', 1)
  }
}

/** `marks`: in hexadecimal, one after the other. */
function addMarks(encryption: Encryption, to: Sum, marks: string, sign: 1 | -1): [number, number, number, number] {
  const blocks = Buffer.from(marks, 'hex')
  // A mark that is shorter was not written by the app: the sum then fits nothing.
  const terms = encryption.scramble(blocks.subarray(0, blocks.length - (blocks.length % markLength)))
  let [first, second, third, fourth] = to
  for (let offset = 0; offset < terms.length; offset += markLength) {
    first = (first + sign * terms.readInt32LE(offset)) | 0
    second = (second + sign * terms.readInt32LE(offset + 4)) | 0
    third = (third + sign * terms.readInt32LE(offset + 8)) | 0
    fourth = (fourth + sign * terms.readInt32LE(offset + 12)) | 0
  }
  return [first, second, third, fourth]
}

function isSame(one: TableSum, other: TableSum): boolean {
  return one.rows === other.rows && one.sum.every((part, index) => part === other.sum[index])
}

function writeState(database: Database, encryption: Encryption, state: SumsState): void {
  database
    .prepare(
      'INSERT INTO row_sums (only, sealed_sums) VALUES (1, ?) ON CONFLICT (only) DO UPDATE SET sealed_sums = excluded.sealed_sums'
    )
    .run(encryption.encrypt(associatedData, JSON.stringify(state)))
}

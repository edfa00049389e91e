import type { ListRow, WaitingEdit } from '#contract/list.ts'
import { type FilePart, partOf } from '../list/columns/file-parts.ts'
import { toRowState } from './row-edits.ts'

/**
 * Why a changed row is not in a new reading as it was. `moved`: its content is at another place. `changed`: its place has
 * other content. `gone`: neither, for instance because the other sheet was chosen.
 */
export const unmatchedKinds = ['moved', 'changed', 'gone'] as const
export type UnmatchedKind = (typeof unmatchedKinds)[number]

/** What happens to changes whose row is not in the new reading. `keep`: they wait until a reading has the row again. */
export type UnmatchedDecision = 'keep' | 'drop' | 'apply'
export type UnmatchedDecisions = Readonly<Record<UnmatchedKind, UnmatchedDecision>>

/** A changed row that the new reading does not have. `candidate`: the row to which its changes can be applied. */
export interface UnmatchedEdit {
  readonly kind: UnmatchedKind
  readonly before: WaitingEdit
  readonly candidate: ListRow | null
}

/** The rows of a new reading with the changes that belong to them for certain. */
export interface CarriedRows {
  readonly rows: readonly ListRow[]
  readonly unmatched: readonly UnmatchedEdit[]
  /** Ids of sent rows that the new reading does not have: it cannot replace the present one. */
  readonly lost: readonly string[]
}

/**
 * Rows of a reading, and the sheet that they come from; undefined where the file has no sheets. `files`: of a joined list,
 * each with its own sheet.
 */
export interface PlacedRows {
  readonly sheet?: string | undefined
  readonly files?: readonly FilePart[] | undefined
  readonly rows: readonly ListRow[]
}

/** Whether the user changed or decided anything about the row. */
export function isTouched({ edits, excluded, role, accepted }: ListRow): boolean {
  return excluded || role !== undefined || accepted !== undefined || Object.keys(edits).length > 0
}

/** The content of a record. Empty cells at its end say nothing. */
export function fingerprintOf({ cells }: Pick<ListRow, 'cells'>): string {
  const last = cells.findLastIndex((cell) => cell !== '')
  return JSON.stringify(cells.slice(0, last + 1))
}

/**
 * Another reading of a source. A record is the same where source, place and content agree: it keeps its id, and with it
 * edits, decisions and invitations. Nothing else is carried over; what does not match is left to the user.
 */
export function carryOver(
  before: PlacedRows & { readonly waiting: readonly WaitingEdit[]; readonly sent: ReadonlySet<string> },
  next: PlacedRows
): CarriedRows {
  const byPlace = new Map(
    before.rows.flatMap((row) => (isSameSource(before, next, row) ? [[row.row, row] as const] : []))
  )
  const waitingByPlace = new Map(
    before.waiting.flatMap((edit) => (edit.sheet === sheetOf(next, edit.row) ? [[edit.row.row, edit] as const] : []))
  )
  const matched = new Set<string>()
  const rows = next.rows.map((row) => {
    const own = fingerprintOf(row)
    const candidates = [byPlace.get(row.row), waitingByPlace.get(row.row)?.row]
    const same = candidates.find((old) => old !== undefined && fingerprintOf(old) === own)
    if (same === undefined) return row
    matched.add(same.rowId)
    return { ...row, ...toRowState(same) }
  })
  const left = [
    ...before.waiting,
    ...before.rows.filter(isTouched).map((row) => ({ ...named(sheetOf(before, row)), row }))
  ].filter(({ row }) => !matched.has(row.rowId))
  return {
    rows,
    unmatched: withCandidates(
      left,
      (row) => sheetOf(next, row),
      rows.filter(({ rowId }) => !matched.has(rowId))
    ),
    lost: [...before.sent].filter((rowId) => !matched.has(rowId))
  }
}

/** The sheet of a record; undefined where its file has none. */
export function sheetOf({ sheet, files }: Omit<PlacedRows, 'rows'>, { row }: Pick<ListRow, 'row'>): string | undefined {
  return files === undefined ? sheet : files[partOf(files, row)]?.sheet
}

/** Whether a number of a record is in the same sheet of the same file in both readings. */
function isSameSource(before: PlacedRows, next: PlacedRows, row: Pick<ListRow, 'row'>): boolean {
  const partIn = ({ files = [] }: PlacedRows) => partOf(files, row.row)
  return partIn(before) === partIn(next) && sheetOf(before, row) === sheetOf(next, row)
}

function named(sheet: string | undefined): { readonly sheet?: string } {
  return sheet === undefined ? {} : { sheet }
}

/** Each row can be the candidate of one change only: of the same content first, else of the same place. */
function withCandidates(
  left: readonly WaitingEdit[],
  sheetIn: (row: ListRow) => string | undefined,
  free: readonly ListRow[]
): readonly UnmatchedEdit[] {
  const byContent = new Map<string, ListRow[]>()
  for (const row of free) {
    const own = fingerprintOf(row)
    byContent.set(own, [...(byContent.get(own) ?? []), row])
  }
  const byPlace = new Map(free.map((row) => [row.row, row]))
  const changesOf = Map.groupBy(left, (edit) => fingerprintOf(edit.row))
  const taken = new Set<string>()
  const moved = new Map<WaitingEdit, ListRow>()
  for (const edit of left) {
    const own = fingerprintOf(edit.row)
    const [only, ...others] = (byContent.get(own) ?? []).filter((row) => sheetIn(row) === edit.sheet)
    // Two rows of the same content cannot be told apart once their places are not the same.
    if (only === undefined || others.length > 0 || (changesOf.get(own)?.length ?? 0) > 1) continue
    taken.add(only.rowId)
    moved.set(edit, only)
  }
  return left.map((before): UnmatchedEdit => {
    const elsewhere = moved.get(before)
    if (elsewhere !== undefined) return { kind: 'moved', before, candidate: elsewhere }
    const there = before.sheet === sheetIn(before.row) ? byPlace.get(before.row.row) : undefined
    if (there === undefined || taken.has(there.rowId)) return { kind: 'gone', before, candidate: null }
    taken.add(there.rowId)
    return { kind: 'changed', before, candidate: there }
  })
}

/** The rows and the waiting changes after the user's decision about what did not match. */
export function settleUnmatched(
  { rows, unmatched }: CarriedRows,
  decisions: UnmatchedDecisions
): { readonly rows: ListRow[]; readonly waiting: readonly WaitingEdit[] } {
  const applied = new Map<string, ListRow>()
  const waiting: WaitingEdit[] = []
  for (const { kind, before, candidate } of unmatched) {
    const decision = decisions[kind]
    if (decision === 'keep') waiting.push(before)
    if (decision !== 'apply' || candidate === null) continue
    const change = toRowState(before.row)
    // With other content it is another record: exports and invitations of the former one are not its own.
    applied.set(candidate.rowId, { ...candidate, ...change, rowId: kind === 'moved' ? change.rowId : candidate.rowId })
  }
  return { rows: rows.map((row) => applied.get(row.rowId) ?? row), waiting }
}

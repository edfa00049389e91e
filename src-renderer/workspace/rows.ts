import type { ListRow, ListSettings, RowChange } from '#contract/list.ts'
import type { SourceRecord } from '../list/reading/index.ts'
import type { BlockCode, WarnCode } from '../list/values/index.ts'

/** Whether two settings are equal; a missing member equals undefined. */
export function saysSame(one: ListSettings, other: ListSettings): boolean {
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]) as Set<keyof ListSettings>
  return [...keys].every((key) => one[key] === other[key])
}

/** A row is its record with the user's changes. Only its type differs: `hidden` may be present and undefined. */
export function recordsOf(rows: readonly ListRow[]): readonly SourceRecord[] {
  return rows as readonly SourceRecord[]
}

/** The user's changes of a row so far. */
export function stateOf({ rowId, edits, excluded, role, accepted }: ListRow): RowChange {
  return { rowId, edits, excluded, ...(role !== undefined && { role }), ...(accepted !== undefined && { accepted }) }
}

/** Accepts a warning, or an error that the user may override. */
export function withAccepted(state: RowChange, code: WarnCode | BlockCode): RowChange {
  return { ...state, accepted: [...new Set([...(state.accepted ?? []), code])] }
}

/** The same file read with other choices: edits belong to the record of the same number. */
export function withEditsOf(before: readonly ListRow[], rows: readonly ListRow[]): ListRow[] {
  const touched = new Map(
    before
      .filter(({ edits, excluded, role }) => excluded || role !== undefined || Object.keys(edits).length > 0)
      .map((row) => [row.row, row])
  )
  return rows.map((row) => {
    const old = touched.get(row.row)
    return old === undefined ? row : { ...row, ...stateOf(old), rowId: row.rowId }
  })
}

/** A record's cells in one line. */
export function lineOf({ cells }: ListRow): string {
  const words = cells.map((cell) => cell.trim()).filter((cell) => cell !== '')
  return words.join(' · ').slice(0, 300)
}

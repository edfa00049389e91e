import type { ListRow, ListSettings, RowState } from '#contract/list.ts'
import type { RowChange } from '#contract/list-change.ts'
import type { ErrorCode } from '../list/fields/index.ts'
import type { SourceRecord } from '../list/parsing/index.ts'
import { acceptedCode } from '../list/validation/accepted-code.ts'

/** Whether two settings say the same; a missing member equals undefined. */
export function equalSettings(one: ListSettings, other: ListSettings): boolean {
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]) as Set<keyof ListSettings>
  return [...keys].every((key) => JSON.stringify(one[key]) === JSON.stringify(other[key]))
}

/** A row is its record with the user's changes. Only its type differs: `hidden` may be present and undefined. */
export function asSourceRecords(rows: readonly ListRow[]): readonly SourceRecord[] {
  return rows as readonly SourceRecord[]
}

/** What the user has said about a row so far. */
export function toRowState({ rowId, edits, excluded, role, accepted }: ListRow): RowState {
  return { rowId, edits, excluded, ...(role !== undefined && { role }), ...(accepted !== undefined && { accepted }) }
}

/** Errors that the user may override: the app reads the row, and only the user knows what is meant. */
export const overridable: ReadonlySet<string> = new Set<ErrorCode>([
  'duplicate-row',
  'remark-against',
  'phone-of-other'
])

/**
 * Accepts a warning, or an error that the user may override. `as`: its code, with the value for which it is accepted where
 * it has one. What was accepted of the same code for another value counts no longer.
 */
export function withAccepted({ rowId, accepted = [] }: Pick<RowState, 'rowId' | 'accepted'>, as: string): RowChange {
  const others = accepted.filter((own) => own !== as && acceptedCode(own) === acceptedCode(as))
  return { rowId, accepted: { ...Object.fromEntries(others.map((own) => [own, false])), [as]: true } }
}

/** A record's cells in one line. */
export function recordTextOf({ cells }: ListRow): string {
  const words = cells.map((cell) => cell.trim()).filter((cell) => cell !== '')
  return words.join(' · ').slice(0, 300)
}

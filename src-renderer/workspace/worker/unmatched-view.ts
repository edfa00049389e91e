import type { ListRow } from '#contract/list.ts'
import { recordTextOf, toRowState } from '../row-edits.ts'
import { type CarriedRows, sheetOf, unmatchedKinds } from '../row-identity.ts'
import type { RecordLine, UnmatchedLine, UnmatchedView } from '../views.ts'
import type { SourceReading } from './read-source.ts'

/** Lines of each kind that are shown: enough to see what they have in common. */
const linesMax = 200

/** What the user decides before another reading of the list counts. */
export function unmatchedView({ unmatched, lost }: CarriedRows, { reading }: SourceReading): UnmatchedView {
  const groups = unmatchedKinds.flatMap((kind) => {
    const own = unmatched.filter((edit) => edit.kind === kind)
    if (own.length === 0) return []
    const first = own.slice(0, linesMax).map(
      ({ before, candidate }): UnmatchedLine => ({
        before: recordLine(before.row, before.sheet),
        change: toRowState(before.row),
        candidate: candidate === null ? null : recordLine(candidate, sheetOf(reading.format, candidate))
      })
    )
    return [{ kind, count: own.length, first }]
  })
  return { kind: 'unmatched', groups, sent: lost.length }
}

function recordLine(row: ListRow, sheet: string | undefined): RecordLine {
  return { sheet: sheet ?? null, row: row.row, text: recordTextOf(row) }
}

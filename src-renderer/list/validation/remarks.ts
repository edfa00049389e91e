import type { ColumnMeaning, Layout, ListRow } from '#contract/list.ts'
import { isRemarkTitle, mayHoldReason, type SkipReason } from '../columns/index.ts'
import {
  asksAgainst,
  cleanText,
  holdsRemarkAgainst,
  isYes,
  saysDied,
  saysOnlyCancelled,
  speaksAgainst
} from '../fields/index.ts'
import { memoize } from './memoize.ts'

/** Records that are no patients, and begin something else. */
const endsSection: ReadonlySet<SkipReason> = new Set(['title', 'total', 'footer', 'repeated-header'])

interface RemarkColumn {
  readonly column: number
  /** Shown before an answer, which says nothing without its title. */
  readonly title: string
  readonly isAgainst: (cell: string) => boolean
}

/** Values in which a remark is not expected, and is typed where there is no column for it. */
const values: ReadonlySet<ColumnMeaning> = new Set([
  'lastName',
  'firstName',
  'fullName',
  'title',
  'phone',
  'phone:mobile',
  'date',
  'time',
  'dateTime'
])

function remarkColumn({ columns, headers }: Layout, column: number): RemarkColumn | undefined {
  const meaning = columns[column]
  const title = headers[column] ?? ''
  if (meaning !== undefined && values.has(meaning)) return { column, title: '', isAgainst: holdsRemarkAgainst }
  // A status that says cancelled is more than a remark; of its other words only a death counts.
  if (meaning === 'status') return { column, title: '', isAgainst: memoize(saysDied) }
  if (meaning !== 'ignore') return undefined
  if (mayHoldReason(title) && asksAgainst(title)) {
    return { column, title: cleanText(title), isAgainst: memoize((cell) => isYes(cell) || speaksAgainst(cell)) }
  }
  if (isRemarkTitle(title)) return { column, title: '', isAgainst: memoize(speaksAgainst) }
  return mayHoldReason(title) ? { column, title: '', isAgainst: memoize(saysDied) } : undefined
}

/** Finds the words in a row that say that the visit was cancelled or that the patient has died. */
export function remarksIn(layout: Layout): (row: ListRow) => string | undefined {
  const columns = layout.columns.flatMap((_, column) => remarkColumn(layout, column) ?? [])
  return ({ cells }) => {
    for (const { column, title, isAgainst } of columns) {
      const cell = cells[column] ?? ''
      if (cell !== '' && isAgainst(cell)) return title === '' ? cleanText(cell) : `${title}: ${cleanText(cell)}`
    }
    return undefined
  }
}

/** A word in the singular, or the same in both numbers, may also belong to the patient above it. */
const ofOne = /^(?:annul[eé]e?|abgesagt|storniert|disdett[oa]|annullat[oa]|cancell?ed)[.!:]?$/iu

/**
 * Patients above or below a line that says only that appointments are cancelled, with its words, by row id: those below
 * it up to the next heading, and the one right above a single `ANNULÉ`.
 */
export function cancelledByLines(
  rows: readonly ListRow[],
  reasons: readonly (SkipReason | undefined)[]
): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  let line: string | undefined
  for (const [index, { rowId, cells }] of rows.entries()) {
    const reason = reasons[index]
    if (reason === undefined) {
      if (line !== undefined) found.set(rowId, line)
      continue
    }
    if (!endsSection.has(reason)) continue
    const text = cleanText(cells.join(' ').slice(0, 400))
    line = saysOnlyCancelled(text) ? text : undefined
    const above = rows[index - 1]
    if (line !== undefined && above !== undefined && reasons[index - 1] === undefined && ofOne.test(text)) {
      found.set(above.rowId, line)
    }
  }
  return found
}

import type { ColumnMeaning, Layout, ListRow } from '#contract/list.ts'
import { isRemarkTitle, mayHoldReason } from '../columns/index.ts'
import { asksAgainst, cleanText, holdsRemarkAgainst, isYes, saysDied, speaksAgainst } from '../fields/index.ts'
import { memoize } from './memoize.ts'

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
  // What a status says of a cancelled appointment is more than a remark.
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

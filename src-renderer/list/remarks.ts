import type { Layout, ListRow } from '#contract/list.ts'
import { remarkColumns } from './columns/index.ts'
import { cleanText, speaksAgainst } from './fields/index.ts'

/** Finds the remark of a row that says that the visit was cancelled or that the patient has died. */
export function remarksIn(layout: Layout): (row: ListRow) => string | undefined {
  const columns = remarkColumns(layout)
  return ({ cells }) => {
    const column = columns.find((at) => speaksAgainst(cells[at] ?? ''))
    return column === undefined ? undefined : cleanText(cells[column] ?? '')
  }
}

import { type LongRowAttributes, type LongTableProps, RowsInSight } from './rows-in-sight.tsx'
import { Table } from './table.tsx'

/** Fewer rows are all drawn: the browser finds words in them. */
const drawnAtOnce = 60

/** The same in each drawing, as those of {@link RowsInSight}. */
const attributes = Array.from(
  { length: drawnAtOnce },
  (_, index): LongRowAttributes => ({ 'data-index': index, 'aria-rowindex': index + 2 })
)

/** A table of thousands of rows, of which those in sight are drawn. It scrolls with the page, or with the dialog that it is in. */
export function LongTable<Row>(props: LongTableProps<Row>) {
  const { label, columns, rows, children } = props
  // The part that measures and places rows comes with the start: a long table is drawn once, and not first without it.
  if (rows.length > drawnAtOnce) return <RowsInSight {...props} />
  return (
    <Table label={label} columns={columns} rowCount={rows.length + 1}>
      {rows.map((row, index) => children(row, attributes[index] as LongRowAttributes))}
    </Table>
  )
}

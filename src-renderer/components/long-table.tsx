import { lazy, type ReactNode, Suspense } from 'react'
import type { LongTableProps } from './rows-in-sight.tsx'
import { Table } from './table.tsx'

/** Fewer rows are all drawn: the browser finds words in them. */
const drawnAtOnce = 60

// Most tables are short: what measures and places rows is loaded with the first long one.
const RowsInSight = lazy(async () => ({ default: (await import('./rows-in-sight.tsx')).RowsInSight })) as <Row>(
  props: LongTableProps<Row>
) => ReactNode

/** A table of thousands of rows, of which those in sight are drawn. It scrolls with the page, or with the dialog that it is in. */
export function LongTable<Row>(props: LongTableProps<Row>) {
  const first = <FirstRows {...props} />
  if (props.rows.length <= drawnAtOnce) return first
  return (
    <Suspense fallback={first}>
      <RowsInSight {...props} />
    </Suspense>
  )
}

function FirstRows<Row>({ label, columns, rows, children }: LongTableProps<Row>) {
  return (
    <Table label={label} columns={columns} rowCount={rows.length + 1}>
      {rows
        .slice(0, drawnAtOnce)
        .map((row, index) => children(row, { 'data-index': index, 'aria-rowindex': index + 2 }))}
    </Table>
  )
}

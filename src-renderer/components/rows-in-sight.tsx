import { useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { Table, type TableProps } from './table.tsx'

/** What a row of a long table has to carry. */
export interface LongRowAttributes {
  readonly ref?: (element: HTMLTableRowElement | null) => void
  readonly 'data-index': number
  readonly 'aria-rowindex': number
}

export interface LongTableProps<Row> extends Pick<TableProps, 'label' | 'columns'> {
  readonly rows: readonly Row[]
  readonly keyOf: (row: Row) => string | number
  /** A `<tr>` with these attributes, of `<td>`. */
  readonly children: (row: Row, attributes: LongRowAttributes) => ReactNode
}

/** px, until a row was measured. */
const usualHeight = 57

/** A table of which the rows in sight are drawn. It scrolls with the page, or with the dialog that it is in. */
export function RowsInSight<Row>({ label, columns, rows, keyOf, children }: LongTableProps<Row>) {
  const body = useRef<HTMLTableSectionElement>(null)
  const [place, setPlace] = useState<{ readonly page: HTMLElement; readonly top: number } | null>(null)

  // What stands above the table may come and go with each drawing.
  useLayoutEffect(() => {
    const page = body.current?.closest<HTMLElement>('main, [data-scrolls]') ?? null
    if (body.current === null || page === null) return
    const top = body.current.getBoundingClientRect().top - page.getBoundingClientRect().top + page.scrollTop
    setPlace((before) => (before?.page === page && before.top === top ? before : { page, top }))
  })

  const virtualizer = useVirtualizer<HTMLElement, HTMLTableRowElement>({
    count: rows.length,
    getScrollElement: () => place?.page ?? null,
    estimateSize: () => usualHeight,
    overscan: 4,
    scrollMargin: place?.top ?? 0,
    getItemKey: (index) => keyOf(rows[index] as Row)
  })
  const attributesOf = useRowAttributes(virtualizer.measureElement)
  const drawn = virtualizer.getVirtualItems()
  const [first, last] = [drawn[0], drawn.at(-1)]
  const margin = place?.top ?? 0
  const above = first === undefined ? 0 : first.start - margin
  const below = last === undefined ? 0 : virtualizer.getTotalSize() - (last.end - margin)

  return (
    <Table label={label} columns={columns} body={body} rowCount={rows.length + 1}>
      <Blank columns={columns.length} height={above} />
      {drawn.map(({ index }) => children(rows[index] as Row, attributesOf(index)))}
      <Blank columns={columns.length} height={below} />
    </Table>
  )
}

/** Those of a row are the same in each drawing: a row that has not changed need not be drawn again. */
function useRowAttributes(ref: NonNullable<LongRowAttributes['ref']>): (index: number) => LongRowAttributes {
  return useMemo(() => {
    const known = new Map<number, LongRowAttributes>()
    return (index) => {
      const attributes = known.get(index) ?? { 'data-index': index, 'aria-rowindex': index + 2, ref }
      known.set(index, attributes)
      return attributes
    }
  }, [ref])
}

/** In place of the rows that are not drawn. */
function Blank({ columns, height }: { readonly columns: number; readonly height: number }) {
  if (height <= 0) return null
  return (
    <tr>
      <td colSpan={columns} style={{ height, padding: 0, border: 0 }} />
    </tr>
  )
}

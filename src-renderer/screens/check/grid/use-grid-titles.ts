import { type CSSProperties, type MouseEvent, useRef } from 'react'
import { useHandler } from '../../../components/use-handler.ts'
import { withMoved, withNextSort, withWidth } from './column-view.ts'
import type { GridColumn } from './grid-columns.ts'
import type { GridMenuTarget } from './grid-menu.tsx'
import type { GridProps } from './grid-props.ts'
import type { GridTable } from './use-grid-table.ts'
import { keyAt, useHeaderPointer } from './use-header-pointer.ts'

export interface GridTitlesOptions extends Pick<GridProps, 'view' | 'needed' | 'onView'> {
  readonly table: GridTable
  readonly onMenu: (target: GridMenuTarget) => void
}

/** The titles under the pointer, and how wide their columns are. */
export function useGridTitles({ table, view, needed, onView, onMenu }: GridTitlesOptions) {
  const { columns, sizes } = table
  const header = useRef<HTMLDivElement>(null)
  const pointer = useHeaderPointer({
    header,
    columns,
    rem: sizes.rem,
    onSort: (key) => onView(withNextSort(view, key)),
    onMove: (key, to) => onView(withMoved(view, needed, key, to)),
    onResize: (key, width) => onView(withWidth(view, key, width))
  })
  const onContextMenu = useHandler((event: MouseEvent) => {
    event.preventDefault()
    const column = keyAt(columns, event.target)
    if (column !== undefined) onMenu({ kind: 'column', place: { x: event.clientX, y: event.clientY }, column })
  })
  const dragged = pointer.drag?.kind === 'resize' ? pointer.drag : null
  const widthOf = ({ key, width }: GridColumn) => (dragged?.key === key ? dragged.width : width)
  const style = {
    '--grid-columns': columns
      .map((column) => {
        const width = `${widthOf(column)}rem`
        return column.isWide === true && dragged?.key !== column.key ? `minmax(${width}, 1fr)` : width
      })
      .join(' '),
    '--grid-width': `${columns.reduce((total, column) => total + widthOf(column), 0)}rem`,
    '--grid-row-height': `${sizes.rowHeight}px`,
    '--grid-header-height': `${sizes.headerHeight}px`
  } as CSSProperties
  return { header, pointer, onContextMenu, style }
}

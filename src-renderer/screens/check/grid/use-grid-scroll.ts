import { defaultRangeExtractor, type Range, useVirtualizer, type Virtualizer } from '@tanstack/react-virtual'
import { type RefObject, type UIEvent, useCallback, useLayoutEffect, useMemo, useRef } from 'react'
import { useHandler } from '../../../components/use-handler.ts'
import type { GridColumn } from './grid-columns.ts'
import type { CellPosition } from './grid-model.ts'
import { useRowSlots } from './use-row-slots.ts'
import { useVisibleColumns } from './use-visible-columns.ts'

/** Rows rendered above and below the visible ones, so that scrolling finds them ready. */
const overscan = 5

export interface GridScrollOptions {
  readonly scroller: RefObject<HTMLElement | null>
  readonly rowCount: number
  readonly columns: readonly GridColumn[]
  readonly active: CellPosition
  /** In pixels, as are the height of the header, the size of a rem and the width in sight. */
  readonly rowHeight: number
  readonly headerHeight: number
  readonly rem: number
  readonly width: number
}

/** Which rows and columns are rendered while the grid scrolls. The active cell always is, so that it keeps the focus. */
export function useGridScroll(options: GridScrollOptions) {
  const { scroller, rowCount, columns, active, rowHeight, headerHeight, rem, width } = options
  const activeRow = active.row
  const rangeExtractor = useCallback(
    (range: Range) => {
      const visible = defaultRangeExtractor(range)
      if (activeRow >= range.count || visible.includes(activeRow)) return visible
      return [...visible, activeRow].sort((one, other) => one - other)
    },
    [activeRow]
  )
  // During fast scrolling, overscan rows are never seen: skip them.
  const scrolling = useRef<Virtualizer<HTMLElement, Element>>(null)
  const scrolledFrom = useRef(0)
  const { isScrolling = false, scrollOffset, scrollRect } = scrolling.current ?? {}
  const isFar = isScrolling && Math.abs((scrollOffset ?? 0) - scrolledFrom.current) > (scrollRect?.height ?? 0)
  const virtualizer = useVirtualizer<HTMLElement, Element>({
    count: rowCount,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: isFar ? 0 : overscan,
    // The header covers the first rows. The height that is measured has a scrollbar in it: another row makes up for it.
    scrollPaddingStart: headerHeight,
    scrollPaddingEnd: headerHeight + rowHeight,
    rangeExtractor
  })

  useLayoutEffect(() => {
    scrolling.current = virtualizer
    scrolledFrom.current = virtualizer.scrollOffset ?? 0
  })

  const visibleRows = Math.ceil((virtualizer.scrollRect?.height ?? 0) / rowHeight) + 1
  const slots = useRowSlots(virtualizer.getVirtualItems(), {
    slots: visibleRows + 2 * overscan,
    activeRow,
    isScrolling: virtualizer.isScrolling
  })
  const { drawn, update } = useVisibleColumns(scroller, columns, rem)
  const drawnOfActive = useMemo(
    () => (drawn.includes(active.column) ? drawn : [...drawn, active.column].sort((one, other) => one - other)),
    [drawn, active.column]
  )
  const scrolledTo = useRef(0)

  function handleScroll({ currentTarget }: UIEvent<HTMLElement>): void {
    const { scrollLeft } = currentTarget
    if (scrollLeft === scrolledTo.current) return
    scrolledTo.current = scrollLeft
    // Sticky cells would need a layer each and slow vertical scrolling; scrolling sideways is rare.
    currentTarget.style.setProperty('--grid-scrolled', `${scrollLeft}px`)
    currentTarget.toggleAttribute('data-sideways', scrollLeft !== 0)
    update()
  }

  // As last told: to ask the element would have the page laid out.
  const sidewaysView = useHandler(() => ({ scrollLeft: scrolledTo.current, clientWidth: width }))

  return { virtualizer, slots, drawn, drawnOfActive, handleScroll, sidewaysView }
}

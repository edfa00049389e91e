import { type RefObject, useCallback, useLayoutEffect, useState } from 'react'
import { type GridColumn, visibleColumns } from './grid-columns.ts'

/** Indices of the columns to render, and a function to call after scrolling sideways. */
export function useVisibleColumns(
  scroller: RefObject<HTMLElement | null>,
  columns: readonly GridColumn[],
  rem: number
): { readonly drawn: readonly number[]; readonly update: () => void } {
  const [drawn, setDrawn] = useState<readonly number[]>([])

  const update = useCallback(() => {
    const { scrollLeft = 0, clientWidth = 0 } = scroller.current ?? {}
    const next = visibleColumns(columns, scrollLeft / rem, clientWidth / rem)
    setDrawn((before) => (before.join() === next.join() ? before : next))
  }, [scroller, columns, rem])

  useLayoutEffect(() => {
    update()
    const observer = new ResizeObserver(update)
    if (scroller.current !== null) observer.observe(scroller.current)
    return () => observer.disconnect()
  }, [scroller, update])

  return { drawn, update }
}

import { type RefObject, useCallback, useLayoutEffect, useState } from 'react'
import { columnsInSight, type GridColumn } from './grid-columns.ts'

/** Indices of the columns to render, and a function to call after scrolling sideways. */
export function useColumnsInSight(
  scroller: RefObject<HTMLElement | null>,
  columns: readonly GridColumn[],
  rem: number
): { readonly drawn: readonly number[]; readonly look: () => void } {
  const [drawn, setDrawn] = useState<readonly number[]>([])

  const look = useCallback(() => {
    const { scrollLeft = 0, clientWidth = 0 } = scroller.current ?? {}
    const next = columnsInSight(columns, scrollLeft / rem, clientWidth / rem)
    setDrawn((before) => (before.join() === next.join() ? before : next))
  }, [scroller, columns, rem])

  useLayoutEffect(() => {
    look()
    const observer = new ResizeObserver(look)
    if (scroller.current !== null) observer.observe(scroller.current)
    return () => observer.disconnect()
  }, [scroller, look])

  return { drawn, look }
}

import { type RefObject, useLayoutEffect, useMemo, useState } from 'react'
import { type GridColumn, withFrozen } from './grid-columns.ts'

/** The columns with those that stay in sight in the table as wide as it is now. `rem`: px of a rem. */
export function useFrozenColumns(
  scroller: RefObject<HTMLElement | null>,
  columns: readonly GridColumn[],
  rem: number
): readonly GridColumn[] {
  const [width, setWidth] = useState(0)
  useLayoutEffect(() => {
    const { current: element } = scroller
    if (element === null) return
    const measure = () => setWidth(element.clientWidth)
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [scroller])
  return useMemo(() => withFrozen(columns, width / rem), [columns, width, rem])
}

import type { VirtualItem } from '@tanstack/react-virtual'
import { useLayoutEffect, useRef } from 'react'

/** A rendered row: its index among the shown rows, its distance from the first in pixels, and its element. */
export interface RowSlot {
  readonly index: number
  readonly start: number
  readonly key: string | number
}

const noOrder: ReadonlyMap<string | number, number> = new Map()

/**
 * Reuses the elements of rows that scroll out for those that scroll in: only texts change. While scrolling, the
 * elements keep their order in the DOM, since moving one costs as much as creating it. At rest they are in reading
 * order.
 */
export function useRowSlots(
  items: readonly VirtualItem[],
  {
    slots,
    activeRow,
    isScrolling
  }: { readonly slots: number; readonly activeRow: number; readonly isScrolling: boolean }
): readonly RowSlot[] {
  const order = useRef(noOrder)
  const slotted = items.map(({ index, start }) => ({
    index,
    start,
    key: index === activeRow ? 'active' : index % slots
  }))
  const orderOf = ({ key }: RowSlot) => order.current.get(key) ?? order.current.size
  const inOrder = isScrolling ? slotted.toSorted((one, other) => orderOf(one) - orderOf(other)) : slotted
  useLayoutEffect(() => {
    order.current = new Map(inOrder.map(({ key }, index) => [key, index]))
  })
  return inOrder
}

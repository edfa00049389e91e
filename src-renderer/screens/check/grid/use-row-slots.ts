import type { VirtualItem } from '@tanstack/react-virtual'
import { useLayoutEffect, useRef } from 'react'

/** A row in the page: its position among the shown rows, its distance from the first in pixels, and its element. */
export interface RowSlot {
  readonly index: number
  readonly start: number
  readonly key: string | number
}

const noOrder: ReadonlyMap<string | number, number> = new Map()

/**
 * Lends the elements of rows that scroll out to those that scroll in: with as many slots as rows can be in sight, only
 * words change. While scrolling the elements also keep their order in the page, since moving one costs as much as making
 * it; at rest they stand in the order in which they are read.
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
  const placed = items.map(({ index, start }) => ({
    index,
    start,
    key: index === activeRow ? 'active' : index % slots
  }))
  const placeOf = ({ key }: RowSlot) => order.current.get(key) ?? order.current.size
  const inOrder = isScrolling ? placed.toSorted((one, other) => placeOf(one) - placeOf(other)) : placed
  useLayoutEffect(() => {
    order.current = new Map(inOrder.map(({ key }, at) => [key, at]))
  })
  return inOrder
}

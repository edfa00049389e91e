import { type MouseEvent, type PointerEvent, type RefObject, useRef, useState } from 'react'
import { useHandler } from '../../../components/use-handler.ts'
import type { GridColumn, GridColumnKey } from './grid-columns.ts'

/** px that a pressed title moves before it is being dragged: less is a click of an unsteady hand. */
const dragFromPx = 6

export interface HeaderPointerOptions {
  readonly header: RefObject<HTMLElement | null>
  readonly columns: readonly GridColumn[]
  readonly rem: number
  readonly onSort: (key: GridColumnKey) => void
  /** A column goes to the place of another one. */
  readonly onMove: (key: GridColumnKey, to: GridColumnKey) => void
  /** `width` in rem; null: as its content needs. */
  readonly onResize: (key: GridColumnKey, width: number | null) => void
}

/** What the pointer is doing with the titles. */
export type HeaderDrag =
  | { readonly kind: 'resize'; readonly key: GridColumnKey; readonly width: number }
  | { readonly kind: 'move'; readonly key: GridColumnKey; readonly to: GridColumnKey }

interface Pressed {
  readonly key: GridColumnKey
  readonly startX: number
  /** In rem, where the edge of the column was pressed; null: its title was. */
  readonly width: number | null
}

/** A pressed title sorts, a dragged one moves its column, and a dragged edge makes it wider; a double click fits it. */
export function useHeaderPointer({ header, columns, rem, onSort, onMove, onResize }: HeaderPointerOptions) {
  const pressed = useRef<Pressed | null>(null)
  const [drag, setDrag] = useState<HeaderDrag | null>(null)

  const handlePointerDown = useHandler((event: PointerEvent<HTMLElement>) => {
    const key = keyAt(columns, event.target)
    if (key === undefined || event.button !== 0) return
    const isEdge = isEdgeAt(event.target)
    const width = isEdge ? (columns.find((own) => own.key === key)?.width ?? null) : null
    pressed.current = { key, startX: event.clientX, width: isEdge ? drawnWidth(event.target, rem, width) : null }
    event.currentTarget.setPointerCapture(event.pointerId)
  })
  const handlePointerMove = useHandler(({ clientX, clientY }: PointerEvent<HTMLElement>) => {
    const { current } = pressed
    if (current === null) return
    const { key, startX, width } = current
    if (width !== null) return setDrag({ kind: 'resize', key, width: width + (clientX - startX) / rem })
    if (drag === null && Math.abs(clientX - startX) < dragFromPx) return
    const top = header.current?.getBoundingClientRect().top ?? clientY
    const to = keyAt(columns, document.elementFromPoint(clientX, top + 1))
    setDrag({ kind: 'move', key, to: to ?? key })
  })
  const handlePointerUp = useHandler(() => {
    const { current } = pressed
    pressed.current = null
    setDrag(null)
    if (current === null) return
    if (drag?.kind === 'resize') onResize(drag.key, drag.width)
    else if (drag?.kind === 'move') onMove(drag.key, drag.to)
    else if (current.width === null) onSort(current.key)
  })
  const handlePointerCancel = useHandler(() => {
    pressed.current = null
    setDrag(null)
  })
  const handleDoubleClick = useHandler((event: MouseEvent) => {
    const key = keyAt(columns, event.target)
    if (key !== undefined && isEdgeAt(event.target)) onResize(key, null)
  })

  return { drag, handlePointerDown, handlePointerMove, handlePointerUp, handlePointerCancel, handleDoubleClick }
}

/** The column of a title that is an event's target. */
export function keyAt(columns: readonly GridColumn[], target: EventTarget | null): GridColumnKey | undefined {
  const title = target instanceof Element ? target.closest<HTMLElement>('[data-title]') : null
  return columns.find(({ key }) => key === title?.dataset['title'])?.key
}

function isEdgeAt(target: EventTarget): boolean {
  return target instanceof Element && target.closest('[data-edge]') !== null
}

/** A column that takes what is left is wider than it says. */
function drawnWidth(target: EventTarget, rem: number, width: number | null): number | null {
  const title = target instanceof Element ? target.closest('[data-title]') : null
  return title === null ? width : title.getBoundingClientRect().width / rem
}

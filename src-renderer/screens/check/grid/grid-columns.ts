import type { EditableField } from '#contract/editable-fields.ts'

export type GridColumnKey = 'number' | 'status' | EditableField | 'problem'

export interface GridColumn {
  readonly key: GridColumnKey
  /** In rem. */
  readonly width: number
  /** Stays visible while the other columns scroll sideways. */
  readonly isFrozen?: true
  /** Takes what is left of the table's width. */
  readonly isWide?: true
}

/** What is asked of a patient first stands first: who, when, and what is wrong. */
export const usualOrder: readonly GridColumnKey[] = [
  'number',
  'status',
  'lastName',
  'firstName',
  'moment',
  'problem',
  'gender',
  'phone',
  'email',
  'language',
  'doctorEmail',
  'queue'
]

/** Which columns stay in sight, if there is room for them. */
export const usuallyPinned: readonly GridColumnKey[] = ['number', 'status', 'lastName']

/** Doctor and queue only where the list has them; both where it has neither, so that either can be typed. */
export function neededColumns(shown: { readonly doctor: boolean; readonly queue: boolean }): readonly GridColumnKey[] {
  return usualOrder.filter(
    (key) =>
      (key !== 'doctorEmail' || shown.doctor || !shown.queue) && (key !== 'queue' || shown.queue || !shown.doctor)
  )
}

export function isField(key: GridColumnKey): key is EditableField {
  return key !== 'number' && key !== 'status' && key !== 'problem'
}

/** Frozen columns leave three quarters of the table to the others. */
const frozenShare = 0.25

/** The columns with those that stay in sight in a table of this width, in rem: as many of the pinned as have room. */
export function withFrozen(columns: readonly GridColumn[], width: number): readonly GridColumn[] {
  let taken = 0
  let hasRoom = true
  return columns.map((column) => {
    if (column.isFrozen !== true) {
      hasRoom = false
      return column
    }
    taken += column.width
    hasRoom &&= taken <= width * frozenShare
    const { isFrozen: _, ...free } = column
    return hasRoom ? column : free
  })
}

/**
 * Columns this far outside the visible area are rendered too, so that scrolling sideways shows no empty ones. In rem.
 */
const overscanRem = 8

/**
 * Indices of the columns to render: the frozen ones and those visible when the table is scrolled by `left` and is
 * `width` wide, both in rem.
 */
export function visibleColumns(columns: readonly GridColumn[], left: number, width: number): readonly number[] {
  let end = 0
  return columns.flatMap((column, at) => {
    const start = end
    end += column.width
    const isNear = end > left - overscanRem && start < left + width + overscanRem
    return column.isFrozen === true || isNear ? [at] : []
  })
}

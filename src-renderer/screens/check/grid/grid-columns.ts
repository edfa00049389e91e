import { type EditableField, editableFields } from '#contract/list.ts'

export type GridColumnKey = 'number' | 'status' | EditableField | 'problem' | 'action'

export interface GridColumn {
  readonly key: GridColumnKey
  /** In rem. */
  readonly width: number
  /** Stays visible while the other columns scroll sideways. */
  readonly isFrozen?: true
}

const widths: Readonly<Record<EditableField, number>> = {
  lastName: 9,
  firstName: 8,
  gender: 8,
  phone: 10.75,
  email: 14,
  moment: 12,
  language: 8,
  doctorEmail: 13,
  queue: 11
}

/** Doctor and queue only where the list has them; both where it has neither, so that either can be typed. */
export function gridColumns(shown: { readonly doctor: boolean; readonly queue: boolean }): readonly GridColumn[] {
  const isShown = (field: EditableField) =>
    (field !== 'doctorEmail' || shown.doctor || !shown.queue) && (field !== 'queue' || shown.queue || !shown.doctor)
  return [
    { key: 'number', width: 3.75, isFrozen: true },
    { key: 'status', width: 9, isFrozen: true },
    { key: 'action', width: 2.5, isFrozen: true },
    ...editableFields.filter(isShown).map(
      (key): GridColumn => ({
        key,
        width: widths[key],
        ...(key === 'lastName' && { isFrozen: true as const })
      })
    ),
    { key: 'problem', width: 26 }
  ]
}

export function isField(key: GridColumnKey): key is EditableField {
  return key !== 'number' && key !== 'status' && key !== 'problem' && key !== 'action'
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

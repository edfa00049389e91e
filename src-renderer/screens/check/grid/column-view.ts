import { columnWidthRange, type TableView } from '#contract/table-view.ts'
import { type GridColumn, type GridColumnKey, isField, usuallyPinned, usualOrder } from './grid-columns.ts'

/** The table as it is before anybody has changed it. */
export const usualView: TableView = {
  order: [...usualOrder],
  hidden: [],
  pinned: [...usuallyPinned],
  widths: {},
  sort: null
}

/** Who a row is about is never hidden. */
export function canBeHidden(key: GridColumnKey): boolean {
  return key !== 'number' && key !== 'lastName'
}

/** All needed columns in the view's order, the pinned first. One that the view does not name goes where it usually is. */
export function orderedKeys({ order, pinned }: TableView, needed: readonly GridColumnKey[]): readonly GridColumnKey[] {
  const keys: GridColumnKey[] = order.filter((key, at) => needed.includes(key) && order.indexOf(key) === at)
  for (const key of needed) {
    if (keys.includes(key)) continue
    const before = usualOrder.slice(0, usualOrder.indexOf(key)).findLast((own) => keys.includes(own))
    keys.splice(before === undefined ? 0 : keys.indexOf(before) + 1, 0, key)
  }
  return [...keys.filter((key) => pinned.includes(key)), ...keys.filter((key) => !pinned.includes(key))]
}

/** The columns to draw. `fitted`: the widths that their content needs, in rem. */
export function columnsOf(
  view: TableView,
  needed: readonly GridColumnKey[],
  fitted: Readonly<Record<GridColumnKey, number>>
): readonly GridColumn[] {
  const { hidden, pinned, widths } = view
  return orderedKeys(view, needed)
    .filter((key) => !hidden.includes(key) || !canBeHidden(key))
    .map((key) => ({
      key,
      width: widths[key] ?? fitted[key],
      ...(pinned.includes(key) && { isFrozen: true as const }),
      ...(key === 'problem' && widths[key] === undefined && { isWide: true as const })
    }))
}

/** Puts a column before or behind another one; it is pinned if that one is. */
export function withMoved(
  view: TableView,
  needed: readonly GridColumnKey[],
  key: GridColumnKey,
  to: GridColumnKey
): TableView {
  const keys = orderedKeys(view, needed)
  const [from, at] = [keys.indexOf(key), keys.indexOf(to)]
  if (from < 0 || at < 0 || from === at) return view
  const rest = keys.filter((own) => own !== key)
  const order = rest.toSpliced(at, 0, key)
  return { ...view, order: [...order], pinned: listed(view.pinned, key, view.pinned.includes(to)) }
}

/** Puts a column one place further among those that are shown. Its neighbour beyond the pinned ones pins or frees it. */
export function withStep(
  view: TableView,
  needed: readonly GridColumnKey[],
  key: GridColumnKey,
  step: 1 | -1
): TableView {
  const keys = orderedKeys(view, needed).filter((own) => !view.hidden.includes(own))
  const to = keys[keys.indexOf(key) + step]
  if (to === undefined) return view
  // Over the edge of the pinned columns, only that changes.
  if (view.pinned.includes(to) !== view.pinned.includes(key)) return withPinned(view, needed, key, step < 0)
  return withMoved(view, needed, key, to)
}

export function withPinned(
  view: TableView,
  needed: readonly GridColumnKey[],
  key: GridColumnKey,
  isPinned: boolean
): TableView {
  const keys = orderedKeys(view, needed)
  const others = keys.filter((own) => own !== key)
  const edge = others.filter((own) => view.pinned.includes(own)).length
  return { ...view, order: others.toSpliced(edge, 0, key), pinned: listed(view.pinned, key, isPinned) }
}

export function withHidden(view: TableView, key: GridColumnKey, isHidden: boolean): TableView {
  return canBeHidden(key) ? { ...view, hidden: listed(view.hidden, key, isHidden) } : view
}

/** `width` in rem; null: as its content needs. */
export function withWidth(view: TableView, key: GridColumnKey, width: number | null): TableView {
  const { [key]: _, ...others } = view.widths
  if (width === null) return { ...view, widths: others }
  const { min, max } = columnWidthRange
  return { ...view, widths: { ...others, [key]: Math.min(max, Math.max(min, width)) } }
}

/** `sort` null: in the order of the file. Its own numbers are that order. */
export function withSort(view: TableView, sort: TableView['sort']): TableView {
  return { ...view, sort: sort?.column === 'number' && !sort.isDescending ? null : sort }
}

/** The column in its other order, and then in that of the file again. */
export function withNextSort(view: TableView, column: GridColumnKey): TableView {
  const { sort } = view
  if (sort?.column !== column) return withSort(view, { column, isDescending: column === 'number' })
  return withSort(view, sort.isDescending ? null : { column, isDescending: true })
}

/** The column in which an issue of a field is mended; where that is hidden, the one that tells it. */
export function columnFor(columns: readonly GridColumn[], field: GridColumnKey | undefined): number {
  for (const key of [field, 'problem', 'status'] as const) {
    const at = columns.findIndex((column) => column.key === key)
    if (at >= 0) return at
  }
  return Math.max(
    0,
    columns.findIndex(({ key }) => isField(key))
  )
}

function listed(keys: readonly GridColumnKey[], key: GridColumnKey, isIn: boolean): GridColumnKey[] {
  const others = keys.filter((own) => own !== key)
  return isIn ? [...others, key] : others
}

import type { ShownView } from '../shown-view.ts'
import { type CellContext, fieldText } from './cell-text.ts'
import type { Selection } from './clipboard-block.ts'
import { type GridColumn, isField } from './grid-columns.ts'
import type { TypedText } from './open-cell.ts'

/** What the cells of a table are filled from. `viewAt`: the patient of a shown row; undefined while it is not loaded. */
export interface FillOptions {
  readonly selection: Selection
  readonly columns: readonly GridColumn[]
  readonly viewAt: (row: number) => ShownView | undefined
}

/** The same text for each selected cell that holds a field; null: some rows are not loaded yet. */
export function filledWith(text: string, options: FillOptions): readonly TypedText[] | null {
  const views = viewsIn(options, options.selection.top)
  return views === null
    ? null
    : views.flatMap((view) => fieldsIn(options).map((field): TypedText => ({ view, field, text })))
}

/**
 * The texts of the selection's first row for the rows below it; of a single row, those of the row above. null: some rows
 * are not loaded yet.
 */
export function filledDown(options: FillOptions, context: CellContext): readonly TypedText[] | null {
  const { top, bottom } = options.selection
  const from = top === bottom ? top - 1 : top
  if (from < 0) return []
  const source = options.viewAt(from)
  const views = viewsIn(options, from + 1)
  if (source === undefined || views === null) return null
  // A line that is no patient has no fields.
  if (source.recordText !== null) return []
  return views.flatMap((view) =>
    fieldsIn(options).map((field): TypedText => ({ view, field, text: fieldText(source, field, context) }))
  )
}

function fieldsIn({ columns, selection: { left, right } }: FillOptions) {
  return columns
    .slice(left, right + 1)
    .map(({ key }) => key)
    .filter(isField)
}

function viewsIn({ selection, viewAt }: FillOptions, from: number): readonly ShownView[] | null {
  const views: ShownView[] = []
  for (let row = from; row <= selection.bottom; row += 1) {
    const view = viewAt(row)
    if (view === undefined) return null
    views.push(view)
  }
  return views
}

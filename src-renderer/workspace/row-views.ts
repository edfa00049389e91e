import { idOfView, linesOfViews, unpackView } from './packed-views.ts'
import { type RowView, viewsPerPage } from './views.ts'

/**
 * All rows of a list as the window holds them: in pages, each row packed as text until it is read. With
 * 100,000 rows as objects, receiving them and garbage collection would block the window.
 */
export interface RowViews {
  readonly length: number
  /** Undefined if the row is not loaded yet, or does not exist. */
  at(position: number): RowView | undefined
  /** Ids of the loaded rows of a page, which stay as they are, packed or not. */
  idsOfPage(index: number): readonly string[]
  /** The same rows with more pages; `first` counts pages. */
  withPages(first: number, pages: readonly string[]): RowViews
  /** The same rows with newer views. Views of rows that are not loaded, or have been replaced, are ignored. */
  with(views: readonly RowView[]): RowViews
  /** The loaded rows. Unpacks them all: {@link unpackedViews} does so without blocking the window. */
  [Symbol.iterator](): Iterator<RowView>
}

/** A page as it came, or its rows: each packed until it is read. */
type RowPage = string | (string | RowView)[]

const noRows: (string | RowView)[] = []

export function rowViews(length: number, pages: (RowPage | undefined)[] = []): RowViews {
  function page(index: number): (string | RowView)[] {
    const own = pages[index]
    if (typeof own !== 'string') return own ?? noRows
    const rows = linesOfViews(own)
    pages[index] = rows
    return rows
  }

  function at(position: number): RowView | undefined {
    const rows = page(Math.floor(position / viewsPerPage))
    const place = position % viewsPerPage
    const row = rows[place]
    if (typeof row !== 'string') return row
    const view = unpackView(row, position)
    rows[place] = view
    return view
  }

  return {
    length,
    at,
    idsOfPage: (index) => page(index).map((row) => (typeof row === 'string' ? idOfView(row) : row.rowId)),
    withPages(first, own) {
      const next = [...pages]
      for (const [index, text] of own.entries()) next[first + index] = text
      return rowViews(length, next)
    },
    with(views) {
      const next = [...pages]
      for (const view of views) {
        if (at(view.position)?.rowId !== view.rowId) continue
        const index = Math.floor(view.position / viewsPerPage)
        const own = next[index]
        next[index] = (typeof own === 'object' ? own : page(index)).with(view.position % viewsPerPage, view)
      }
      return rowViews(length, next)
    },
    *[Symbol.iterator]() {
      for (let position = 0; position < length; position += 1) {
        const view = at(position)
        if (view !== undefined) yield view
      }
    }
  }
}

/** Work before other tasks of the window get their turn, ms. */
const sliceMs = 8

/** All loaded rows, unpacked in slices so that the window stays responsive. */
export async function unpackedViews(rows: RowViews): Promise<readonly RowView[]> {
  const views: RowView[] = []
  let from = performance.now()
  for (const view of rows) {
    views.push(view)
    if (views.length % viewsPerPage !== 0 || performance.now() - from < sliceMs) continue
    await new Promise((resolve) => setTimeout(resolve))
    from = performance.now()
  }
  return views
}

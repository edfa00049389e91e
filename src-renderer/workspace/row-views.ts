import { type RowView, viewsPerPage } from './views.ts'

/**
 * All rows of a list as the window holds them: in pages, each a text until one of its rows is looked at. A hundred
 * thousand rows as objects would keep the window's thread busy taking them over and moving them about in memory.
 */
export interface RowViews {
  readonly length: number
  /** Undefined where it is not here yet, and where there is none. */
  at(position: number): RowView | undefined
  /** The same rows with pages that came in; `first` counts pages. */
  withPages(first: number, pages: readonly string[]): RowViews
  /** The same rows with newer views of some; of a row that is not here, or is another by now, nothing is taken. */
  with(views: readonly RowView[]): RowViews
  /** The rows that are here. Unpacks them all: {@link unpackedViews} does so without holding the window up. */
  [Symbol.iterator](): Iterator<RowView>
}

const noViews: readonly RowView[] = []

export function rowViews(length: number, pages: (string | readonly RowView[] | undefined)[] = []): RowViews {
  function page(index: number): readonly RowView[] {
    const own = pages[index]
    if (typeof own !== 'string') return own ?? noViews
    const views = JSON.parse(own) as readonly RowView[]
    pages[index] = views
    return views
  }

  const at = (position: number) => page(Math.floor(position / viewsPerPage))[position % viewsPerPage]

  return {
    length,
    at,
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
      for (let index = 0; index * viewsPerPage < length; index += 1) yield* page(index)
    }
  }
}

/** ms of work after which the window gets its turn. */
const sliceMs = 8

/** All rows that are here, unpacked in slices between which the window goes on. */
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

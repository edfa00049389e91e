import type { OpenListState } from './open-list-state.ts'
import { rowViews } from './row-views.ts'
import { type ListWork, viewsPerPage } from './views.ts'
import type { WorkerClient } from './worker-client.ts'

/** Pages per request. The window takes over texts at once, and the worker is soon free again. */
const pagesPerRequest = 2
/** How long the worker pauses so that a small machine can draw the table first, ms. */
const drawingMs = 100

/** Fetches all rows of the open list from the worker, the first ones at once. A later call stops an earlier one. */
export function createRowLoader(list: OpenListState, work: WorkerClient<ListWork>): () => Promise<void> {
  let latest = 0

  return async () => {
    latest += 1
    const own = latest
    const isStale = () => list.isEnded() || own !== latest
    const count = await work.count(undefined)
    if (isStale()) return
    const pages = Math.ceil(count / viewsPerPage)
    const before = list.get().rows
    // Rows that will be replaced stay visible until then.
    const shown = before.length === count ? before : null
    list.update({ isComplete: false, rows: shown ?? rowViews(count) })
    const request = (from: number) => work.pages({ from, to: Math.min(pages, from + pagesPerRequest) })
    let next = request(0)
    for (let from = 0; from < pages; from += pagesPerRequest) {
      const piece = await next
      const { rows } = list.get()
      if (isStale()) return
      const part = { rows: rows.withPages(from, piece) }
      // The table draws only what it shows. To notify it of every piece would make it draw the same rows again.
      if (from > 0) list.updateSilently(part)
      else list.update(part)
      const isLast = from + pagesPerRequest >= pages
      if (shown === null && from === 0 && !isLast) await new Promise((resolve) => setTimeout(resolve, drawingMs))
      if (isStale()) return
      if (!isLast) next = request(from + pagesPerRequest)
    }
    list.update({ isComplete: true })
  }
}

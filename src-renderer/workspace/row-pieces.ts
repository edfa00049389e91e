import { rowsPerCall } from '#contract/limits.ts'
import type { ListChange } from '#contract/list-change.ts'
import type { ListWork } from './views.ts'
import type { WorkerClient } from './worker-client.ts'

/** A change in pieces that a call takes; what concerns the whole list is in the first. */
export function inPieces({ rows = [], ...whole }: ListChange): readonly ListChange[] {
  const pieces: ListChange[] = [{ ...whole, rows: rows.slice(0, rowsPerCall) }]
  for (let from = rowsPerCall; from < rows.length; from += rowsPerCall) {
    pieces.push({ rows: rows.slice(from, from + rowsPerCall) })
  }
  return pieces
}

/** All rows of the worker's list, in pieces that a call takes. */
export async function* rowsInPieces<Row>(
  work: Pick<WorkerClient<ListWork>, 'count'>,
  piece: (range: { readonly from: number; readonly to: number }) => Promise<readonly Row[]>
): AsyncGenerator<readonly Row[]> {
  const count = await work.count(undefined)
  for (let from = 0; from < count; from += rowsPerCall) {
    const rows = await piece({ from, to: Math.min(count, from + rowsPerCall) })
    if (rows.length > 0) yield rows
  }
}

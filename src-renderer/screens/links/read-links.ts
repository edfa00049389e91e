import type { Bridge } from '#contract/channels.ts'
import { rowsPerCall } from '#contract/limits.ts'
import { CallFailedError } from '../../state/failure.ts'

type Calls = Pick<Bridge['calls'], 'links.read'>

/** The links of those of these rows that have one, by row. The audit log has an entry of them. Throws {@link CallFailedError}. */
export async function readLinks(
  calls: Calls,
  listId: string,
  rowIds: readonly string[]
): Promise<ReadonlyMap<string, string>> {
  const links = new Map<string, string>()
  for (let from = 0; from < rowIds.length; from += rowsPerCall) {
    const answer = await calls['links.read']({ listId, rowIds: rowIds.slice(from, from + rowsPerCall) })
    if (!answer.ok) throw new CallFailedError(answer)
    for (const { rowId, link } of answer.value) links.set(rowId, link)
  }
  return links
}

/**
 * The links of these rows, for a file. Throws {@link CallFailedError} also where one of them has no link any more: a file
 * without it would leave a patient out.
 */
export async function readAllLinks(
  calls: Calls,
  listId: string,
  rowIds: readonly string[]
): Promise<ReadonlyMap<string, string>> {
  const links = await readLinks(calls, listId, rowIds)
  if (rowIds.some((rowId) => !links.has(rowId))) throw new CallFailedError({ code: 'not-created' })
  return links
}

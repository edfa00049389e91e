import type { Bridge, CallOutput } from '#contract/channels.ts'
import { rowsPerCall, sourceBytesPerCall } from '#contract/limits.ts'
import type { ListDocument } from '#contract/list.ts'
import type { ListWork } from './views.ts'
import type { WorkerClient } from './worker-client.ts'

/**
 * Stores a list of this revision as the worker has it when the storing begins, and the source file if it is not stored yet. What is
 * changed meanwhile is stored by its own commands.
 */
export async function storeRows(
  { calls }: Bridge,
  work: WorkerClient<ListWork>,
  listId: string,
  { revision, latest }: { readonly revision: number; readonly latest: () => ListDocument },
  source?: Uint8Array
): Promise<CallOutput<'lists.endRows'> | { readonly ok: false; readonly code: string }> {
  const begun = await calls['lists.beginRows']({ listId })
  if (!begun.ok) return begun
  if (begun.value.revision !== revision) return { ok: false, code: 'stale' }
  const { generation } = begun.value
  for (let from = 0; source !== undefined && (from === 0 || from < source.length); from += sourceBytesPerCall) {
    const bytes = source.slice(from, from + sourceBytesPerCall)
    const added = await calls['lists.addSource']({ listId, generation, bytes })
    if (!added.ok) return added
  }
  const { count, figures, parts } = await work.keep(undefined)
  for (let from = 0; from < count; from += rowsPerCall) {
    const rows = await work.keptRows({ from, to: Math.min(count, from + rowsPerCall) })
    const added = await calls['lists.addRows']({ listId, generation, rows })
    if (!added.ok) return added
  }
  const { name, fileName } = latest()
  return calls['lists.endRows']({ listId, generation, document: { name, fileName, ...parts }, figures })
}

import type { Bridge } from '#contract/channels.ts'
import { rowsPerCall } from '#contract/list.ts'
import { appliedEntries } from './directory.ts'
import type { ListUpdates } from './list-updates.ts'
import type { ListWriter } from './list-writer.ts'
import type { RereadResult, Workspace } from './open-list.ts'
import type { OpenListState } from './open-list-state.ts'
import type { ListWork, ReadAnswer } from './views.ts'
import type { WorkerClient } from './worker-client.ts'

/** Reads the source of the open list again. */
export function createRereading(
  { calls }: Bridge,
  work: WorkerClient<ListWork>,
  list: OpenListState,
  { updates, writer, now }: { readonly updates: ListUpdates; readonly writer: ListWriter; readonly now: () => number }
): Pick<Workspace, 'reread' | 'settleReading' | 'cancelReading'> {
  async function show(listId: string, answer: Exclude<ReadAnswer, { kind: 'unreadable' }>): Promise<RereadResult> {
    const open = list.get()
    // Another list was opened meanwhile.
    if (open?.listId !== listId || open.document === null) return { kind: 'failed', code: 'no-such-list' }
    if (answer.kind === 'unmatched') {
      list.update({ unmatched: answer })
      return { kind: 'waits' }
    }
    await updates.showReading(listId, open.document, answer)
    const { source, days } = answer
    return { kind: 'shown', listId, step: 'columns', of: { signature: source.signature, days } }
  }

  return {
    async reread(choices) {
      const { listId, document, directory } = list.get() ?? {}
      if (listId === undefined || document == null || directory === undefined) {
        return { kind: 'failed', code: 'no-such-list' }
      }
      await writer.flush()
      const source = await calls['lists.source']({ listId })
      if (!source.ok) return { kind: 'failed', code: source.code }
      const allowed = await calls['lists.beginRows']({ listId })
      if (!allowed.ok) return { kind: 'failed', code: allowed.code }
      const sent = await readSentRows(calls, listId)
      if (!sent.ok) return { kind: 'failed', code: sent.code }
      if (list.get()?.listId !== listId) return { kind: 'failed', code: 'no-such-list' }
      const answer = await work.read({
        source: { bytes: source.value },
        choices,
        fileName: document.fileName,
        settings: document.settings,
        templates: [],
        directory: appliedEntries(directory),
        keepEdits: true,
        sent: sent.value,
        now: now()
      })
      return answer.kind === 'unreadable' ? answer : show(listId, answer)
    },

    async settleReading(decisions) {
      const listId = list.get()?.listId
      if (listId === undefined) return { kind: 'failed', code: 'no-such-list' }
      return show(listId, await work.settleReading({ decisions }))
    },

    async cancelReading() {
      await work.cancelReading(undefined)
      list.update({ unmatched: null })
    }
  }
}

/** Rows of a list that were sent or may have been. */
export async function readSentRows(
  calls: Bridge['calls'],
  listId: string
): Promise<{ readonly ok: true; readonly value: readonly string[] } | { readonly ok: false; readonly code: string }> {
  const rowIds: string[] = []
  for (let offset = 0; ; offset += rowsPerCall) {
    const page = await calls['lists.sentRows']({ listId, offset, limit: rowsPerCall })
    if (!page.ok) return page
    rowIds.push(...page.value)
    if (page.value.length < rowsPerCall) return { ok: true, value: rowIds }
  }
}

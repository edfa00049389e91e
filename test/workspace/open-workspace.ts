import { fail, succeed } from '#contract/call.ts'
import type { ListRow } from '#contract/list.ts'
import type { ListWorker } from '../../src-renderer/workspace/list-worker-client.ts'
import { createListSessions } from '../../src-renderer/workspace/worker/list-sessions.ts'
import { type WorkerClient, WorkerDiedError } from '../../src-renderer/workspace/worker-client.ts'
import { createWorkspace } from '../../src-renderer/workspace/workspace.ts'
import { createFakeMain } from '../renderer-dev/fake-bridge.ts'
import { firstStart } from '../renderer-dev/scenes.ts'
import { listDocument } from '../support/list-data.ts'

const now = Date.parse('2026-11-30T07:00:00Z')

/** The worker's own work, asked as a worker is: one request after the other, answers later. `kill`: it dies. */
export function listWorker() {
  let ask = createListSessions()
  let last: Promise<unknown> = Promise.resolve()
  /** Of the requests that are not answered yet. */
  const rejections = new Set<(error: Error) => void>()
  const opened = new Set<string>()
  const client: WorkerClient<ListWorker> = {
    ask(request) {
      const answer = last.then(() => ask(structuredClone(request)))
      last = answer.catch(() => undefined)
      if (request.name === 'close') opened.delete(request.opening)
      else opened.add(request.opening)
      return new Promise((resolve, reject) => {
        rejections.add(reject)
        answer.then(resolve, reject).finally(() => rejections.delete(reject))
      })
    }
  }
  function kill() {
    ask = createListSessions()
    last = Promise.resolve()
    for (const reject of rejections) reject(new WorkerDiedError('killed'))
    rejections.clear()
  }
  return {
    client,
    openings: () => opened.size,
    kill,
    end: kill,
    /** From now on it answers nothing, as while a file keeps it busy. */
    hang() {
      last = new Promise(() => undefined)
    }
  }
}

export function listRow(number: number): ListRow {
  const rowId = `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
  return { rowId, row: number, cells: [`Müller ${number}`, '079 123 45 67'], edits: {}, excluded: false }
}

/** A window whose main process has the list with these rows. */
export function openWorkspace(rows: readonly ListRow[]) {
  const main = createFakeMain(firstStart())
  let kept: readonly ListRow[] | null = rows
  const stored: string[] = []
  main.answer('lists.open', () =>
    kept === null
      ? fail('no-such-list')
      : succeed({
          connectionId: 'practice',
          revision: 1,
          document: listDocument,
          rows: kept.length,
          hasSource: false,
          draft: null
        })
  )
  main.answer('lists.rows', ({ offset, limit }) =>
    kept === null ? fail('no-such-list') : succeed(kept.slice(offset, offset + limit))
  )
  main.answer('lists.invitedRows', () => succeed([]))
  main.answer('lists.refusedRows', () => succeed([]))
  main.answer('lists.change', ({ revision, change: { rows = [] } }) => {
    stored.push(...rows.map(({ rowId }) => rowId))
    const isKnown = rows.every((row) => kept?.some(({ rowId }) => rowId === row.rowId) === true)
    return isKnown ? succeed({ revision: revision + 1, takenOut: 0 }) : fail('no-such-row')
  })
  const worker = listWorker()
  const workspace = createWorkspace(main.bridge, worker, () => now)
  return {
    worker,
    workspace,
    stored,
    keep: (next: readonly ListRow[] | null) => {
      kept = next
    },
    shown: () => {
      const list = workspace.state()
      return list === null ? undefined : [...list.rows].map(({ rowId }) => rowId)
    }
  }
}

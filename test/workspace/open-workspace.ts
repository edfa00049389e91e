import { randomUUID } from 'node:crypto'
import { fail, succeed } from '#contract/call.ts'
import type { ListRow } from '#contract/list.ts'
import type { ListWork } from '../../src-renderer/workspace/views.ts'
import { createListSession } from '../../src-renderer/workspace/worker/list-session.ts'
import type { WorkerClient } from '../../src-renderer/workspace/worker-client.ts'
import { createWorkspace } from '../../src-renderer/workspace/workspace.ts'
import { createFakeMain } from '../renderer-dev/fake-bridge.ts'
import { firstStart } from '../renderer-dev/scenes.ts'
import { listDocument } from '../support/list-data.ts'

const now = Date.parse('2026-11-30T07:00:00Z')

/** The work itself, asked as a worker is: one question after the other, answers later. */
export function workerClientOf(work: ListWork): WorkerClient<ListWork> {
  let last: Promise<unknown> = Promise.resolve()
  return new Proxy({} as WorkerClient<ListWork>, {
    get: (_, name) => (input: never) => {
      const answer = last.then(() =>
        (work as unknown as Record<string, (given: never) => unknown>)[String(name)]?.(input)
      )
      last = answer.catch(() => undefined)
      return answer
    }
  })
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
      : succeed({ connectionId: 'practice', document: listDocument, rows: kept.length, hasSource: false })
  )
  main.answer('lists.rows', ({ offset, limit }) =>
    kept === null ? fail('no-such-list') : succeed(kept.slice(offset, offset + limit))
  )
  main.answer('lists.saveDocument', () => succeed(null))
  main.answer('lists.changeRows', ({ changes }) => {
    stored.push(...changes.map(({ rowId }) => rowId))
    return kept?.some(({ rowId }) => rowId === changes[0]?.rowId) === true ? succeed(null) : fail('no-such-row')
  })
  const work = createListSession(randomUUID)
  const workspace = createWorkspace(main.bridge, workerClientOf(work), () => now)
  return {
    work,
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

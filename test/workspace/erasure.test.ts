import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { fail, succeed } from '#contract/call.ts'
import type { ListRow } from '#contract/list.ts'
import { createListSession } from '../../src-renderer/workspace/list-session.ts'
import type { Remote } from '../../src-renderer/workspace/remote.ts'
import type { ListWork } from '../../src-renderer/workspace/views.ts'
import { createWorkspace } from '../../src-renderer/workspace/workspace.ts'
import { document } from '../records/builders.ts'
import { createFakeMain } from '../renderer-dev/fake-bridge.ts'
import { firstStart, listId } from '../renderer-dev/scenes.ts'

const now = Date.parse('2026-11-30T07:00:00Z')

/** The work itself, asked as a worker is: one question after the other, answers later. */
function remoteOf(work: ListWork): Remote<ListWork> {
  let last: Promise<unknown> = Promise.resolve()
  return new Proxy({} as Remote<ListWork>, {
    get: (_, name) => (input: never) => {
      const answer = last.then(() =>
        (work as unknown as Record<string, (given: never) => unknown>)[String(name)]?.(input)
      )
      last = answer.catch(() => undefined)
      return answer
    }
  })
}

function row(number: number): ListRow {
  const rowId = `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
  return { rowId, row: number, cells: [`Müller ${number}`, '079 123 45 67'], edits: {}, excluded: false }
}

/** A window whose main process has the list with these rows. */
function office(rows: readonly ListRow[]) {
  const main = createFakeMain(firstStart())
  let kept: readonly ListRow[] | null = rows
  const stored: string[] = []
  main.answer('lists.open', () =>
    kept === null ? fail('no-such-list') : succeed({ document, rows: kept.length, hasSource: false })
  )
  main.answer('lists.rows', () => (kept === null ? fail('no-such-list') : succeed([...kept])))
  main.answer('lists.saveDocument', () => succeed(null))
  main.answer('lists.changeRows', ({ changes }) => {
    stored.push(...changes.map(({ rowId }) => rowId))
    return kept?.some(({ rowId }) => rowId === changes[0]?.rowId) === true ? succeed(null) : fail('no-such-row')
  })
  const work = createListSession(randomUUID)
  const workspace = createWorkspace(main.bridge, remoteOf(work), () => now)
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

const rows = [1, 2, 3].map(row)
const idOf = (number: number) => row(number).rowId

test('rows of the open list that were erased are gone from the window at once, and what is left is read again', async () => {
  const { workspace, keep, shown } = office(rows)
  await workspace.open(listId(1))
  const before = shown()
  keep(rows.slice(1))
  const reading = workspace.readAfterErasure(listId(1))
  const atOnce = workspace.state()
  await reading
  expect([before?.length, atOnce, shown(), workspace.state()?.phase]).toEqual([3, null, [idOf(2), idOf(3)], 'open'])
})

test('of a list that was erased as a whole nothing stays in the window, nor in its worker', async () => {
  const { work, workspace, keep, shown } = office(rows)
  await workspace.open(listId(1))
  keep(null)
  await workspace.readAfterErasure(listId(1))
  expect([shown(), workspace.state()?.phase, workspace.state()?.code]).toEqual([[], 'failed', 'no-such-list'])
  expect(() => work.count(undefined)).toThrow()
})

test('what was typed before into a row that stays is stored all the same', async () => {
  const { workspace, keep, stored } = office(rows)
  await workspace.open(listId(1))
  await workspace.change([{ rowId: idOf(3), edits: { lastName: 'Muller' }, excluded: false }])
  keep(rows.slice(1))
  await workspace.readAfterErasure(listId(1))
  await workspace.saved()
  expect([stored, workspace.state()?.saving]).toEqual([[idOf(3)], 'saved'])
})

test('another list that is open is left alone', async () => {
  const { workspace, shown } = office(rows)
  await workspace.open(listId(1))
  await workspace.readAfterErasure(listId(2))
  expect(shown()?.length).toBe(3)
})

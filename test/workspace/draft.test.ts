import { randomUUID } from 'node:crypto'
import { afterEach, expect, test } from 'vitest'
import { succeed } from '#contract/call.ts'
import type { CellDraft } from '#contract/list.ts'
import { createCommandLog } from '../../src-renderer/workspace/command-log.ts'
import { createDraftKeeper } from '../../src-renderer/workspace/draft-keeper.ts'
import { type Office, openOffice } from '../open-list/office.ts'
import { fileOf, newPatients } from '../open-list/patients.ts'
import { createFakeMain } from '../renderer-dev/fake-bridge.ts'
import { firstStart } from '../renderer-dev/scenes.ts'

let office: Office | null = null
afterEach(() => {
  office?.end()
  office = null
})

async function openWindow() {
  const opened = await openOffice()
  office = opened
  const workspace = () => opened.window().workspace
  async function drop(count: number) {
    const bytes = fileOf(newPatients(count))
    const result = await workspace().importList({ kind: 'file', id: randomUUID(), name: 'a.csv', bytes })
    if (result.kind !== 'shown') throw new Error(result.kind)
    await workspace().open(result.listId)
    await workspace().flushed()
    return result.listId
  }
  const rowId = () => [...(workspace().state()?.rows ?? [])].findLast(({ status }) => status !== 'aside')?.rowId ?? ''
  /** Another window in place of this one, with the list. */
  async function reload(listId: string) {
    opened.reload()
    await workspace().open(listId)
    return workspace().state()?.draft
  }
  const draftOnDisk = async (listId: string) => (await opened.app.call('lists.open', { listId })).draft
  return { ...opened, workspace, drop, rowId, reload, draftOnDisk }
}

const isSaved = ({ workspace }: Awaited<ReturnType<typeof openWindow>>) =>
  new Promise<void>((resolve) => {
    const look = () => {
      if (workspace().saveState() !== 'saved') return
      stop()
      resolve()
    }
    const stop = workspace().subscribe(look)
    look()
  })

test('of the texts of an open cell the last one is there in another window, once', async () => {
  const { workspace, drop, rowId, reload, draftOnDisk } = await openWindow()
  const listId = await drop(2)
  const draft = { rowId: rowId(), field: 'lastName', base: 'Muster', text: 'N' } as const
  for (const text of ['N', 'Ne', 'Neu']) workspace().keepDraft({ ...draft, text })
  await expect.poll(() => draftOnDisk(listId)).toMatchObject({ text: 'Neu' })
  const found = await reload(listId)
  workspace().draftShown()
  expect([found, workspace().state()?.draft]).toEqual([{ ...draft, text: 'Neu' }, null])
})

test('nothing is said to be saved before a text that was given up is gone from the disk', async () => {
  const window = await openWindow()
  const { workspace, drop, rowId, draftOnDisk } = window
  const listId = await drop(2)
  workspace().keepDraft({ rowId: rowId(), field: 'lastName', base: 'Muster', text: 'Neu' })
  workspace().dropDraft(listId)
  const during = workspace().saveState()
  await isSaved(window)
  expect([during, await draftOnDisk(listId)]).toEqual(['saving', null])
})

test('a text stays while the disk does not take its row, and goes with the change that stores it', async () => {
  const window = await openWindow()
  const { workspace, drop, rowId, reload, setDiskFull, draftOnDisk } = window
  const listId = await drop(2)
  const id = rowId()
  const draft = { rowId: id, field: 'lastName', base: 'Muster', text: 'Neu' } as const
  workspace().keepDraft(draft)
  setDiskFull(true)
  const typing = workspace().change([{ rowId: id, edits: { lastName: 'Neu' } }])
  workspace().dropDraft(listId)
  await typing
  await workspace().flushed()
  const whileFull = [await draftOnDisk(listId), workspace().saveState()]
  const found = await reload(listId)
  setDiskFull(false)
  await workspace().change([{ rowId: id, edits: { lastName: 'Neu' } }])
  await workspace().flushed()
  expect([whileFull, found, await draftOnDisk(listId)]).toEqual([[draft, { failed: 'storage-full' }], draft, null])
})

test('a cell that is opened meanwhile keeps its own text when the one before is stored', async () => {
  const window = await openWindow()
  const { workspace, drop, rowId, draftOnDisk } = window
  const listId = await drop(2)
  const id = rowId()
  const second = { rowId: id, field: 'firstName', base: 'Anna', text: 'Berta' } as const
  workspace().keepDraft({ rowId: id, field: 'lastName', base: 'Muster', text: 'Neu' })
  const typing = workspace().change([{ rowId: id, edits: { lastName: 'Neu' } }])
  workspace().dropDraft(listId)
  workspace().keepDraft(second)
  await typing
  await workspace().flushed()
  await isSaved(window)
  await expect.poll(() => draftOnDisk(listId)).toEqual(second)
})

test('a text typed into the same cell again stays when the one before reaches the disk only then', async () => {
  const window = await openWindow()
  const { workspace, drop, rowId, setDiskFull, draftOnDisk } = window
  const listId = await drop(2)
  const id = rowId()
  setDiskFull(true)
  await workspace().change([{ rowId: id, edits: { lastName: 'Neu' } }])
  await workspace().flushed()
  const again = { rowId: id, field: 'lastName', base: 'Neu', text: 'Neumann' } as const
  workspace().keepDraft(again)
  await expect.poll(() => draftOnDisk(listId)).toEqual(again)
  setDiskFull(false)
  await workspace().flushed()
  await isSaved(window)
  expect(await draftOnDisk(listId)).toEqual(again)
})

test('the text of the next cell waits until the one before is stored, and a disk that is slow loses neither', async () => {
  const main = createFakeMain(firstStart())
  const kept: (CellDraft | null)[] = []
  main.answer('lists.keepDraft', ({ draft }) => {
    kept.push(draft)
    return succeed(null)
  })
  const log = createCommandLog(1, { onState: () => undefined, onRefused: () => undefined })
  const drafts = createDraftKeeper(main.bridge, randomUUID(), log)
  const [id, other] = [randomUUID(), randomUUID()]
  const first = { rowId: id, field: 'lastName', base: 'Muster', text: 'Neu' } as const
  const second = { rowId: other, field: 'lastName', base: 'Bianchi', text: 'Ross' } as const
  const { promise, resolve } = Promise.withResolvers<{ ok: true; value: { revision: number } }>()
  drafts.keep(first)
  log.add({ change: null, write: () => promise })
  drafts.drop()
  drafts.keep(second)
  drafts.keep({ ...second, text: 'Rossi' })
  await expect.poll(() => kept.length).toBe(1)
  const whileSlow = [...kept]
  resolve({ ok: true, value: { revision: 2 } })
  await expect.poll(() => kept.length).toBe(2)
  expect([whileSlow, kept[1], log.state()]).toEqual([[first], { ...second, text: 'Rossi' }, 'saved'])
})

import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type RebuiltTitles, rebuiltColumns } from '#contract/rebuild.ts'
import { type PracticeServer, practiceAccount, startPracticeServer } from '../../src-main/practice/index.ts'
import { contentOf } from '../sending/engine.ts'
import { blankRows, makeOfficeFolder, type Office, openOffice, removeOfficeFolder, storeList } from './office.ts'

const titles = Object.fromEntries(rebuiltColumns.map((column) => [column, column])) as RebuiltTitles

let folder: string
let office: Office
let practice: PracticeServer

beforeEach(async () => {
  folder = makeOfficeFolder()
  practice = await startPracticeServer({ seed: 1 })
  office = await openOffice(folder)
})
afterEach(async () => {
  await office.close()
  await practice.close()
  removeOfficeFolder(folder)
})

/** Sends a list of `count` patients through a connection to a practice server. */
async function send(count: number): Promise<{ listId: string; connectionId: string }> {
  const { connectionId } = await office.ask('connections.save', {
    name: 'Hospital',
    baseUrl: practice.url,
    ...practiceAccount
  })
  const rows = blankRows(count)
  const listId = await storeList(office, rows)
  const invitations = rows.map(({ rowId, row }) => ({ rowId, content: contentOf(row) }))
  await office.ask('sending.prepare', { listId, begin: true, invitations })
  await office.ask('sending.start', { listId })
  await office.until(() =>
    office.changes.some(({ change }) => change.kind === 'batch' && change.batch?.phase === 'finished')
  )
  return { listId, connectionId }
}

/** Deletes the key of the records and starts fresh. */
async function loseKey(): Promise<void> {
  await office.close()
  rmSync(join(folder, 'data-key.json'))
  office = await openOffice(folder)
  await office.ask('app.beginAnew', undefined)
}

test('while invitations are being restored nothing is sent and no list is removed', async () => {
  const { listId, connectionId } = await send(12)
  await loseKey()
  const { handlers } = office.desk
  await office.ask('rebuild.start', {
    connectionId,
    via: connectionId,
    again: false,
    names: [{ listId, name: 'Recovered' }],
    titles
  })
  const refused = { ok: false, code: 'still-sending' }
  expect([
    await handlers['lists.remove']({ listId }),
    await handlers['sending.start']({ listId }),
    await handlers['connections.forget']({ connectionId })
  ]).toEqual([refused, refused, refused])
  await office.ask('rebuild.stop', undefined)
  const isOver = async () => (await office.ask('rebuild.view', undefined)).progress?.phase === 'finished'
  while (!(await isOver())) await new Promise((resolve) => setImmediate(resolve))
  const removed = await handlers['lists.remove']({ listId })
  expect(removed.ok || removed.code).not.toBe('still-sending')
})

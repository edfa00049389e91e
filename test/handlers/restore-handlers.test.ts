import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type RestoredTitles, restoredColumns } from '#contract/restore.ts'
import { type PracticeServer, practiceAccount, startPracticeServer } from '../../src-main/practice/index.ts'
import { contentOf } from '../sending/engine.ts'
import { noBatch } from '../support/start-planned.ts'
import { type AppFixture, blankRows, makeDataFolder, removeDataFolder, startApp, storeList } from './app-fixture.ts'

const titles = Object.fromEntries(restoredColumns.map((column) => [column, column])) as RestoredTitles

let folder: string
let app: AppFixture
let practice: PracticeServer

beforeEach(async () => {
  folder = makeDataFolder()
  practice = await startPracticeServer({ seed: 1 })
  app = await startApp(folder)
})
afterEach(async () => {
  await app.close()
  await practice.close()
  removeDataFolder(folder)
})

/** Sends a list of `count` patients through a connection to a practice server. */
async function send(count: number): Promise<{ listId: string; connectionId: string }> {
  const { connectionId } = await app.call('connections.save', {
    name: 'Hospital',
    baseUrl: practice.url,
    ...practiceAccount
  })
  const rows = blankRows(count)
  const listId = await storeList(app, rows)
  const invitations = rows.map(({ rowId, row }) => ({ rowId, content: contentOf(row) }))
  await app.call('sending.prepare', { listId, begin: true, invitations })
  await app.sendPlanned(listId)
  await app.until(() => app.changes.some(({ change }) => change.kind === 'batch' && change.batch?.phase === 'finished'))
  return { listId, connectionId }
}

/** Deletes the key of the records and starts fresh. */
async function loseKey(): Promise<void> {
  await app.close()
  rmSync(join(folder, 'data-key.json'))
  app = await startApp(folder)
  await app.call('app.startFresh', undefined)
}

test('while invitations are being restored nothing is sent and no list is removed', async () => {
  const { listId, connectionId } = await send(12)
  await loseKey()
  const { handlers } = app.session
  await app.call('restore.start', {
    connectionId,
    via: connectionId,
    includeMissed: false,
    names: [{ listId, name: 'Recovered' }],
    titles
  })
  const refused = { ok: false, code: 'busy-restoring' }
  expect([
    await handlers['lists.remove']({ listId }),
    await handlers['sending.start']({ listId, batchHash: noBatch }),
    await handlers['connections.forget']({ connectionId })
  ]).toEqual([refused, refused, refused])
  await app.call('restore.stop', undefined)
  const isOver = async () => (await app.call('restore.view', undefined)).progress?.phase === 'finished'
  while (!(await isOver())) await new Promise((resolve) => setImmediate(resolve))
  const removed = await handlers['lists.remove']({ listId })
  expect(removed.ok || removed.code).not.toBe('busy-restoring')
})

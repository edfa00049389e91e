import { renameSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { BatchView } from '#contract/sending.ts'
import {
  type PracticeServer,
  practiceAccount,
  practiceQueues,
  startPracticeServer
} from '../../src-main/practice/index.ts'
import { pacedAtOnce } from '../sending/engine.ts'
import { contentOf } from '../support/list-data.ts'
import { type AppFixture, blankRows, makeDataFolder, removeDataFolder, startApp, storeList } from './app-fixture.ts'

// The folder of the records is on a share that goes away in the middle of a batch, and comes back.

let root: string
let server: PracticeServer
let app: AppFixture
const clock = pacedAtOnce()
const rows = blankRows(40)
beforeEach(async () => {
  root = makeDataFolder()
  server = await startPracticeServer({ seed: 1 })
  app = await startApp(root, { isShare: true, clock })
})
afterEach(async () => {
  await app.close()
  await server.close()
  removeDataFolder(root)
})

const { email, password } = practiceAccount

async function prepareList(): Promise<string> {
  await app.call('connections.save', { name: 'Hospital', baseUrl: server.url, email, password })
  const listId = await storeList(app, rows)
  const invitations = rows.map(({ rowId, row }) => {
    const scheduledFor = new Date(Date.now() + 2 * 86_400_000 + row * 60_000).toISOString()
    const { doctorEmail: _, ...content } = contentOf(row, { scheduledFor })
    return { rowId, content: { ...content, queue: practiceQueues[0]?.name ?? '' } }
  })
  await app.call('sending.prepare', { listId, begin: true, invitations })
  return listId
}

function batch(): BatchView | null {
  const told = app.changes.findLast(({ change }) => change.kind === 'batch')?.change
  return told?.kind === 'batch' ? told.batch : null
}

test.each([
  ['a second', 1000],
  ['ten minutes', 600_000]
])(
  'a share that is gone for %s is waited for, the batch goes on by itself, and nobody is invited twice',
  async (_, ms) => {
    const listId = await prepareList()
    await app.sendPlanned(listId)
    await app.until(() => (batch()?.created ?? 0) > 3)
    renameSync(join(root, 'records'), join(root, 'gone'))
    await app.until(() => batch()?.wait?.reason === 'storage-failed')
    const goneAt = clock.monotonic()
    await expect.poll(() => clock.monotonic() - goneAt, { timeout: 20_000 }).toBeGreaterThan(ms)
    renameSync(join(root, 'gone'), join(root, 'records'))
    await app.until(() => batch()?.phase === 'finished')
    const { created = 0, recovered = 0 } = batch() ?? {}
    const live = server.invites.filter(({ deletedAt }) => deletedAt === undefined)
    const invited = new Set(live.map(({ lastName }) => lastName))
    expect([created + recovered, live.length, invited.size]).toEqual([rows.length, rows.length, rows.length])
  }
)

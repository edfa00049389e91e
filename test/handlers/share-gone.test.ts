import { renameSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { ActionProgress } from '#contract/invitation-actions.ts'
import type { BatchView } from '#contract/sending.ts'
import {
  type PracticeServer,
  practiceAccount,
  practiceQueues,
  startPracticeServer
} from '../../src-main/practice/index.ts'
import { type Clock, systemClock } from '../../src-main/sending/clock.ts'
import { contentOf, figures, listDocument } from '../support/list-data.ts'
import { type AppFixture, blankRows, makeDataFolder, removeDataFolder, startApp, storeList } from './app-fixture.ts'

// The folder of the records is on a share that goes away in the middle of a batch, and comes back. Windows does not rename a
// folder whose files are open.
const onShare = test.skipIf(process.platform === 'win32')

let root: string
let server: PracticeServer
let app: AppFixture
/** Skips waits. What is woken has not waited: several that wait for the disk would else wake each other for ever. */
function skippingClock(): Clock {
  let skipped = 0
  return {
    now: () => Math.floor(Date.now() + skipped),
    monotonic: () => performance.now() + skipped,
    async sleep(ms, signal) {
      if (ms > 60_000) return systemClock.sleep(ms, signal)
      await systemClock.sleep(Math.min(ms, 5), signal)
      if (signal?.aborted !== true) skipped += Math.max(0, ms - 5)
    }
  }
}

const clock = skippingClock()
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

onShare.each([
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

function action(): ActionProgress | null {
  const told = app.changes.findLast(({ change }) => change.kind === 'action')?.change
  return told?.kind === 'action' ? told.progress : null
}

onShare(
  'a share that is gone in the middle of an action is waited for, and nobody gets a second message of it',
  async () => {
    const listId = await prepareList()
    await app.sendPlanned(listId)
    await app.until(() => batch()?.phase === 'finished')
    const messages = () => server.invites.map((invite) => invite.messages)
    const before = messages()
    const targets = rows.map(({ rowId }) => ({ listId, rowId }))
    await app.call('actions.start', { action: { kind: 'resend' }, targets })
    await app.until(() => (action()?.completed ?? 0) > 3)
    renameSync(join(root, 'records'), join(root, 'gone'))
    await app.until(() => action()?.wait?.reason === 'storage-failed')
    renameSync(join(root, 'gone'), join(root, 'records'))
    await app.until(() => action()?.phase === 'finished')
    expect(messages().map((count, index) => count - (before[index] ?? 0))).toEqual(rows.map(() => 1))
  }
)

onShare(
  'a share that is gone is told by every call that needs it; a list that is imported then is whole or not there',
  async () => {
    const listId = await prepareList()
    renameSync(join(root, 'records'), join(root, 'gone'))
    const handlers = app.session.handlers
    const answers = [
      await handlers['lists.create']({ document: listDocument, figures }),
      await handlers['lists.rename']({ listId, revision: 1, name: 'Other' }),
      await handlers['sending.prepare']({ listId, begin: true, invitations: [] }),
      await handlers['lists.remove']({ listId }),
      await handlers['retention.erase']({ scope: { kind: 'list', listId }, at: clock.now() })
    ]
    renameSync(join(root, 'gone'), join(root, 'records'))
    expect(answers.map((answer) => answer.ok || answer.code)).toEqual(answers.map(() => 'storage-failed'))
    expect((await app.lists()).map((list) => [list.listId, list.name])).toEqual([[listId, listDocument.name]])
  }
)

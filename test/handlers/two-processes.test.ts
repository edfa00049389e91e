import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  type PracticeServer,
  practiceAccount,
  practiceQueues,
  startPracticeServer
} from '../../src-main/practice/index.ts'
import { type DrivenApp, startDrivenApp } from '../model/driven-app.ts'
import { pacedAtOnce } from '../sending/engine.ts'
import { contentOf } from '../support/list-data.ts'
import { storeList } from '../support/store-list.ts'
import { type AppFixture, blankRows, makeDataFolder, removeDataFolder, startApp } from './app-fixture.ts'

// Two processes of the app find the same folder: on one computer, and on two computers that reach the same share.

let root: string
let server: PracticeServer
let first: DrivenApp
let others: AppFixture[]
const broken: string[] = []
beforeEach(async () => {
  root = makeDataFolder()
  others = []
  server = await startPracticeServer({ seed: 1 })
  first = await startDrivenApp(
    { folder: root, skippedMs: 0, aheadMs: 0, isHurried: false },
    { onSkipped: () => undefined, onBroken: (kind, text) => broken.push(`${kind}: ${text}`) }
  )
})
afterEach(async () => {
  await first.end()
  for (const app of others) await app.close()
  await server.close()
  removeDataFolder(root)
})

const { email, password } = practiceAccount
const rows = blankRows(30)
const invitations = rows.map(({ rowId, row }) => {
  const scheduledFor = new Date(Date.now() + 2 * 86_400_000 + row * 60_000).toISOString()
  const { doctorEmail: _, ...content } = contentOf(row, { scheduledFor })
  return { rowId, content: { ...content, queue: practiceQueues[0]?.name ?? '' } }
})

/** Another process on a computer. The first one has the usual name. */
async function openOn(computer: string): Promise<AppFixture> {
  const machine = { counter: join(root, `machine of ${computer}`, 'counter.txt'), computer, startedAt: 0 }
  const app = await startApp(root, { machine, clock: pacedAtOnce() })
  others.push(app)
  return app
}

async function seenBy(app: AppFixture) {
  const { recordsNotice, folderUser } = await app.call('app.snapshot', undefined)
  const lists = await app.session.handlers['lists.page']({ of: 'kept', before: null, limit: 10 })
  return { recordsNotice, computer: folderUser?.computer, canBeTaken: folderUser?.canBeTaken, lists: lists.ok }
}

test('one works and the others say so; when it is killed, one of the same computer goes on, and nobody is invited twice', async () => {
  await first.call('connections.save', { name: 'Hospital', baseUrl: server.url, email, password })
  const listId = await storeList(first.call, invitations)
  if (listId === null) throw new Error('the list was not stored')
  await first.call('sending.prepare', { listId, begin: true, invitations })
  const plan = await first.call('sending.plan', { listId })
  if (!plan.ok) throw new Error(plan.code)
  await first.call('sending.start', { listId, batchHash: plan.value.batchHash })
  await first.until(() => (first.batch()?.created ?? 0) > 3, 20_000)
  const here = await openOn('desk')
  const elsewhere = await openOn('PC-17')
  const busy = { recordsNotice: 'in-use-elsewhere', computer: 'desk', canBeTaken: false, lists: false }
  expect([await seenBy(here), await seenBy(elsewhere), first.isAlive()]).toEqual([busy, busy, true])
  first.kill()
  await first.gone()
  const sent = server.invites.length
  expect(sent).toBeLessThan(rows.length)
  await expect.poll(() => seenBy(here), { timeout: 20_000 }).toMatchObject({ recordsNotice: null, lists: true })
  expect(await seenBy(elsewhere)).toMatchObject({ recordsNotice: 'in-use-elsewhere', computer: 'desk' })
  const states = async () => {
    const all = await here.call('sending.invitations', { listId, offset: 0, limit: rows.length })
    return [...new Set(all.map(({ state }) => state))].sort()
  }
  await expect.poll(states, { timeout: 20_000 }).toEqual(['created', 'ready'])
  await here.call('sending.prepare', { listId, begin: true, invitations })
  await here.sendPlanned(listId)
  await expect.poll(states, { timeout: 20_000 }).toEqual(['created'])
  const invited = new Set(server.invites.map(({ lastName }) => lastName))
  expect([server.invites.length, invited.size]).toEqual([rows.length, rows.length])
  expect(broken).toEqual([])
})

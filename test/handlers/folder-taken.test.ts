import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Question } from '../../src-main/consent/question.ts'
import {
  type PracticeServer,
  practiceAccount,
  practiceQueues,
  startPracticeServer
} from '../../src-main/practice/index.ts'
import { silentForMs } from '../../src-main/records/index.ts'
import { pacedAtOnce } from '../sending/engine.ts'
import { contentOf, figures, listDocument } from '../support/list-data.ts'
import { type AppFixture, blankRows, makeDataFolder, removeDataFolder, startApp, storeList } from './app-fixture.ts'

// Another computer takes the folder of the records over while this one still works with it.

let root: string
let server: PracticeServer
let running: AppFixture[]
beforeEach(async () => {
  root = makeDataFolder()
  server = await startPracticeServer({ seed: 1 })
  running = []
})
afterEach(async () => {
  for (const app of running) await app.close()
  await server.close()
  removeDataFolder(root)
})

async function open(options: Parameters<typeof startApp>[1]): Promise<AppFixture> {
  const app = await startApp(root, options)
  running.push(app)
  return app
}

const { email, password } = practiceAccount
const snapshot = (app: AppFixture) => app.call('app.snapshot', undefined)

/** What another computer writes that has taken the folder. */
function takeAway(): void {
  const path = join(root, 'records', 'in-use.json')
  const claim = JSON.parse(readFileSync(path, 'utf8'))
  writeFileSync(path, JSON.stringify({ ...claim, token: 'another', computer: 'PC-17', user: 'anna' }))
}

test('a batch that loses its folder ends and says who has it now; the rest is sent once the folder is back', async () => {
  const app = await open({ clock: pacedAtOnce() })
  await app.call('connections.save', { name: 'Hospital', baseUrl: server.url, email, password })
  const rows = blankRows(60)
  const listId = await storeList(app, rows)
  const invitations = rows.map(({ rowId, row }) => {
    const scheduledFor = new Date(Date.now() + 2 * 86_400_000 + row * 60_000).toISOString()
    const { doctorEmail: _, ...content } = contentOf(row, { scheduledFor })
    return { rowId, content: { ...content, queue: practiceQueues[0]?.name ?? '' } }
  })
  await app.call('sending.prepare', { listId, begin: true, invitations })
  await app.sendPlanned(listId)
  await app.until(() => app.changes.some(({ change }) => change.kind === 'batch' && (change.batch?.created ?? 0) > 3))
  takeAway()
  await app.until(() => app.changes.some(({ change }) => change.kind === 'reload'))
  const told = await snapshot(app)
  expect([told.recordsNotice, told.folderUser, told.batch]).toMatchObject([
    'in-use-elsewhere',
    { computer: 'PC-17', user: 'anna' },
    null
  ])
  const sent = server.invites.length
  expect(sent).toBeLessThan(rows.length)
  expect(await app.session.handlers['lists.page']({ of: 'kept', before: null, limit: 100 })).toMatchObject({
    ok: false
  })
  // The other computer is done with it.
  rmSync(join(root, 'records', 'in-use.json'))
  await expect.poll(async () => (await snapshot(app)).recordsNotice, { timeout: 20_000 }).toBeNull()
  const states = async () => {
    const all = await app.call('sending.invitations', { listId, offset: 0, limit: rows.length })
    return [...new Set(all.map(({ state }) => state))].sort()
  }
  await expect.poll(states, { timeout: 20_000 }).toEqual(['created', 'ready'])
  await app.call('sending.prepare', { listId, begin: true, invitations })
  await app.sendPlanned(listId)
  await expect.poll(states, { timeout: 20_000 }).toEqual(['created'])
  expect(server.invites.length).toBe(rows.length)
})

test('a folder whose claim somebody has removed is opened anew, and then works as before', async () => {
  const app = await open({ clock: pacedAtOnce() })
  await storeList(app, blankRows(2))
  const claim = join(root, 'records', 'in-use.json')
  rmSync(claim)
  const create = app.session.handlers['lists.create']
  const refused = await create({ document: listDocument, figures })
  await app.until(() => app.changes.some(({ change }) => change.kind === 'reload'))
  await storeList(app, blankRows(2))
  expect([refused, (await snapshot(app)).recordsNotice, (await app.lists()).length, existsSync(claim)]).toMatchObject([
    { ok: false, code: 'storage-failed' },
    null,
    2,
    true
  ])
})

test('the folder of another computer is taken over only with the word of a person, which names the computer', async () => {
  // A computer that was switched off while the app ran.
  await (await open({})).close()
  running = []
  const claim = { token: 'a', computer: 'PC-17', user: 'anna', process: 1, since: 1, startedAt: 1, beat: 7 }
  writeFileSync(join(root, 'records', 'in-use.json'), JSON.stringify(claim))
  const asked: Question[] = []
  let agrees = false
  const clock = pacedAtOnce()
  const ask = async (question: Question) => {
    asked.push(question)
    return agrees
  }
  const second = await open({ clock, shell: { ask } })
  const since = clock.monotonic()
  await expect.poll(() => clock.monotonic() - since, { timeout: 20_000 }).toBeGreaterThan(silentForMs)
  await expect.poll(async () => (await snapshot(second)).folderUser?.canBeTaken, { timeout: 20_000 }).toBe(true)
  const take = second.session.handlers['app.takeFolder']
  expect(await take(undefined)).toEqual({ ok: false, code: 'not-agreed' })
  agrees = true
  expect(await take(undefined)).toMatchObject({ ok: true })
  expect((await snapshot(second)).recordsNotice).toBeNull()
  expect(asked).toMatchObject([
    { kind: 'take-folder', computer: 'PC-17', user: 'anna' },
    { kind: 'take-folder', computer: 'PC-17', user: 'anna' }
  ])
})

test('a folder on another computer is told, except where IT has chosen it', async () => {
  const usual = await open({ isShare: true })
  expect((await snapshot(usual)).recordsNotice).toBe('on-share')
  await usual.close()
  running = []
  const policy = { kind: 'loaded', policy: { dataFolder: '\\\\server\\data\\%USERNAME%' } } as const
  const chosen = await open({ isShare: true, policy })
  expect((await snapshot(chosen)).recordsNotice).toBeNull()
})

import { closeSync, copyFileSync, openSync, readFileSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { InvitationContent } from '#contract/invitation.ts'
import { practiceCredentials } from '../../src-main/handlers/practice-host.ts'
import { createRecordsThread, type Records, type RecordsThread } from '../../src-main/records/index.ts'
import { logLineLength } from '../../src-main/records/sent-log.ts'
import { clockAt, copyDataFolder, keychainOf, readContents } from '../fixtures/data-folder-005f298/fixture.ts'
import { contentOf, rowOf } from '../support/list-data.ts'
import { type AppFixture, makeDataFolder, removeDataFolder, startApp, storeList } from './app-fixture.ts'

const thread = createRecordsThread(new URL('../../src-main/records/records-worker.ts', import.meta.url))
const rows = [rowOf(1), rowOf(2)]
const whole = { offset: 0, limit: 10 }
const scheduledFor = new Date(Date.now() + 86_400_000).toISOString()

let folder: string
let app: AppFixture

beforeEach(() => {
  folder = makeDataFolder()
})
afterEach(async () => {
  await app.close()
  removeDataFolder(folder)
})

const database = () => join(folder, 'records', 'records.sqlite')

function patient(number: number): InvitationContent {
  const { doctorEmail: _, ...content } = contentOf(number, { scheduledFor })
  return { ...content, queue: practiceCredentials.queues[0] }
}

/** A list that was sent in practice, with its records closed. */
async function sentList(): Promise<string> {
  app = await startApp(folder)
  const listId = await storeList(app, rows)
  await prepare(listId)
  await app.sendPlanned(listId)
  await app.until(() => app.changes.some(({ change }) => change.kind === 'batch' && change.batch?.phase === 'finished'))
  await app.close()
  return listId
}

function prepare(listId: string): Promise<unknown> {
  const invitations = rows.map(({ rowId }, index) => ({
    rowId,
    content: patient(index + 1)
  }))
  return app.call('sending.prepare', { listId, begin: true, invitations })
}

function change(sql: string): void {
  const changed = new DatabaseSync(database())
  changed.exec(sql)
  changed.close()
}

/** A thread whose checks say nothing before they may, or only not that everything was checked. */
function heldThread(what: 'all' | 'whole' = 'all'): { readonly held: RecordsThread; readonly release: () => void } {
  const { promise, resolve } = Promise.withResolvers<void>()
  const held: RecordsThread = {
    ...thread,
    check: (task) => {
      const check = thread.check(task)
      const later = <Value>(value: Promise<Value>) => promise.then(() => value)
      const deciding = what === 'all' ? later(check.deciding) : check.deciding
      return { ...check, deciding, whole: later(check.whole) }
    }
  }
  return { held, release: resolve }
}

const isReplaced = () => app.changes.some(({ change: { kind } }) => kind === 'reload')

test('while the records are being checked they are read, and what would change them waits', async () => {
  const listId = await sentList()
  const { held, release } = heldThread()
  app = await startApp(folder, { thread: held })
  const states = (await app.call('sending.invitations', { listId, ...whole })).map(({ state }) => state)
  let isStored = false
  const stored = storeList(app, [rowOf(3)]).then(() => {
    isStored = true
  })
  await app.lists()
  expect([states, isStored]).toEqual([['created', 'created'], false])
  release()
  await stored
  expect(await app.lists()).toHaveLength(2)
})

test('a list is removed once everything was checked, and others are stored before', async () => {
  const listId = await sentList()
  const { held, release } = heldThread('whole')
  app = await startApp(folder, { thread: held })
  let isRemoved = false
  const removed = app.call('lists.remove', { listId }).then(() => {
    isRemoved = true
  })
  const other = await storeList(app, [rowOf(3)])
  expect([isRemoved, (await app.lists()).length]).toEqual([false, 2])
  release()
  await removed
  expect((await app.lists()).map((list) => list.listId)).toEqual([other])
})

test('the check leaves the start to the window: it begins after something was read, or with the first change', async () => {
  await sentList()
  const begun: string[] = []
  let doing = 'nothing'
  let hasBegun = (): void => undefined
  const watched: RecordsThread = {
    ...thread,
    check: (task) => {
      const check = thread.check(task)
      const begin = () => {
        begun.push(doing)
        hasBegun()
        check.begin()
      }
      return { ...check, begin }
    }
  }
  for (const [what, work] of [
    ['a look', () => app.lists()],
    ['a change', () => storeList(app, [rowOf(3)])]
  ] as const) {
    const beginning = new Promise<void>((resolve) => {
      hasBegun = resolve
    })
    doing = 'nothing'
    app = await startApp(folder, { thread: watched })
    await app.call('app.snapshot', undefined)
    doing = what
    await work()
    await beginning
    await app.close()
  }
  expect(begun).toEqual(['a look', 'a change'])
})

test('a list that is sent again after the check is held back as before', async () => {
  await sentList()
  app = await startApp(folder, { thread })
  const listId = await storeList(app, rows)
  await prepare(listId)
  const plan = await app.call('sending.plan', { listId })
  expect(plan).toMatchObject({ total: 0, held: 2 })
})

test('a key of the guard that was changed outside of the app is found before anything is sent', async () => {
  await sentList()
  change(`UPDATE guard_keys SET expires_at = 1`)
  app = await startApp(folder, { thread })
  const listId = await storeList(app, rows)
  await prepare(listId)
  const { recordsNotice } = await app.call('app.snapshot', undefined)
  expect([recordsNotice, await app.call('sending.plan', { listId })]).toMatchObject([
    'damaged-set-aside',
    { total: 0, held: 2 }
  ])
})

test('an attempt that was changed outside of the app is found before anything is sent', async () => {
  await sentList()
  change(`UPDATE attempts SET begun_at = 1 WHERE number = 1`)
  app = await startApp(folder, { thread })
  await storeList(app, [rowOf(3)])
  expect((await app.call('app.snapshot', undefined)).recordsNotice).toBe('damaged-set-aside')
})

test('an invitation that was changed outside of the app is found behind the window, told, and set aside', async () => {
  const listId = await sentList()
  change(`UPDATE invitations SET position = position + 7`)
  app = await startApp(folder, { thread })
  await app.until(isReplaced)
  const { recordsNotice } = await app.call('app.snapshot', undefined)
  const invitations = await app.call('sending.invitations', { listId, ...whole })
  expect([recordsNotice, invitations]).toEqual(['damaged-set-aside', []])
})

/** Everything but the first page, behind the back of SQLite, which has some pages in memory. */
function spoilPages(): void {
  const pageSize = 4096
  const bytes = statSync(database()).size - pageSize
  const file = openSync(database(), 'r+')
  writeSync(file, Buffer.alloc(bytes, 0xa5), 0, bytes, pageSize)
  closeSync(file)
}

/** A list that was sent, and one that is longer than what SQLite keeps in memory; then the file goes bad. */
async function spoiledWhileOpen(): Promise<{ readonly longId: string }> {
  await sentList()
  app = await startApp(folder)
  const long = Array.from({ length: 900 }, (_, index) => ({ ...rowOf(index + 3), cells: ['x'.repeat(8000)] }))
  const longId = await storeList(app, long)
  await app.close()
  app = await startApp(folder)
  spoilPages()
  return { longId }
}

test('pages that go bad while the app runs are repaired at once, and nobody is invited again', async () => {
  const { longId } = await spoiledWhileOpen()
  const read = await app.session.handlers['lists.rows']({ listId: longId, offset: 0, limit: 100 })
  await app.until(isReplaced)
  const { recordsNotice } = await app.call('app.snapshot', undefined)
  const again = await storeList(app, rows)
  await prepare(again)
  const { total, held } = await app.call('sending.plan', { listId: again })
  expect([read, recordsNotice, total, held]).toMatchObject([
    { ok: false, code: 'storage-damaged' },
    'damaged-set-aside',
    0,
    2
  ])
})

test('pages that go bad are repaired at the next start, too, where the app was closed before', async () => {
  await spoiledWhileOpen()
  await app.close()
  app = await startApp(folder)
  expect((await app.call('app.snapshot', undefined)).recordsNotice).toBe('damaged-set-aside')
  const again = await storeList(app, rows)
  await prepare(again)
  expect(await app.call('sending.plan', { listId: again })).toMatchObject({ total: 0, held: 2 })
})

test('damage that only the batch meets ends it; what it sent last is looked up, and nobody is invited twice', async () => {
  let commits = 0
  const around = (opened: Records): Records => ({
    ...opened,
    invitations: {
      ...opened.invitations,
      // The second one is the outcome of the first request.
      commit: (...given) => {
        commits += 1
        return commits === 2 ? { ok: false, code: 'storage-damaged' } : opened.invitations.commit(...given)
      }
    }
  })
  app = await startApp(folder, { around })
  const listId = await storeList(app, rows)
  await prepare(listId)
  await app.sendPlanned(listId)
  await app.until(isReplaced)
  const states = async () => (await app.call('sending.invitations', { listId, ...whole })).map(({ state }) => state)
  await expect.poll(states, { timeout: 20_000 }).not.toContain('unknown')
  const { recordsNotice } = await app.call('app.snapshot', undefined)
  await prepare(listId)
  const { total } = await app.call('sending.plan', { listId })
  if (total > 0) await app.sendPlanned(listId)
  await expect.poll(states, { timeout: 20_000 }).toEqual(['created', 'created'])
  // The file itself was whole: nothing was set aside.
  expect([recordsNotice, (await app.practice.server()).invites.length]).toEqual([null, rows.length])
})

test('a file that is damaged again in the same run is told, and not opened again and again', async () => {
  let asked = 0
  const around = (opened: Records): Records => ({
    ...opened,
    templates: {
      ...opened.templates,
      list: () => {
        asked += 1
        return { ok: false, code: 'storage-damaged' }
      }
    }
  })
  app = await startApp(folder, { around })
  const list = app.session.handlers['templates.list']
  const first = await list(undefined)
  await app.until(isReplaced)
  const later = [await list(undefined), await list(undefined)]
  const reloads = app.changes.filter(({ change }) => change.kind === 'reload').length
  const failure = { ok: false, code: 'storage-damaged' }
  expect([first, later, reloads, asked]).toEqual([failure, [failure, failure], 1, 3])
})

test('changes whose end was lost are brought together before anything is shown', async () => {
  const listId = await sentList()
  app = await startApp(folder)
  const copy = join(folder, 'before.sqlite')
  await app.close()
  copyFileSync(database(), copy)
  app = await startApp(folder)
  const other = await storeList(
    app,
    [rowOf(1), rowOf(2)].map((row, index) => ({ ...row, rowId: rowOf(index + 11).rowId }))
  )
  const invitations = [11, 12].map((number) => ({ rowId: rowOf(number).rowId, content: patient(number) }))
  await app.call('sending.prepare', { listId: other, begin: true, invitations })
  await app.sendPlanned(other)
  await app.until(() => app.changes.some(({ change }) => change.kind === 'batch' && change.batch?.phase === 'finished'))
  await app.close()
  rmSync(database())
  copyFileSync(copy, database())
  app = await startApp(folder, { thread })
  expect((await app.call('app.snapshot', undefined)).recordsNotice).toBe('end-lost')
  expect((await app.lists()).map((list) => list.listId)).toEqual([listId])
})

test('that the records are older stays told when the check finds something that is mended without a word', async () => {
  await sentList()
  const copy = join(folder, 'before.sqlite')
  copyFileSync(database(), copy)
  app = await startApp(folder)
  await storeList(app, [rowOf(3)])
  await app.close()
  copyFileSync(copy, database())
  const log = join(folder, 'records', 'sent.log')
  const bytes = readFileSync(log)
  // The first attempt: the last one is looked at before the records are open.
  bytes.writeUInt8(bytes.readUInt8(logLineLength) ^ 1, logLineLength)
  writeFileSync(log, bytes)
  app = await startApp(folder, { thread })
  const told = async () => (await app.call('app.snapshot', undefined)).recordsNotice
  const first = await told()
  await app.lists()
  await app.until(isReplaced)
  expect([first, await told()]).toEqual(['older', 'older'])
})

test('the app can end while the records are being checked', async () => {
  await sentList()
  app = await startApp(folder, { thread })
  await app.close()
  app = await startApp(folder)
  expect((await app.call('app.snapshot', undefined)).recordsNotice).toBe(null)
})

test('records of an older version are brought over in the thread, with everything in them', async () => {
  const old = copyDataFolder()
  folder = old.path
  const { openedAt, afterStart } = readContents()
  app = await startApp(folder, { keychain: keychainOf(folder), clock: clockAt(openedAt), thread })
  const { unfinished, recordsNotice } = await app.call('app.snapshot', undefined)
  expect([recordsNotice, [...unfinished].sort()]).toEqual([null, [...afterStart.unfinished].sort()])
})

import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { systemClock } from '../../src-main/sending/clock.ts'
import { type DiskCall, type FailingDisk, failDisk } from '../support/failing-disk.ts'
import { jsonFile } from '../support/json-files.ts'
import { type AppFixture, blankRows, makeDataFolder, removeDataFolder, startApp, storeList } from './app-fixture.ts'

// At its start the app finds its files held: it says so, waits, and opens what is there as soon as it can.

let folder: string
let app: AppFixture | null
let disk: FailingDisk | null

beforeEach(async () => {
  folder = makeDataFolder()
  disk = null
  app = await start()
  await app.call('settings.change', { retentionDays: 90 })
  await app.call('connections.save', { name: 'A', baseUrl: 'https://a.example', email: 'a@a.example', password: 'p' })
  await storeList(app, blankRows(2))
  await app.close()
  app = null
})
afterEach(async () => {
  disk?.restore()
  await app?.close()
  removeDataFolder(folder)
})

/** The app's waits are cut, so that it tries again at once. */
const hasty = {
  ...systemClock,
  sleep: (ms: number, signal?: AbortSignal) => systemClock.sleep(ms <= 60_000 ? 5 : ms, signal)
}
const store = (inFolder: string, name: string) => jsonFile(join(inFolder, `${name}.json`))
const start = () => startApp(folder, { store, clock: hasty })

const isReloaded = () => app?.changes.some(({ change }) => change.kind === 'reload') === true

async function seen() {
  if (app === null) return null
  const { recordsNotice } = await app.call('app.snapshot', undefined)
  const { settings, isErasurePaused } = await app.call('settings.read', undefined)
  const lists = await app.session.handlers['lists.page']({ of: 'kept', before: null, limit: 100 })
  return {
    recordsNotice,
    days: settings.retentionDays,
    isErasurePaused,
    lists: lists.ok ? lists.value.lists.length : lists.code
  }
}

test.for<readonly [string, (call: DiskCall) => boolean]>([
  ['settings', ({ path }) => path.endsWith('settings.json')],
  ['connections', ({ path }) => path.endsWith('connections.json')],
  ['the key', ({ path }) => path.endsWith('data-key.json')],
  ['the sent log', ({ path }) => path.endsWith('sent.log')],
  ['the whole folder', () => true]
])('the app waits for %s, and then has everything', async ([, isHeld]) => {
  disk = failDisk(folder, (_number, call) => (isHeld(call) ? 'EBUSY' : null))
  app = await start()
  const waiting = await seen()
  disk.restore()
  await app.until(isReloaded)
  expect([waiting?.recordsNotice, waiting?.lists, await seen()]).toEqual([
    'storage-failed',
    'storage-failed',
    { recordsNotice: null, days: 90, isErasurePaused: false, lists: 1 }
  ])
  const { connections } = await app.call('connections.all', undefined)
  expect([connections.at(-1)?.name, readdirSync(folder).filter((name) => name.includes('set-aside'))]).toEqual([
    'A',
    []
  ])
})

test('a disk that refuses for minutes is told as one that fails, and is still waited for', async () => {
  disk = failDisk(folder, (_number, { path }) => (path.endsWith('sent.log') ? 'EINVAL' : null))
  app = await start()
  const first = await seen()
  await app.until(isReloaded)
  const later = await seen()
  disk.restore()
  while ((await seen())?.recordsNotice !== null) await new Promise((resolve) => setImmediate(resolve))
  expect([first, later, await seen()]).toMatchObject([
    { recordsNotice: 'storage-failed', lists: 'storage-failed' },
    { recordsNotice: 'disk-failing', lists: 'storage-failed' },
    { recordsNotice: null, lists: 1 }
  ])
})

test('an app that is closed while it waits ends, and leaves everything', async () => {
  disk = failDisk(folder, () => 'EIO')
  app = await start()
  await app.close()
  disk.restore()
  app = await start()
  expect(await seen()).toMatchObject({ recordsNotice: null, days: 90, lists: 1 })
})

test('records that open while the app ends are closed again', async () => {
  disk = failDisk(folder, (_number, { path }) => (path.endsWith('sent.log') ? 'EBUSY' : null))
  const closing = await start()
  disk.restore()
  const ended = new Promise<void>((resolve) => {
    disk = failDisk(folder, (_number, { path }) => {
      if (path.endsWith('sent.log')) resolve(closing.close())
      return null
    })
  })
  await ended
  await new Promise((resolve) => setImmediate(resolve))
  expect(readdirSync(join(folder, 'records')).sort()).toEqual(['records.sqlite', 'sent.log'])
})

test('after settings were lost nobody is erased until the user has confirmed the days', async () => {
  writeFileSync(join(folder, 'settings.json'), '{"retentionDays": 9')
  app = await start()
  const lost = await seen()
  await app.close()
  app = await start()
  const stillLost = await seen()
  await app.call('settings.change', { retentionDays: 30 })
  expect([lost?.isErasurePaused, stillLost?.isErasurePaused, await seen()]).toMatchObject([
    true,
    true,
    { days: 30, isErasurePaused: false }
  ])
  expect(existsSync(join(folder, 'settings.json'))).toBe(true)
})

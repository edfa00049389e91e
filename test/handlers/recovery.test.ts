import { afterEach, beforeEach, expect, test } from 'vitest'
import { fail } from '#contract/call.ts'
import type { Records } from '../../src-main/records/index.ts'
import { contentOf, id, rowOf } from '../support/list-data.ts'
import { unwrap } from '../support/result.ts'
import { type AppFixture, makeDataFolder, removeDataFolder, startApp, storeList } from './app-fixture.ts'

let folder: string
let app: AppFixture

beforeEach(() => {
  folder = makeDataFolder()
})
afterEach(async () => {
  await app.close()
  removeDataFolder(folder)
})

test('what a full disk did not take at the start is recovered and looked up once there is room', async () => {
  let isFull = false
  let records: Records | undefined
  const around = (opened: Records): Records => {
    records = opened
    const { invitations } = opened
    const commit: typeof invitations.commit = (...input) =>
      isFull ? fail('storage-full') : invitations.commit(...input)
    return { ...opened, invitations: { ...invitations, commit } }
  }
  app = await startApp(folder, { around })
  const row = rowOf(1)
  const listId = await storeList(app, [row])
  const planned = { listId, begin: true, invitations: [{ rowId: row.rowId, content: contentOf(1) }] }
  await app.call('sending.prepare', planned)
  const step = { rowId: row.rowId, facts: {}, at: Date.now() }
  const beginAttempt = { attemptId: id(901), account: 'a', serverId: 's', protocol: 'hcw-v5', digest: '' } as const
  unwrap(records?.invitations.commit(listId, [{ ...step, from: 'ready', to: 'queued' }]) ?? fail('internal'))
  unwrap(
    records?.invitations.commit(listId, [{ ...step, from: 'queued', to: 'sending', beginAttempt }]) ?? fail('internal')
  )
  await app.close()

  isFull = true
  app = await startApp(folder, { around })
  const look = async () => ({
    states: (await app.call('sending.invitations', { listId, offset: 0, limit: 1 })).map(({ state }) => state),
    unfinished: (await app.call('app.snapshot', undefined)).unfinished
  })
  const before = await look()
  isFull = false
  const other = await storeList(app, [rowOf(2)])
  await app.call('sending.prepare', { listId: other, begin: true, invitations: [] })
  const isLookedUp = () => app.changes.some(({ change }) => change.kind === 'look-ups' && change.lookUps.length === 0)
  await app.until(isLookedUp)
  expect([before, await look()]).toEqual([
    { states: ['sending'], unfinished: [] },
    // It was made on a server that the app does not know: only the user can tell.
    { states: ['undecided'], unfinished: [listId] }
  ])
})

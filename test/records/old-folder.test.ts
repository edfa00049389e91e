import { createHash, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openRecords } from '../../src-main/records/index.ts'
import { createDataKeys, createVault } from '../../src-main/vault/index.ts'
import { clockAt, copyDataFolder, keychainOf, readContents } from '../fixtures/data-folder-005f298/fixture.ts'
import { type AppFixture, fileStore, startApp, storeList } from '../handlers/app-fixture.ts'
import { unwrap } from '../support/result.ts'

const contents = readContents()
const { afterStart, asKilled, killedAt, openedAt, secrets } = contents
const whole = { offset: 0, limit: 1000 }

/** All lists that are not entirely erased. */
const lists = afterStart.lists.flatMap(({ summary, opened, rows, invitations, board, consultations, ...more }) =>
  opened === undefined || rows === undefined || invitations === undefined || board === undefined
    ? []
    : [{ listId: summary.listId, summary, opened, rows, invitations, board, consultations, ...more }]
)

describe('the records of a data folder of 005f298, before anything is recovered', () => {
  const folder = copyDataFolder()
  afterAll(folder.remove)

  test('open with their key, and every invitation is in the state in which the kill left it', async () => {
    const dataKey = await createDataKeys(keychainOf(folder.path), fileStore(folder.path, 'data-key')).read()
    if (dataKey.kind !== 'kept') throw new Error(dataKey.kind)
    const opened = openRecords({ folder: join(folder.path, 'records'), dataKey: dataKey.key, now: () => killedAt })
    const { records, notice } = unwrap(opened)
    try {
      expect(notice).toBe(null)
      for (const [listId, invitations] of Object.entries(asKilled.invitations)) {
        const found = unwrap(records.invitations.page(listId, whole))
        expect(found).toMatchObject(invitations)
      }
      expect(unwrap(records.audit.entries())).toMatchObject(asKilled.audit.entries)
    } finally {
      records.close()
    }
  })
})

describe('a data folder of 005f298', () => {
  const folder = copyDataFolder()
  let office: AppFixture

  beforeAll(async () => {
    office = await startApp(folder.path, { keychain: keychainOf(folder.path), clock: clockAt(openedAt) })
  })
  afterAll(async () => {
    await office.close()
    folder.remove()
  })

  test('opens without a notice, and reports the interrupted lists', async () => {
    const snapshot = await office.call('app.snapshot', undefined)
    expect(snapshot.recordsNotice).toBe(null)
    expect([...snapshot.unfinished].sort()).toEqual([...afterStart.unfinished].sort())
  })

  test('has all its lists with their figures, including erased ones', async () => {
    const summaries = afterStart.lists.map(({ summary }) => summary)
    const [kept, erased] = [false, true].map((isWhole) =>
      summaries.filter((summary) => (summary.erased?.isWhole === true) === isWhole)
    )
    expect([kept?.length, erased?.length]).not.toContain(0)
    expect(await office.lists()).toMatchObject([...(kept ?? []), ...(erased ?? [])])
  })

  test.for(lists)('has the rows of “$summary.name” with edits and decisions', async (expected) => {
    const { listId, opened, rows, sourceSha256 } = expected
    expect(await office.call('lists.open', { listId })).toMatchObject(opened)
    expect(await office.call('lists.rows', { listId, ...whole })).toEqual(rows)
    if (sourceSha256 == null) return
    const source = await office.call('lists.source', { listId })
    expect(createHash('sha256').update(source).digest('hex')).toBe(sourceSha256)
  })

  test.for(lists)('has the invitations of “$summary.name” with their links and unknown outcomes', async (expected) => {
    const { listId, invitations, plan } = expected
    const links = await office.linksOf(listId)
    const found = await office.call('sending.invitations', { listId, ...whole })
    // 005f298 told each link with its invitation.
    const withLinks = found.map((invitation, index) =>
      links[index] === undefined ? invitation : { ...invitation, link: links[index] }
    )
    expect(withLinks).toMatchObject(invitations)
    expect(await office.call('sending.plan', { listId })).toMatchObject(plan ?? {})
  })

  test.for(lists)('has the later actions on invitations of “$summary.name”', async (expected) => {
    const { listId, board, consultations } = expected
    expect(await office.call('board.list', { listId, ...whole })).toMatchObject(board)
    expect(await office.call('consultation.stored', { listId })).toMatchObject(consultations ?? [])
  })

  test('has the connections with their passwords and the shared secret', async () => {
    const known = await office.call('connections.all', undefined)
    expect(known.chosen).toBe(afterStart.chosen)
    expect(known.connections).toMatchObject(afterStart.connections)
    const vault = createVault(keychainOf(folder.path), fileStore(folder.path, 'connections'))
    const withPassword = Object.keys(afterStart.passwords)
    const credentials = await Promise.all(withPassword.map((connectionId) => vault.credentials(connectionId)))
    expect(credentials.map((one) => one.ok && one.value.password)).toEqual(withPassword.map(() => secrets.password))
    expect(await vault.sharedSecret(afterStart.chosen)).toBe(secrets.sharedSecret)
  })

  test('has the settings and the remembered file formats', async () => {
    expect((await office.call('settings.read', undefined)).settings).toMatchObject(afterStart.settings)
    expect(await office.call('templates.list', undefined)).toMatchObject(afterStart.kinds)
  })

  test('has the whole audit log, with its chain intact', async () => {
    const check = await office.call('audit.verify', undefined)
    expect(check.firstWrong).toBe(null)
    expect(check.entries).toBeGreaterThanOrEqual(asKilled.audit.check.entries)
    const { entries } = await office.call('audit.page', { before: asKilled.audit.entries.length + 1, limit: 1000 })
    const oldestFirst = entries.toReversed().map(({ at, account, action, count }) => ({ at, account, action, count }))
    expect(oldestFirst).toMatchObject(
      asKilled.audit.entries.map(({ at, account, action }) => ({ at, account, action }))
    )
  })

  test('knows which invitations can still be fetched from the server', async () => {
    const { sources } = await office.call('restore.view', undefined)
    expect(sources).toMatchObject(afterStart.rebuild.sources)
  })

  test('holds every patient with an invitation on a server, including those of erased and removed lists', async () => {
    const rows = contents.guard.map((_, index) => ({
      rowId: randomUUID(),
      row: index + 1,
      cells: [],
      edits: {},
      excluded: false
    }))
    const listId = await storeList(office, rows)
    const invited: string[] = []
    for (const [index, { content, isHeld }] of contents.guard.entries()) {
      const invitations = [{ rowId: rows[index]?.rowId ?? '', content }]
      await office.call('sending.prepare', { listId, begin: true, invitations })
      const plan = await office.call('sending.plan', { listId })
      if (isHeld && plan.held !== 1) invited.push(content.lastName)
    }
    expect(invited).toEqual([])
    expect(contents.guard.length).toBeGreaterThan(40)
  })
})

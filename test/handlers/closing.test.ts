import { afterEach, beforeEach, expect, test } from 'vitest'
import { practiceCredentials } from '../../src-main/handlers/practice-host.ts'
import { contentOf, rowOf } from '../support/list-data.ts'
import { type AppFixture, makeDataFolder, removeDataFolder, startApp, storeList } from './app-fixture.ts'

/** For a step of the app; not a claim about speed. */
const patience = { timeout: 20_000 }

let folder: string
let app: AppFixture

beforeEach(async () => {
  folder = makeDataFolder()
  app = await startApp(folder)
})
afterEach(async () => {
  await app.close()
  removeDataFolder(folder)
})

test('closing must be confirmed while the window has unsaved changes, and no longer once the window is gone', async () => {
  const answers = [app.session.needsCloseConfirmation()]
  for (const isUnsaved of [true, false, true]) {
    await app.call('app.unsaved', { isUnsaved })
    answers.push(app.session.needsCloseConfirmation())
  }
  app.session.windowClosed()
  answers.push(app.session.needsCloseConfirmation())
  expect(answers).toEqual([false, true, false, true, false])
})

test('a request to close ends the app without an answer once all is stored, unless the user stays', async () => {
  await app.call('app.unsaved', { isUnsaved: true })
  app.session.requestClose()
  await app.call('app.closeAnswer', { answer: 'stay' })
  await app.call('app.unsaved', { isUnsaved: false })
  await app.call('app.unsaved', { isUnsaved: true })
  app.session.requestClose()
  const before = app.quits()
  await app.call('app.unsaved', { isUnsaved: false })
  await expect.poll(app.quits, patience).toBe(1)
  const asked = app.changes.filter(({ change }) => change.kind === 'close-requested').map(({ change }) => change)
  expect([before, asked, app.session.needsCloseConfirmation()]).toEqual([
    0,
    [
      { kind: 'close-requested', about: 'saving' },
      { kind: 'close-requested', about: 'saving' }
    ],
    false
  ])
})

const own = practiceCredentials.queues[0]
const inTwoDays = new Date(Date.now() + 2 * 86_400_000).toISOString()

/** A list of as many patients, ready to be sent. The practice server refuses those of another queue than its own. */
async function preparedList(
  count: number,
  queueOf: (index: number) => string | undefined = () => own
): Promise<string> {
  const rows = Array.from({ length: count }, (_, index) => rowOf(index + 1))
  const listId = await storeList(app, rows)
  const invitations = rows.map(({ rowId }, index) => {
    const { doctorEmail: _, ...content } = contentOf(index + 1, { scheduledFor: inTwoDays })
    return { rowId, content: { ...content, queue: queueOf(index) } }
  })
  await app.call('sending.prepare', { listId, begin: true, invitations })
  return listId
}

const batchFinished = () =>
  app.until(() => app.changes.some(({ change }) => change.kind === 'batch' && change.batch?.phase === 'finished'))

test('a question about a batch that nobody answers ends with the batch, and then the app ends', async () => {
  const listId = await preparedList(3)
  await app.sendPlanned(listId)
  app.session.requestClose()
  const before = [app.quits(), (await app.call('app.snapshot', undefined)).closeRequest]
  await expect.poll(app.quits, patience).toBe(1)
  app = await startApp(folder)
  const states = (await app.call('sending.invitations', { listId, offset: 0, limit: 10 })).map(({ state }) => state)
  expect([before, states]).toEqual([
    [0, 'sending'],
    ['created', 'created', 'created']
  ])
})

test('a batch that leaves somebody without an invitation keeps the app open, and the question goes', async () => {
  const listId = await preparedList(3, (index) => (index === 1 ? 'No such queue' : own))
  await app.sendPlanned(listId)
  app.session.requestClose()
  const asked = () => app.changes.flatMap(({ change }) => (change.kind === 'close-requested' ? [change.about] : []))
  await expect.poll(asked, patience).toEqual(['sending', null])
  expect([app.quits(), (await app.call('app.snapshot', undefined)).closeRequest]).toEqual([0, null])
  app.session.requestClose()
  await expect.poll(app.quits, patience).toBe(1)
})

test('right after a batch nobody is asked; while the next one signs in, somebody is', async () => {
  const first = await preparedList(1)
  await app.sendPlanned(first)
  await batchFinished()
  const between = app.session.needsCloseConfirmation()
  const listId = await preparedList(2)
  const { batchHash } = await app.call('sending.plan', { listId })
  const starting = app.session.handlers['sending.start']({ listId, batchHash })
  await expect.poll(() => app.session.needsCloseConfirmation(), patience).toBe(true)
  await starting
  expect(between).toBe(false)
})

import { randomUUID } from 'node:crypto'
import { afterEach, expect, test } from 'vitest'
import { rowsPerCall } from '#contract/limits.ts'
import { type Office, openOffice } from '../open-list/office.ts'
import { fileOf, newPatients, phoneOf, typedPhone } from '../open-list/patients.ts'

let office: Office | null = null
afterEach(() => office?.end())

async function openWindow() {
  const opened = await openOffice()
  office = opened
  const workspace = () => opened.window().workspace

  /** Drops a file with so many patients, and waits until it is read. */
  async function drop(count: number) {
    const patients = newPatients(count)
    const bytes = fileOf(patients)
    const result = await workspace().importList({ kind: 'file', id: randomUUID(), name: 'a.csv', bytes })
    if (result.kind !== 'shown') throw new Error(result.kind)
    const isShown = workspace().state()?.listId === result.listId
    if (isShown) await workspace().open(result.listId)
    return { listId: result.listId, keys: patients.map(({ key }) => key) }
  }

  const views = () => [...(workspace().state()?.rows ?? [])].filter(({ status }) => status !== 'aside')
  const names = () => views().map(({ texts }) => texts.firstName)
  const idOf = (key: string) => views().find(({ texts }) => texts.firstName === key)?.rowId ?? ''
  const phones = () => views().map(({ texts }) => texts.phone)
  const stored = async (listId: string) => {
    const rows = await opened.app.call('lists.rows', { listId, offset: 0, limit: 100 })
    return rows.slice(1)
  }
  return { ...opened, workspace, drop, views, names, idOf, phones, stored }
}

const newPhone = () => phoneOf(900_000 + Math.floor(performance.now()))

test('a list that is read again while another one is opened keeps its own patients, and so does the other', async () => {
  const { workspace, drop, names, stored } = await openWindow()
  const one = await drop(3)
  const other = await drop(4)
  const rereading = workspace().reread({ encoding: 'windows-1252' })
  await workspace().open(one.listId)
  await rereading
  await workspace().flushed()
  expect(names()).toEqual(one.keys)
  expect((await stored(one.listId)).map(({ cells }) => cells[1])).toEqual(one.keys)
  expect((await stored(other.listId)).map(({ cells }) => cells[1])).toEqual(other.keys)
})

test('two lists that are opened at once do not mix, and the last one is shown', async () => {
  const { workspace, drop, names } = await openWindow()
  const one = await drop(3)
  const other = await drop(4)
  await workspace().flushed()
  await Promise.all([workspace().open(one.listId), workspace().open(other.listId)])
  expect(names()).toEqual(other.keys)
  await Promise.all([workspace().open(one.listId), workspace().open(other.listId), workspace().open(one.listId)])
  expect(names()).toEqual(one.keys)
})

test('what is typed just before another list is opened is stored in its own list', async () => {
  const { workspace, drop, idOf, stored } = await openWindow()
  const other = await drop(2)
  const one = await drop(2)
  const typing = workspace().change([{ rowId: idOf(one.keys[0] ?? ''), edits: { email: 'neu@example.org' } }])
  await workspace().open(other.listId)
  await typing
  await workspace().flushed()
  expect((await stored(one.listId)).map(({ edits }) => edits)).toEqual([{ email: 'neu@example.org' }, {}])
  expect((await stored(other.listId)).map(({ edits }) => edits)).toEqual([{}, {}])
})

test('a file that is dropped while another list is opened is stored once, and that list stays open', async () => {
  const { app, workspace, drop, names } = await openWindow()
  const one = await drop(2)
  const [dropped] = await Promise.all([drop(3), workspace().open(one.listId)])
  await workspace().flushed()
  const lists = await app.lists()
  expect(lists.map(({ figures }) => figures.patients).sort()).toEqual([2, 3])
  await workspace().open(dropped.listId)
  expect(names()).toEqual(dropped.keys)
})

test('patients who are left out while the file is read again are left out afterwards', async () => {
  const { workspace, drop, idOf, views } = await openWindow()
  const { keys } = await drop(3)
  const rowId = idOf(keys[1] ?? '')
  const rereading = workspace().reread({ encoding: 'windows-1252' })
  const leaving = workspace().change([{ rowId, excluded: true }])
  await Promise.all([rereading, leaving])
  await workspace().flushed()
  expect(views().map(({ status }) => status === 'excluded')).toEqual([false, true, false])
})

test('two settings that are changed at once both count, and what is sent has them', async () => {
  const { workspace, drop } = await openWindow()
  await drop(2)
  void workspace().setSettings({ queue: 'Cardiologie' })
  void workspace().setSettings({ defaultLanguage: 'it' })
  const contents: unknown[] = []
  for await (const piece of workspace().contents()) contents.push(...piece.map(({ content }) => content))
  expect(contents).toMatchObject([
    { queue: 'Cardiologie', language: 'it' },
    { queue: 'Cardiologie', language: 'it' }
  ])
  expect(workspace().state()?.document?.settings).toMatchObject({ queue: 'Cardiologie', defaultLanguage: 'it' })
})

test('everybody is left out, and typing into a row that was not refreshed yet leaves it out', async () => {
  const { workspace, drop, idOf, views } = await openWindow()
  const { keys } = await drop(3)
  const first = idOf(keys[0] ?? '')
  const leaving = workspace().change(keys.map((key) => ({ rowId: idOf(key), excluded: true })))
  const typing = workspace().change([{ rowId: first, edits: { email: 'neu@example.org' } }])
  await Promise.all([leaving, typing])
  expect(views().map(({ status }) => status)).toEqual(['excluded', 'excluded', 'excluded'])
})

test('a number that was undone does not return with the next edit', async () => {
  const { workspace, drop, idOf, phones } = await openWindow()
  const { keys } = await drop(1)
  const rowId = idOf(keys[0] ?? '')
  const [before] = phones()
  await workspace().change([{ rowId, edits: { phone: typedPhone(newPhone()) } }])
  const undone = await workspace().undo()
  await workspace().change([{ rowId, edits: { email: 'neu@example.org' } }])
  expect([undone, phones()]).toMatchObject([{ kind: 'rows', changes: [{ edits: { phone: null } }] }, [before]])
})

test('saved is not said while a write has failed, even if a later one could succeed, and the disk then has both', async () => {
  const { workspace, drop, idOf, setDiskFull, stored } = await openWindow()
  const { listId, keys } = await drop(2)
  await workspace().flushed()
  const [first = '', second = ''] = keys.map(idOf)
  setDiskFull(true)
  await workspace().change([{ rowId: first, excluded: true }])
  await workspace().flushed()
  const failed = workspace().saveState()
  setDiskFull(false)
  await workspace().change([{ rowId: second, edits: { email: 'neu@example.org' } }])
  await workspace().flushed()
  const rows = await stored(listId)
  expect([failed, workspace().saveState(), rows[0]?.excluded, rows[1]?.edits.email]).toEqual([
    { failed: 'storage-full' },
    'saved',
    true,
    'neu@example.org'
  ])
})

test('a worker that dies is started again with all that was typed, stored or not, and the user is told once', async () => {
  const { workspace, window, drop, idOf, phones, setDiskFull, stored } = await openWindow()
  const { listId, keys } = await drop(2)
  await workspace().flushed()
  const [first = '', second = ''] = keys.map(idOf)
  setDiskFull(true)
  const typed = [newPhone(), phoneOf(900_000)]
  await workspace().change([{ rowId: first, edits: { phone: typedPhone(typed[0] ?? '') } }])
  window().killWorker()
  await workspace().change([{ rowId: second, edits: { phone: typedPhone(typed[1] ?? '') } }])
  const told = workspace().state()?.notice
  setDiskFull(false)
  await workspace().flushed()
  const rows = await stored(listId)
  expect([told, phones(), rows.map(({ edits }) => edits.phone)]).toEqual([
    { code: 'worker-restarted' },
    typed,
    typed.map(typedPhone)
  ])
})

test('a file is made whole although the worker dies while it reads, with what was typed, and the user is told', async () => {
  const { workspace, window, drop, idOf } = await openWindow()
  const { keys } = await drop(rowsPerCall + 100)
  await workspace().change([{ rowId: idOf(keys[0] ?? ''), edits: { email: 'neu@example.org' } }])
  const pieces = workspace()
    .standingRows(() => undefined)
    [Symbol.asyncIterator]()
  const first = pieces.next()
  window().killWorker()
  const read = [...(await first).value]
  // Between two pieces, and with a request on its way.
  window().killWorker()
  const second = pieces.next()
  window().killWorker()
  read.push(...(await second).value)
  const changed = read.filter(({ cells }) => cells.includes('neu@example.org'))
  expect([
    new Set(read.map(({ rowId }) => rowId)).size,
    read.length,
    (await pieces.next()).done,
    changed.length
  ]).toEqual([keys.length + 1, keys.length + 1, true, 1])
  expect(workspace().state()?.notice).toEqual({ code: 'worker-restarted' })
})

test('a change of a list that was changed elsewhere is refused and told, and what is stored is shown', async () => {
  const { app, workspace, drop, idOf, views } = await openWindow()
  const { listId, keys } = await drop(1)
  await workspace().flushed()
  const { revision } = await app.call('lists.open', { listId })
  await app.call('lists.rename', { listId, revision, name: 'Anders' })
  await workspace().change([{ rowId: idOf(keys[0] ?? ''), excluded: true }])
  await workspace().flushed()
  await workspace().undo()
  await workspace().open(listId)
  const open = workspace().state()
  expect([open?.notice, open?.document?.name, views()[0]?.status === 'excluded']).toEqual([
    { code: 'stale' },
    'Anders',
    false
  ])
})

test('what was prepared stays as it was told when only time has passed', async () => {
  const { app, workspace, drop } = await openWindow()
  const { listId } = await drop(2)
  await workspace().setSettings({ queue: 'Cardiologie' })
  await workspace().flushed()
  async function prepare() {
    let begin = true
    for await (const invitations of workspace().contents()) {
      await app.call('sending.prepare', { listId, begin, invitations: [...invitations] })
      begin = false
    }
    await workspace().flushed()
    return app.call('sending.plan', { listId })
  }
  const told = await prepare()
  const { revision } = await app.call('lists.open', { listId })
  const again = await prepare()
  const { revision: after } = await app.call('lists.open', { listId })
  expect([told.total, again.total, after - revision, workspace().state()?.notice]).toEqual([2, 2, 0, null])
})

test('a list that is no longer shown and whose changes are refused tells so when it is opened again', async () => {
  const { app, workspace, drop, idOf, setDiskFull } = await openWindow()
  const other = await drop(1)
  const { listId, keys } = await drop(1)
  await workspace().flushed()
  setDiskFull(true)
  await workspace().change([{ rowId: idOf(keys[0] ?? ''), excluded: true }])
  await workspace().open(other.listId)
  const { revision } = await app.call('lists.open', { listId })
  await app.call('lists.rename', { listId, revision, name: 'Anders' })
  setDiskFull(false)
  await workspace().flushed()
  await workspace().open(listId)
  expect(workspace().state()?.notice).toEqual({ code: 'stale' })
})

test('a text that is given after another list was opened goes to the list in which it was typed', async () => {
  const { workspace, drop, idOf, stored } = await openWindow()
  const other = await drop(1)
  const { listId, keys } = await drop(1)
  const rowId = idOf(keys[0] ?? '')
  const end = workspace().holdUnsaved()
  await workspace().flushed()
  await workspace().open(other.listId)
  await workspace().change([{ rowId, edits: { email: 'neu@example.org' } }], listId)
  end()
  await workspace().flushed()
  expect((await stored(listId)).map(({ edits }) => edits)).toEqual([{ email: 'neu@example.org' }])
})

test('a worker that dies before another reading is stored loses nothing typed before it, and the user is told', async () => {
  const { workspace, window, drop, idOf, setDiskFull, stored } = await openWindow()
  const { listId, keys } = await drop(2)
  await workspace().flushed()
  const [first = '', second = ''] = keys.map(idOf)
  setDiskFull(true)
  await workspace().change([{ rowId: first, edits: { email: 'one@example.org' } }])
  await workspace().reread({ encoding: 'windows-1252' })
  window().killWorker()
  await workspace().change([{ rowId: second, edits: { email: 'two@example.org' } }])
  const told = workspace().state()?.notice
  setDiskFull(false)
  await workspace().flushed()
  const rows = await stored(listId)
  expect([told, workspace().saveState(), rows.map(({ edits }) => edits.email)]).toEqual([
    { code: 'stale' },
    'saved',
    ['one@example.org', 'two@example.org']
  ])
})

test('a question about another reading ends with the worker that asked it, and the list can be worked on', async () => {
  const { workspace, window, idOf } = await openWindow()
  const patients = newPatients(2).map((patient) => ({ ...patient, lastName: 'Zoé' }))
  const file = { kind: 'file', id: randomUUID(), name: 'a.csv', bytes: fileOf(patients) } as const
  const imported = await workspace().importList(file)
  if (imported.kind === 'shown') await workspace().open(imported.listId)
  await workspace().change([{ rowId: idOf(patients[0]?.key ?? ''), edits: { email: 'neu@example.org' } }])
  const asked = await workspace().reread({ encoding: 'windows-1252' })
  window().killWorker()
  const decisions = { moved: 'keep', changed: 'keep', gone: 'keep' } as const
  const settled = await workspace().settleReading(decisions)
  expect([asked.kind, settled, workspace().state()?.unmatched]).toEqual([
    'waits',
    { kind: 'failed', code: 'stale' },
    null
  ])
})

test('a command that the worker cannot do is told and not thrown, and the next one counts', async () => {
  const { workspace, drop, idOf, views } = await openWindow()
  const { keys } = await drop(2)
  // No screen gives such a command.
  await workspace().setLayout({ columns: null as never })
  const told = workspace().state()?.notice
  await workspace().change([{ rowId: idOf(keys[0] ?? ''), excluded: true }])
  await workspace().flushed()
  expect([told, workspace().saveState(), views()[0]?.status]).toEqual([{ code: 'internal' }, 'saved', 'excluded'])
})

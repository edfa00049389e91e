import { afterEach, beforeEach, expect, test } from 'vitest'
import { type PracticeServer, practiceAccount, startPracticeServer } from '../../src-main/practice/index.ts'
import { contentOf, pacedAtOnce } from '../sending/engine.ts'
import { type AppFixture, blankRows, makeDataFolder, removeDataFolder, startApp, storeList } from './app-fixture.ts'

let folder: string
let practice: PracticeServer
let app: AppFixture
beforeEach(async () => {
  folder = makeDataFolder()
  practice = await startPracticeServer({ seed: 1, publicUrl: 'https://visit.hospital.example' })
  app = await startApp(folder, { clock: pacedAtOnce() })
  const { email, password } = practiceAccount
  await app.call('connections.save', { name: 'Hospital', baseUrl: practice.url, email, password })
})
afterEach(async () => {
  await app.close()
  await practice.close()
  removeDataFolder(folder)
})

async function prepare(count: number): Promise<string> {
  const rows = blankRows(count)
  const listId = await storeList(app, rows)
  const invitations = rows.map(({ rowId }, index) => ({ rowId, content: contentOf(index + 1) }))
  await app.call('sending.prepare', { listId, begin: true, invitations })
  return listId
}

const batch = () => app.changes.flatMap(({ change }) => (change.kind === 'batch' ? [change.batch] : [])).at(-1)
const states = async (listId: string) =>
  (await app.call('sending.invitations', { listId, offset: 0, limit: 100 })).map(({ state }) => state)
const links = (listId: string) => app.linksOf(listId)
const hosts = async () => {
  const { connections } = await app.call('connections.all', undefined)
  return connections
    .filter(({ kind }) => kind === 'server')
    .map(({ connectionId, hostToConfirm, patientsHost }) => ({ connectionId, hostToConfirm, patientsHost }))
}

test('links of another host wait for the user, and are taken once the user has confirmed it', async () => {
  const listId = await prepare(12)
  await app.sendPlanned(listId)
  await app.until(() => batch()?.wait?.reason === 'link-of-other-host')
  const before = { states: new Set(await states(listId)), links: new Set(await links(listId)), host: await hosts() }
  const connectionId = before.host[0]?.connectionId ?? ''
  const confirm = app.session.handlers['connections.confirmHost']
  const wrong = await confirm({ connectionId, host: 'evil.example' })
  await app.call('connections.confirmHost', { connectionId, host: 'visit.hospital.example' })
  await app.until(() => batch()?.phase === 'finished' && batch()?.unknown === 0)
  const audit = await app.call('audit.page', { before: null, limit: 50 })
  expect({
    before: [before.states.has('created'), [...before.links], before.host[0]?.hostToConfirm],
    wrong,
    states: new Set(await states(listId)),
    links: new Set((await links(listId)).map((link) => new URL(link ?? '').host)),
    hosts: (await hosts()).map(({ hostToConfirm, patientsHost }) => [hostToConfirm, patientsHost]),
    isLogged: audit.entries.some(({ action }) => action === 'patients-host-confirmed'),
    made: practice.invites.length
  }).toEqual({
    before: [false, [undefined], 'visit.hospital.example'],
    wrong: { ok: false, code: 'other-host' },
    states: new Set(['created']),
    links: new Set(['visit.hospital.example']),
    hosts: [[undefined, 'visit.hospital.example']],
    isLogged: true,
    made: 12
  })
})

test('a confirmed host is remembered, and another one is asked about again', async () => {
  const first = await prepare(1)
  await app.sendPlanned(first)
  await app.until(() => batch()?.wait?.reason === 'link-of-other-host')
  const [asked] = await hosts()
  await app.call('connections.confirmHost', { connectionId: asked?.connectionId ?? '', host: 'visit.hospital.example' })
  await app.until(() => batch()?.phase === 'finished' && batch()?.unknown === 0)
  await app.close()
  app = await startApp(folder, { clock: pacedAtOnce() })
  const kept = await hosts()
  const { connections } = await app.call('connections.all', undefined)
  const { baseUrl = '', email = '' } = connections.find(({ kind }) => kind === 'server') ?? {}
  // The same server under a new name of the connection keeps it.
  await app.call('connections.save', { connectionId: kept[0]?.connectionId, name: 'Renamed', baseUrl, email })
  expect([kept[0]?.patientsHost, (await hosts()).map(({ patientsHost }) => patientsHost)]).toEqual([
    'visit.hospital.example',
    ['visit.hospital.example']
  ])
})

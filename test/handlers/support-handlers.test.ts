import { afterEach, beforeEach, expect, test } from 'vitest'
import { practiceCredentials } from '../../src-main/handlers/practice-host.ts'
import type { PolicyState } from '../../src-main/policy/index.ts'
import { parsePolicy } from '../../src-main/policy/policy-file.ts'
import { contentOf, id, listDocument, rowOf } from '../support/list-data.ts'
import { type AppFixture, makeDataFolder, noKeychain, removeDataFolder, startApp, storeList } from './app-fixture.ts'

let folder: string
let app: AppFixture

beforeEach(() => {
  folder = makeDataFolder()
})
afterEach(async () => {
  await app.close()
  removeDataFolder(folder)
})

const page = async () => (await app.call('support.page', undefined)).text
const lineOf = (text: string, name: string) => text.split('\n').find((line) => line.startsWith(`${name}: `))

/** Sends three patients to the practice server, of whom one is refused. */
async function sendThree(): Promise<string> {
  const rows = [1, 2, 3].map(rowOf)
  const listId = await storeList(app, rows)
  const scheduledFor = new Date(Date.now() + 2 * 86_400_000).toISOString()
  const invitations = rows.map(({ rowId }, index) => {
    const { doctorEmail: _, ...content } = contentOf(index + 1, { scheduledFor })
    return { rowId, content: { ...content, queue: index === 2 ? 'Nirgendwo' : practiceCredentials.queues[0] } }
  })
  await app.call('sending.prepare', { listId, begin: true, invitations })
  await app.sendPlanned(listId)
  await app.until(() => app.changes.some(({ change }) => change.kind === 'batch' && change.batch?.phase === 'finished'))
  return listId
}

test('the support page contains counts by state and the log', async () => {
  app = await startApp(folder)
  const listId = await sendThree()
  const text = await page()
  const events = text
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line).event)
  expect([
    lineOf(text, 'lists'),
    lineOf(text, 'invitations'),
    lineOf(text, 'audit'),
    lineOf(text, 'ratePerSecond'),
    lineOf(text, 'keychain'),
    events.filter(({ kind }) => kind === 'refused'),
    events.filter(({ kind, phase }) => kind === 'batch' && phase === 'finished').map(({ created }) => created)
  ]).toEqual([
    'lists: 1',
    'invitations: created 2, refused 1',
    'audit: entries 3, firstWrong -, breaks 0',
    'ratePerSecond: 8',
    'keychain: system',
    [{ kind: 'refused', list: listId, code: 'queue-not-found', count: 1 }],
    [2]
  ])
})

test('the support page contains no data of patients, lists and accounts, only the host of the server', async () => {
  app = await startApp(folder)
  await sendThree()
  const email = 'sekretariat.keller@hospital.example'
  const baseUrl = 'https://hcw.hospital.example/somewhere'
  await app.call('connections.save', { name: 'Kardiologie bei Keller', baseUrl, email, password: 'geheim-1234' })
  await app.call('settings.change', {
    listDefaults: {
      defaultCountry: 'CH',
      timeZone: 'Europe/Zurich',
      defaultLanguage: 'fr',
      delivery: 'server',
      doctorEmail: 'dr.favre@hospital.example',
      queue: 'Sprechstunde Favre'
    }
  })
  const text = await page()
  const listId = (await app.lists())[0]?.listId ?? id(0)
  const sent = await app.call('sending.invitations', { listId, offset: 0, limit: 10 })
  const links = await app.linksOf(listId)
  const secrets = [
    'Müller',
    'Anna',
    '791234567',
    listDocument.name,
    listDocument.fileName,
    'Nirgendwo',
    practiceCredentials.queues[0] ?? '',
    'Keller',
    email,
    'geheim',
    'favre',
    'Favre',
    'somewhere',
    folder,
    ...sent.flatMap(({ inviteId = '-none-', rowId }) => [inviteId, rowId]),
    ...links.map((link = '-none-') => link)
  ]
  expect([secrets.filter((secret) => text.includes(secret)), text.includes('hcw.hospital.example')]).toEqual([[], true])
})

test('the support page shows a missing keychain and a policy', async () => {
  const parsed = parsePolicy('{"ratePerSecond": 2, "off": ["practice"]}')
  const policy: PolicyState = parsed.ok ? { kind: 'loaded', policy: parsed.value } : { kind: 'none' }
  app = await startApp(folder, { keychain: noKeychain, policy })
  const text = await page()
  expect([
    lineOf(text, 'keychain'),
    lineOf(text, 'notice'),
    lineOf(text, 'fixed'),
    lineOf(text, 'off'),
    lineOf(text, 'ratePerSecond')
  ]).toEqual(['keychain: none', 'notice: session-only', 'fixed: ratePerSecond', 'off: practice', 'ratePerSecond: 2'])
})

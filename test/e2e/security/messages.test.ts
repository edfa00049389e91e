import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import type { SpawnedPractice } from '../../practice/spawn-practice.ts'
import { type AppDriver, accountAt, connectServer } from '../app-driver.ts'
import { patientList, patients } from '../patient-lists.ts'
import { siteOfTests } from '../site-of-tests.ts'

const here = siteOfTests()
const told = here.path('told.jsonl')
const sharedSecret = 'a secret that only the server and IT know'
const people = patients(4)
let server: SpawnedPractice
let driver: AppDriver

beforeAll(async () => {
  server = await here.server({ sharedExternalAuthSecret: sharedSecret })
  driver = await here.openApp({ env: { HCW_HOST_MESSAGES: told } })
  const { user } = driver
  await connectServer(user, server)
  await user.chooseFiles(here.writeFile('list.csv', patientList(people)))
  await user.goOnToCheck()
  await user.goOnToSend()
  // The tokens become invalid: the app signs in again.
  await server.killTokens()
  await user.send()
  await user.said('All 4 patients are invited.').waitFor()
  // The window gets a link only when it asks for it: of one patient, of all who are shown, or for a file.
  await user.goToStep('Links')
  await user.reveal(`${people[0]?.lastName} ${people[0]?.firstName}`)
  await user.page.getByText('Show all links').click()
  await user.saveLinks(here.path('links.csv'), { format: 'Text (CSV)' })
  await user.goTo('Connection')
  await user.page.getByRole('button', { name: /a doctor’s sign-in link/ }).click()
  await user.page.getByLabel('Shared secret', { exact: true }).fill(sharedSecret)
  await user.button('Store the secret').click()
  await user.said('Secret stored.').waitFor()
  await user.page.getByRole('textbox', { name: 'Doctor’s e-mail' }).fill('dora.keller@practice.example')
  await user.button('Copy the link').click()
  await user.said(/The link works for five minutes/).waitFor()
})

/** The start of every signed token: the head of a JSON Web Token. */
const tokenStart = Buffer.from('{"alg":"HS256"').toString('base64url').slice(0, -1)

/** The unwrapped key of the records. */
async function dataKey(): Promise<string> {
  const { wrapped } = JSON.parse(readFileSync(join(here.profileDir, 'data-key.json'), 'utf8')) as { wrapped: string }
  return driver.app.electron.evaluate(async ({ safeStorage }, text) => {
    return (await safeStorage.decryptStringAsync(Buffer.from(text, 'base64'))).result
  }, wrapped)
}

/** All messages from the main process to the window during the run. */
const messages = () => readFileSync(told, 'utf8').trimEnd().split('\n')

test('no password, token, shared secret or key is in any message to the window of a whole run', async () => {
  const plain = [accountAt(server).password, sharedSecret]
  const coded = plain.map((text) => Buffer.from(text).toString('base64').slice(0, -3))
  const secrets = [tokenStart, await dataKey(), ...plain, ...coded]
  expect(messages().flatMap((message) => secrets.filter((secret) => message.includes(secret)))).toEqual([])
})

test('secrets have the form that the search expects', async () => {
  expect(await driver.app.clipboardText()).toContain(`token=${tokenStart}`)
  expect(await dataKey()).toMatch(/^[\w+/]{43}=$/)
})

test('the recorded messages are complete: answers, changes, patients’ links', async () => {
  const all = messages().join('\n')
  const { invites } = await server.dump()
  const expected = ['"kind":"answer"', '"kind":"event"', ...invites.map(({ patientURL }) => patientURL)]
  expect([invites.length, expected.filter((text) => !all.includes(text))]).toEqual([people.length, []])
})

test('nor are token and key anywhere in the window’s memory', async () => {
  const session = await driver.app.page.context().newCDPSession(driver.app.page)
  let snapshot = ''
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => {
    snapshot += chunk
  })
  await session.send('HeapProfiler.collectGarbage')
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false })
  const isThere = [people[0]?.lastName ?? '', tokenStart, await dataKey()].map((text) => snapshot.includes(text))
  expect(isThere).toEqual([true, false, false])
})

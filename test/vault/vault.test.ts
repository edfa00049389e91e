import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createVault } from '../../src-main/vault/index.ts'
import {
  fileStore,
  fullStore,
  makeFolder,
  makeKeychain,
  namesBeside,
  removeFolder,
  type TestKeychain
} from './builders.ts'

const details = {
  name: 'Hôpital',
  baseUrl: 'https://hcw.hospital.example',
  email: 'scheduler@hospital.example',
  password: 'correct horse'
}
const practice = { connectionId: 'practice', kind: 'practice', name: '', baseUrl: '', email: '', password: 'kept' }

let folder: string
let path: string
let keychain: TestKeychain

beforeEach(() => {
  folder = makeFolder()
  path = join(folder, 'connections.json')
  keychain = makeKeychain()
})
afterEach(() => removeFolder(folder))

/** As after a restart: only the file and the keychain are the same. */
const vault = () => createVault(keychain, fileStore(path))

type Changes = Partial<typeof details> & { connectionId?: string; authorities?: readonly string[] }

async function save(changes: Changes = {}): Promise<string> {
  const saved = await vault().save({ ...details, ...changes })
  if (!saved.ok) throw new Error(saved.code)
  return saved.value.connectionId
}

const fileText = () => (existsSync(path) ? readFileSync(path, 'utf8') : '')

test('at first there is the practice connection, and it is chosen', async () => {
  expect(await vault().connections()).toEqual({ connections: [practice], chosen: 'practice', keychain: 'system' })
})

test('a saved connection is chosen, kept, and its password comes back to the main process only', async () => {
  const connectionId = await save()
  expect({
    shown: await vault().connections(),
    credentials: await vault().credentials(connectionId),
    inClear: fileText().includes(details.password)
  }).toEqual({
    shown: {
      connections: [
        practice,
        {
          connectionId,
          kind: 'server',
          name: details.name,
          baseUrl: details.baseUrl,
          email: details.email,
          password: 'kept'
        }
      ],
      chosen: connectionId,
      keychain: 'system'
    },
    credentials: {
      ok: true,
      value: { baseUrl: details.baseUrl, email: details.email, password: details.password }
    },
    inClear: false
  })
})

test('a changed name keeps the password; another address or account drops it', async () => {
  const passwordAfter = async (changes: Partial<typeof details>) => {
    const connectionId = await save()
    const { password: _, ...typed } = { ...details, ...changes }
    await vault().save({ ...typed, connectionId })
    const found = await vault().credentials(connectionId)
    return found.ok ? found.value.password : found.code
  }
  expect([
    await passwordAfter({ name: 'HUG' }),
    await passwordAfter({ baseUrl: 'https://elsewhere.example' }),
    await passwordAfter({ email: 'other@hospital.example' })
  ]).toEqual([details.password, 'no-password', 'no-password'])
})

test('without a keychain the password lasts for the session and is written nowhere', async () => {
  keychain.become('none')
  const session = vault()
  const saved = await session.save(details)
  const connectionId = saved.ok ? saved.value.connectionId : ''
  const passwordIn = async (which: typeof session) => (await which.connections()).connections[1]?.password
  expect({
    now: [await passwordIn(session), await session.credentials(connectionId)],
    afterRestart: [await passwordIn(vault()), await vault().credentials(connectionId)],
    written: fileText().includes('password')
  }).toEqual({
    now: [
      'session',
      { ok: true, value: { baseUrl: details.baseUrl, email: details.email, password: details.password } }
    ],
    afterRestart: ['none', { ok: false, code: 'no-password' }],
    written: false
  })
})

test('a keychain that does not give the password back leaves it where it is', async () => {
  const connectionId = await save()
  const before = fileText()
  keychain.changeOwner()
  const refused = await vault().credentials(connectionId)
  expect([refused, fileText()]).toEqual([{ ok: false, code: 'no-password' }, before])
})

test("what the keychain's newer key should protect is protected anew", async () => {
  const connectionId = await save()
  const before = fileText()
  keychain.rotate()
  const first = await vault().credentials(connectionId)
  const renewed = fileText()
  const second = await vault().credentials(connectionId)
  expect([first, renewed !== before, fileText() === renewed]).toEqual([second, true, true])
})

test('connections are chosen and forgotten; where the chosen one goes, the practice connection is chosen', async () => {
  const first = await save()
  const second = await save({ name: 'Clinique' })
  const answers = [
    await vault().choose('nowhere'),
    await vault().choose(first),
    await vault().forget(first),
    await vault().forget(first),
    await vault().forget('practice'),
    await vault().choose('practice'),
    await vault().credentials(first),
    await vault().credentials('practice')
  ]
  const { connections, chosen } = await vault().connections()
  const done = { ok: true, value: null }
  const gone = { ok: false, code: 'no-such-connection' }
  expect([answers, connections.map(({ connectionId }) => connectionId), chosen]).toEqual([
    [gone, done, done, gone, gone, done, gone, gone],
    ['practice', second],
    'practice'
  ])
})

test('a file that makes no sense is set aside', async () => {
  const outcomes = []
  for (const text of ['{"version":1,"chosen', '{"version":7}']) {
    writeFileSync(path, text)
    const { connections } = await vault().connections()
    outcomes.push([connections.length, namesBeside(path), readFileSync(`${path}.set-aside`, 'utf8')])
  }
  expect(outcomes).toEqual([
    [1, ['connections.json.set-aside'], '{"version":1,"chosen'],
    [1, ['connections.json.set-aside'], '{"version":7}']
  ])
})

test('a full disk is a failure, and nothing is chosen', async () => {
  const full = createVault(keychain, fullStore())
  expect([await full.save(details), (await full.connections()).chosen]).toEqual([
    { ok: false, code: 'storage-full', detail: 'ENOSPC' },
    'practice'
  ])
})

test('authorities are kept in clear with their connection, stay where none are named, and can be taken away', async () => {
  const connectionId = await save({ authorities: ['QUJD'] })
  expect([await vault().authorities(connectionId), fileText().includes('QUJD')]).toEqual([['QUJD'], true])
  await save({ connectionId, name: 'Clinique' })
  expect(await vault().authorities(connectionId)).toEqual(['QUJD'])
  await save({ connectionId, authorities: [] })
  expect([await vault().authorities(connectionId), fileText().includes('authorities')]).toEqual([[], false])
})

test('the practice connection has no authorities, and one that is not there none to tell', async () => {
  expect([await vault().authorities('practice'), await vault().authorities('nobody')]).toEqual([[], null])
})

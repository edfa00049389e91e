import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createVault } from '../../src-main/vault/index.ts'
import {
  fileStore,
  filledStore,
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

const secret = 'shared with the server'

/** What a start shows of the only connection, and what it can be used with. */
async function afterStart(connectionId: string) {
  const started = vault()
  const shown = (await started.connections()).connections[1]
  const credentials = await started.credentials(connectionId)
  return {
    address: shown?.baseUrl,
    account: shown?.email,
    shown: shown?.password,
    password: credentials.ok ? credentials.value.password : credentials.code,
    secretShown: await started.sharedSecretStatus(connectionId),
    secret: await started.sharedSecret(connectionId)
  }
}
const allThere = {
  address: details.baseUrl,
  account: details.email,
  shown: 'kept',
  password: details.password,
  secretShown: 'kept',
  secret
}
const nothingOpens = { ...allThere, shown: 'none', password: 'no-password', secretShown: 'none', secret: null }

test('secrets that the keychain does not give back are asked for again, and stay where they are until it does', async () => {
  const connectionId = await save()
  await vault().setSharedSecret(connectionId, secret)
  const before = fileText()
  keychain.changeOwner()
  const lost = await afterStart(connectionId)
  keychain.become('none')
  const gone = await afterStart(connectionId)
  const untouched = fileText() === before
  keychain.become('system')
  keychain.changeOwner(1)
  expect([lost, gone, untouched, await afterStart(connectionId)]).toEqual([nothingOpens, nothingOpens, true, allThere])
})

test('a password typed anew takes the place of the one that does not open; address and account stay', async () => {
  const connectionId = await save()
  keychain.changeOwner()
  await vault().save({ ...details, connectionId, password: 'typed anew' })
  const { shown, password, address, account } = await afterStart(connectionId)
  expect([shown, password, address, account]).toEqual(['kept', 'typed anew', details.baseUrl, details.email])
})

test('a password typed while there is no keychain does not take the place of the one that it may yet give back', async () => {
  const connectionId = await save()
  keychain.become('none')
  const session = vault()
  await session.save({ ...details, connectionId, password: 'for now' })
  const now = await session.credentials(connectionId)
  keychain.become('system')
  expect([now.ok && now.value.password, (await afterStart(connectionId)).password]).toEqual([
    'for now',
    details.password
  ])
})

test('one start after the keychain got a newer key protects every secret anew, used or not: the former is not needed', async () => {
  const connectionId = await save()
  await vault().setSharedSecret(connectionId, secret)
  keychain.rotate()
  await vault().connections()
  const renewed = fileText()
  keychain.dropFormerKeys()
  expect([await afterStart(connectionId), fileText() === renewed]).toEqual([allThere, true])
})

test('where the renewed secrets cannot be written, the former ones stay and open', async () => {
  const connectionId = await save()
  await vault().setSharedSecret(connectionId, secret)
  const before = fileText()
  keychain.rotate()
  await createVault(keychain, filledStore(path)).connections()
  expect([fileText(), await afterStart(connectionId)]).toEqual([before, allThere])
})

test('a renewal that the keychain would not give back takes no secret’s place', async () => {
  const connectionId = await save()
  const before = fileText()
  keychain.rotate()
  const forgetful = { ...keychain, protect: async () => Uint8Array.of(1, 2, 3) }
  const used = await createVault(forgetful, fileStore(path)).credentials(connectionId)
  expect([used.ok && used.value.password, fileText()]).toEqual([details.password, before])
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

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
  otherFileNames,
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

/** Simulates a restart: only the file and the keychain stay. */
const vault = () => createVault(keychain, fileStore(path))

type Changes = Partial<typeof details> & { connectionId?: string; authorities?: readonly string[] }

async function save(changes: Changes = {}): Promise<string> {
  const saved = await vault().save({ ...details, ...changes })
  if (!saved.ok) throw new Error(saved.code)
  return saved.value.connectionId
}

const fileText = () => (existsSync(path) ? readFileSync(path, 'utf8') : '')

test('at first there is only the practice connection, and it is chosen', async () => {
  expect(await vault().connections()).toEqual({ connections: [practice], chosen: 'practice', keychain: 'system' })
})

test('a saved connection is stored and chosen, and only the main process gets its password', async () => {
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

test('a changed name keeps the password; another address or account deletes it', async () => {
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

test('without a keychain the password lasts for the session and is not stored', async () => {
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

/** The only connection and its usable secrets after a restart. */
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

test('secrets that the keychain does not decrypt are requested again, and stay stored', async () => {
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

test('a new password replaces one that cannot be decrypted; address and account stay', async () => {
  const connectionId = await save()
  keychain.changeOwner()
  await vault().save({ ...details, connectionId, password: 'typed anew' })
  const { shown, password, address, account } = await afterStart(connectionId)
  expect([shown, password, address, account]).toEqual(['kept', 'typed anew', details.baseUrl, details.email])
})

test('a session password does not replace a stored one that the keychain may decrypt later', async () => {
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

test('one start after the keychain got a newer key reencrypts every secret, used or not', async () => {
  const connectionId = await save()
  await vault().setSharedSecret(connectionId, secret)
  keychain.rotate()
  await vault().connections()
  const renewed = fileText()
  keychain.dropFormerKeys()
  expect([await afterStart(connectionId), fileText() === renewed]).toEqual([allThere, true])
})

test('if reencrypted secrets cannot be stored, the former ones stay and can be decrypted', async () => {
  const connectionId = await save()
  await vault().setSharedSecret(connectionId, secret)
  const before = fileText()
  keychain.rotate()
  await createVault(keychain, filledStore(path)).connections()
  expect([fileText(), await afterStart(connectionId)]).toEqual([before, allThere])
})

test('a renewed ciphertext that cannot be decrypted replaces nothing', async () => {
  const connectionId = await save()
  const before = fileText()
  keychain.rotate()
  const forgetful = { ...keychain, encrypt: async () => Uint8Array.of(1, 2, 3) }
  const used = await createVault(forgetful, fileStore(path)).credentials(connectionId)
  expect([used.ok && used.value.password, fileText()]).toEqual([details.password, before])
})

test('connections are chosen and forgotten; after the chosen one, the practice connection is chosen', async () => {
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

test('an invalid file is quarantined', async () => {
  const outcomes = []
  for (const text of ['{"version":1,"chosen', '{"version":7}']) {
    writeFileSync(path, text)
    const { connections } = await vault().connections()
    outcomes.push([connections.length, otherFileNames(path), readFileSync(`${path}.set-aside`, 'utf8')])
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

test('authorities are stored unencrypted with their connection, stay if none are given, and can be removed', async () => {
  const connectionId = await save({ authorities: ['QUJD'] })
  expect([await vault().authorities(connectionId), fileText().includes('QUJD')]).toEqual([['QUJD'], true])
  await save({ connectionId, name: 'Clinique' })
  expect(await vault().authorities(connectionId)).toEqual(['QUJD'])
  await save({ connectionId, authorities: [] })
  expect([await vault().authorities(connectionId), fileText().includes('authorities')]).toEqual([[], false])
})

test('the practice connection has no authorities, and a missing one returns null', async () => {
  expect([await vault().authorities('practice'), await vault().authorities('nobody')]).toEqual([[], null])
})

test('a connection is stored with what its server speaks, and keeps it when its name is changed', async () => {
  const connectionId = await save()
  await save({ connectionId, name: 'Another name' })
  const [stored] = JSON.parse(fileText()).connections
  expect([stored.protocol, await vault().protocol(connectionId), await vault().protocol('practice')]).toEqual([
    'hcw-v5',
    'hcw-v5',
    'practice'
  ])
})

test('a connection from before there was a second protocol speaks the first', async () => {
  const connectionId = await save()
  writeFileSync(path, fileText().replace(/"protocol":\s*"hcw-v5",/, ''))
  expect([fileText().includes('protocol'), await vault().protocol(connectionId)]).toEqual([false, 'hcw-v5'])
  expect(await vault().credentials(connectionId)).toMatchObject({ ok: true, value: { password: details.password } })
})

/** The stored connections as somebody else's program would write them. */
function editFile(change: (connection: Record<string, unknown>) => Record<string, unknown>): void {
  const kept = JSON.parse(fileText())
  writeFileSync(path, JSON.stringify({ ...kept, connections: kept.connections.map(change) }))
}

test.each([
  ['address', { baseUrl: 'https://evil.example' }],
  ['account', { email: 'other@hospital.example' }],
  ['authorities', { authorities: ['QUJD'] }]
])('a password is not used once its %s was changed on the disk, and is shown as missing', async (_name, change) => {
  const connectionId = await save()
  editFile((connection) => ({ ...connection, ...change }))
  const { connections } = await vault().connections()
  expect([await vault().credentials(connectionId), connections[1]?.password]).toEqual([
    { ok: false, code: 'no-password' },
    'none'
  ])
})

test.each([
  ['address', { baseUrl: 'https://evil.example' }],
  ['account', { email: 'other@hospital.example' }],
  ['authorities', { authorities: ['QUJD'] }],
  ['patients’ host', { patientsHost: 'evil.example' }],
  ['protocol', { protocol: 'practice' }],
  ['binding', { binding: undefined }]
])(
  'a connection whose %s was changed on the disk is told, and gives neither password nor host',
  async (_name, change) => {
    const connectionId = await save()
    await vault().confirmPatientsHost(connectionId, 'patients.example')
    const before = await vault().connections()
    editFile((connection) => ({ ...connection, ...change }))
    const after = await vault().connections()
    expect([before.connections[1]?.wasAltered, before.connections[1]?.patientsHost]).toEqual([
      undefined,
      'patients.example'
    ])
    expect(after.connections[1]).toMatchObject({ password: 'none', wasAltered: true })
    expect(after.connections[1]).not.toHaveProperty('patientsHost')
    expect([await vault().credentials(connectionId), await vault().standing(connectionId)]).toEqual([
      { ok: false, code: 'no-password' },
      'altered'
    ])
  }
)

test('a changed connection is trusted again once a person has saved it, and its old password stays unused', async () => {
  const connectionId = await save()
  editFile((connection) => ({ ...connection, patientsHost: 'evil.example' }))
  const { password: _, ...withoutPassword } = details
  await vault().save({ ...withoutPassword, connectionId })
  const { connections } = await vault().connections()
  expect([connections[1], await vault().standing(connectionId)]).toEqual([
    { connectionId, kind: 'server', ...withoutPassword, password: 'none' },
    'bound'
  ])
})

test('a connection of an earlier version is bound when its password is read, and one without a password when saved', async () => {
  const first = await save()
  const plain = Buffer.from(await keychain.encrypt(details.password)).toString('base64')
  editFile(({ binding: _, ...connection }) => ({ ...connection, password: plain }))
  await vault().connections()
  await vault().connections()
  const bound = await vault().standing(first)
  editFile((connection) => ({ ...connection, baseUrl: 'https://evil.example' }))
  const altered = await vault().standing(first)
  editFile(({ binding: _b, password: _p, ...connection }) => connection)
  expect([bound, altered, await vault().standing(first)]).toEqual(['bound', 'altered', 'unbound'])
})

test('a connection that is saved while the keychain is away is not taken for changed when it is back', async () => {
  const connectionId = await save()
  keychain.become('none')
  await vault().save({ ...details, connectionId, name: 'Clinique' })
  const away = await vault().standing(connectionId)
  await vault().confirmPatientsHost(connectionId, 'patients.example')
  keychain.become('system')
  const { connections } = await vault().connections()
  expect([away, connections[1]?.wasAltered, connections[1]?.patientsHost]).toEqual([
    'unbound',
    undefined,
    'patients.example'
  ])
})

test('the password of one connection cannot be moved to another, nor a shared secret to another address', async () => {
  const first = await save()
  const second = await save({ baseUrl: 'https://other.example', email: 'other@other.example' })
  await vault().setSharedSecret(first, 'shared')
  const [one] = JSON.parse(fileText()).connections
  editFile((connection) => ({ ...connection, password: one.password, sharedSecret: one.sharedSecret }))
  expect([
    await vault().credentials(second),
    await vault().sharedSecret(second),
    await vault().sharedSecret(first)
  ]).toEqual([{ ok: false, code: 'no-password' }, null, 'shared'])
})

test('a password of an earlier version is used, and then stored with what it belongs to', async () => {
  const connectionId = await save()
  const before = Buffer.from(await keychain.encrypt(details.password)).toString('base64')
  editFile((connection) => ({ ...connection, password: before }))
  expect(await vault().credentials(connectionId)).toMatchObject({ ok: true, value: { password: details.password } })
  editFile((connection) => ({ ...connection, baseUrl: 'https://evil.example' }))
  expect(await vault().credentials(connectionId)).toEqual({ ok: false, code: 'no-password' })
})

test('an authority that is added deletes the stored password; without it, or with fewer, the password stays', async () => {
  const connectionId = await save({ authorities: ['QUJD', 'REVG'] })
  const { password: _, ...withoutPassword } = details
  await vault().save({ ...withoutPassword, connectionId, authorities: ['REVG'] })
  const kept = await vault().credentials(connectionId)
  await vault().save({ ...withoutPassword, connectionId, authorities: ['REVG', 'R0hJ'] })
  expect([kept.ok, await vault().credentials(connectionId)]).toEqual([true, { ok: false, code: 'no-password' }])
})

import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { settings } from '#contract/settings.ts'
import { createDataKeys, createSettingsStore, createVault, proveKeychain } from '../../src-main/vault/index.ts'
import { type FailingDisk, failDisk, passingFaults } from '../support/failing-disk.ts'
import { jsonFile } from '../support/json-files.ts'
import { makeFolder, makeKeychain, removeFolder, type TestKeychain } from './builders.ts'

// Files that another program holds, on a share that pauses, or that are damaged for good.

const details = {
  name: 'Hôpital',
  baseUrl: 'https://hcw.hospital.example',
  email: 'scheduler@hospital.example',
  password: 'correct horse'
}

let folder: string
let keychain: TestKeychain
let disk: FailingDisk | null

beforeEach(() => {
  folder = makeFolder()
  keychain = makeKeychain()
  disk = null
})
afterEach(() => {
  disk?.restore()
  removeFolder(folder)
})

/** Simulate a restart each. */
const keyFile = () => join(folder, 'data-key.json')
const keys = (hasRecords = false) => createDataKeys(keychain, jsonFile(keyFile()), () => hasRecords)
const settingsStore = () => createSettingsStore(jsonFile(join(folder, 'settings.json')))
const vault = () => createVault(keychain, jsonFile(join(folder, 'connections.json')))

const namesThat = (part: string) => readdirSync(folder).filter((name) => name.includes(part))

test.for(passingFaults)('one %s while the key is read makes no new key', async (fault) => {
  const first = await keys().read()
  const before = readFileSync(keyFile(), 'utf8')
  disk = failDisk(folder, (number) => (number === 1 ? fault : null))
  const again = await keys(true).read()
  expect([again, readFileSync(keyFile(), 'utf8'), disk.failed().length]).toEqual([first, before, 1])
})

test('a key that cannot be read for longer is neither lost nor replaced', async () => {
  const first = await keys().read()
  disk = failDisk(folder, (_number, { name }) => (name === 'readFileSync' ? 'EBUSY' : null))
  await expect(keys(true).read()).rejects.toThrow('EBUSY')
  disk.restore()
  expect(await keys(true).read()).toEqual(first)
})

test('a share that is gone with the whole folder is no first start: key, settings and connections are as before', async () => {
  const first = await keys().read()
  settingsStore().change({ retentionDays: 90 })
  await vault().save(details)
  renameSync(folder, `${folder} gone`)
  const gone = { settings: settingsStore().check(), changed: settingsStore().change({ retentionDays: 7 }) }
  await expect(keys().read()).rejects.toThrow('is missing')
  await expect(vault().connections()).rejects.toThrow('is missing')
  renameSync(`${folder} gone`, folder)
  const { connections } = await vault().connections()
  expect([gone, await keys().read(), settingsStore().read().retentionDays, connections.at(-1)?.name]).toMatchObject([
    { settings: { ok: false, code: 'storage-failed' }, changed: { ok: false, code: 'storage-failed' } },
    first,
    90,
    'Hôpital'
  ])
})

test('where there are records, no key is made although none is found', async () => {
  expect([await keys(true).read(), existsSync(keyFile())]).toEqual([{ kind: 'key-lost', isTemporary: false }, false])
})

test('a key that appears between the look and the write is taken, not replaced', async () => {
  const first = await keys().read()
  const before = readFileSync(keyFile(), 'utf8')
  // What a share shows that has not caught up yet.
  const late = { ...jsonFile(keyFile()), read: lateReading() }
  const again = await createDataKeys(keychain, late).read()
  expect([again, readFileSync(keyFile(), 'utf8'), namesThat('.new')]).toEqual([first, before, []])
})

function lateReading(): () => unknown {
  let reads = 0
  return () => {
    reads += 1
    return reads === 1 ? undefined : JSON.parse(readFileSync(keyFile(), 'utf8'))
  }
}

test('a keychain that calls itself well and refuses counts as none, and the key lasts for the session', async () => {
  const refusing = { ...keychain, encrypt: () => Promise.reject(new Error('the profile is temporary')) }
  const proven = proveKeychain(refusing)
  const read = await createDataKeys(proven, jsonFile(keyFile())).read()
  const unproven = await createDataKeys(refusing, jsonFile(keyFile())).read()
  expect([await proven.status(), read.kind, unproven.kind, existsSync(keyFile())]).toEqual([
    'none',
    'session',
    'session',
    false
  ])
})

test('a keychain that gives back another text counts as none; one that gives back its own is proven once', async () => {
  let encryptions = 0
  const counting = {
    ...keychain,
    encrypt: (text: string) => {
      encryptions += 1
      return keychain.encrypt(text)
    }
  }
  const proven = proveKeychain(counting)
  const forgetful = proveKeychain({ ...keychain, decrypt: async () => ({ text: '', shouldReencrypt: false }) })
  expect([await proven.status(), await proven.status(), encryptions, await forgetful.status()]).toEqual([
    'system',
    'system',
    1,
    'none'
  ])
})

test('with a keychain that refuses later, passwords last for the session', async () => {
  const proven = proveKeychain(keychain)
  expect(await proven.status()).toBe('system')
  const later = { ...proven, encrypt: () => Promise.reject(new Error('the keychain is locked')) }
  const store = createVault(later, jsonFile(join(folder, 'connections.json')))
  const saved = await store.save(details)
  const { connections } = await store.connections()
  expect([saved.ok, connections.at(-1)?.password]).toEqual([true, 'session'])
})

test.for(passingFaults)('one %s while settings and connections are read sets nothing aside', async (fault) => {
  settingsStore().change({ retentionDays: 90 })
  await vault().save(details)
  for (const first of [1, 2]) {
    disk = failDisk(folder, (number) => (number === first ? fault : null))
    const read = [settingsStore().read().retentionDays, (await vault().connections()).connections.at(-1)?.email]
    disk.restore()
    expect([read, namesThat('set-aside')]).toEqual([[90, details.email], []])
  }
})

test('settings that cannot be read are not known, and no change replaces them', () => {
  settingsStore().change({ retentionDays: 90 })
  disk = failDisk(folder, () => 'EBUSY')
  const store = settingsStore()
  const failures = [store.check(), store.change({ language: 'it' })]
  disk.restore()
  expect(failures).toEqual(Array(2).fill({ ok: false, code: 'storage-failed', detail: 'EBUSY' }))
  expect([store.check(), store.read().retentionDays]).toEqual([{ ok: true, value: 'known' }, 90])
})

test('connections that cannot be read are neither forgotten nor replaced', async () => {
  await vault().save(details)
  disk = failDisk(folder, () => 'EIO')
  const held = vault()
  await expect(held.connections()).rejects.toThrow('EIO')
  const saved = await held.save({ ...details, name: 'Another' })
  disk.restore()
  expect([saved.ok, (await held.connections()).connections.at(-1)?.name]).toEqual([false, 'Hôpital'])
})

test('settings that were read and are damaged stay lost over restarts, until the user changes one', () => {
  writeFileSync(join(folder, 'settings.json'), '{"retentionDays":')
  const checks = [settingsStore().check(), settingsStore().check()]
  const isDefault = settingsStore().read().retentionDays === settings.parse({}).retentionDays
  settingsStore().change({ retentionDays: 90 })
  expect([...checks, isDefault, settingsStore().check(), namesThat('set-aside').length]).toEqual([
    { ok: true, value: 'lost' },
    { ok: true, value: 'lost' },
    true,
    { ok: true, value: 'known' },
    1
  ])
})

test('what was read once does not depend on the disk any more', () => {
  settingsStore().change({ retentionDays: 90 })
  const store = settingsStore()
  store.read()
  disk = failDisk(folder, () => 'EIO')
  expect(store.read().retentionDays).toBe(90)
})

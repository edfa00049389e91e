import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createDataKeys } from '../../src-main/vault/index.ts'
import {
  fileStore,
  filledStore,
  fullStore,
  makeFolder,
  makeKeychain,
  removeFolder,
  type TestKeychain
} from './builders.ts'

let folder: string
let path: string
let keychain: TestKeychain

beforeEach(() => {
  folder = makeFolder()
  path = join(folder, 'data-key.json')
  keychain = makeKeychain()
})
afterEach(() => removeFolder(folder))

/** Simulates a restart: only the file and the keychain stay. */
const keys = () => createDataKeys(keychain, fileStore(path))

async function keptKey(): Promise<string> {
  const read = await keys().read()
  if (read.kind !== 'kept') throw new Error(read.kind)
  return Buffer.from(read.key).toString('base64')
}

test('the key is created once, has 32 bytes, and is stored only encrypted', async () => {
  const key = await keptKey()
  expect([await keptKey(), Buffer.from(key, 'base64').length, readFileSync(path, 'utf8').includes(key)]).toEqual([
    key,
    32,
    false
  ])
})

test('without a keychain the key lasts for the session and nothing is written', async () => {
  keychain.become('none')
  const session = keys()
  const first = await session.read()
  const again = await session.read()
  const afterRestart = await keys().read()
  expect(again).toEqual(first)
  expect(afterRestart).not.toEqual(first)
  expect([first.kind, existsSync(path)]).toEqual(['session', false])
})

test('a key that the keychain does not decrypt is lost, and nothing is overwritten', async () => {
  await keptKey()
  const before = readFileSync(path, 'utf8')
  keychain.changeOwner()
  const otherOwner = await keys().read()
  keychain.become('none')
  const noKeychain = await keys().read()
  expect([otherOwner, noKeychain, readFileSync(path, 'utf8')]).toEqual([
    { kind: 'key-lost', isTemporary: false },
    { kind: 'key-lost', isTemporary: true },
    before
  ])
})

test('an invalid file means a lost key, never a new one', async () => {
  const kinds: string[] = []
  for (const text of ['{"version":1,"wrap', '{"version":1}', '{"version":1,"wrapped":"AAAA"}']) {
    writeFileSync(path, text)
    kinds.push((await keys().read()).kind, readFileSync(path, 'utf8') === text ? 'left alone' : 'changed')
  }
  expect(kinds).toEqual(Array(3).fill(['key-lost', 'left alone']).flat())
})

test("the keychain's newer key reencrypts the same key, and the former is no longer needed", async () => {
  const key = await keptKey()
  const before = readFileSync(path, 'utf8')
  keychain.rotate()
  const after = await keptKey()
  keychain.dropFormerKeys()
  expect([after, readFileSync(path, 'utf8') !== before, await keptKey()]).toEqual([key, true, key])
})

test('a ciphertext that cannot be renewed stays and can be decrypted', async () => {
  const key = await keptKey()
  const before = readFileSync(path, 'utf8')
  keychain.rotate()
  const onFullDisk = await createDataKeys(keychain, filledStore(path)).read()
  const forgetful = { ...keychain, encrypt: async () => Uint8Array.of(1, 2, 3) }
  const byForgetful = await createDataKeys(forgetful, fileStore(path)).read()
  expect([onFullDisk.kind, byForgetful.kind, readFileSync(path, 'utf8'), await keptKey()]).toEqual([
    'kept',
    'kept',
    before,
    key
  ])
})

test('a key that the keychain decrypts at a later start is available again', async () => {
  const key = await keptKey()
  keychain.changeOwner()
  const lost = await keys().read()
  keychain.changeOwner(1)
  expect([lost.kind, await keptKey()]).toEqual(['key-lost', key])
})

test('a new key replaces the lost one, whose ciphertext is quarantined', async () => {
  const lost = await keptKey()
  const before = readFileSync(path, 'utf8')
  keychain.changeOwner()
  const renewed = await keys().renew()
  expect([
    renewed.kind,
    (await keptKey()) === lost,
    renewed.kind === 'kept' && Buffer.from(renewed.key).toString('base64') === (await keptKey()),
    readFileSync(`${path}.set-aside`, 'utf8')
  ]).toEqual(['kept', false, true, before])
})

test('a keychain that does not decrypt what it encrypted gets no key', async () => {
  const forgetful = { ...keychain, decrypt: async () => ({ text: '', shouldReencrypt: false }) }
  await expect(createDataKeys(forgetful, fileStore(path)).read()).rejects.toThrow('the keychain changed the key')
  expect(existsSync(path)).toBe(false)
})

test('a key that cannot be stored is not used', async () => {
  await expect(createDataKeys(keychain, fullStore()).read()).rejects.toThrow('no space left')
})

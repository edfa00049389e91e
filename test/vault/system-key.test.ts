import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createDataKeys, createSystemKey, KeychainBusyError } from '../../src-main/vault/index.ts'
import { failDisk } from '../support/failing-disk.ts'
import { jsonFile } from '../support/json-files.ts'
import { makeFolder, makeKeychain, removeFolder, type TestKeychain } from './builders.ts'

const [one, another] = ['S0VZMQ==', 'S0VZMg==']

let folder: string
let localState: string
let keychain: TestKeychain

beforeEach(() => {
  folder = makeFolder()
  localState = join(folder, 'Local State')
  keychain = makeKeychain()
})
afterEach(() => removeFolder(folder))

const keys = () =>
  createDataKeys(keychain, jsonFile(join(folder, 'data-key.json')), () => false, createSystemKey(folder))
const writeState = (key: string | undefined) =>
  writeFileSync(localState, JSON.stringify({ other: 1, os_crypt: { audit_enabled: true, encrypted_key: key } }))
const keyIn = (name: string): unknown => {
  const json = JSON.parse(readFileSync(join(folder, name), 'utf8'))
  return name === 'Local State' ? json.os_crypt?.encrypted_key : json.systemKey
}

/** Two starts: at the second the key is opened with what was there. */
async function begun(key: string): Promise<void> {
  await keys().read()
  writeState(key)
  await keys().read()
}

test('the key with which the data key was opened is kept beside it', async () => {
  await begun(one)
  expect(keyIn('data-key.json')).toBe(one)
})

test('the key of the very first start is kept as soon as it is written', async () => {
  const first = keys()
  await first.read()
  first.keepSystemKey()
  const before = keyIn('data-key.json')
  writeState(one)
  first.keepSystemKey()
  expect([before, keyIn('data-key.json')]).toEqual([undefined, one])
})

test('a key that is written while another one is in use is not kept', async () => {
  await begun(one)
  const running = keys()
  await running.read()
  writeState(another)
  running.keepSystemKey()
  expect(keyIn('data-key.json')).toBe(one)
})

test('what did not open the data key is not kept', async () => {
  await keys().read()
  writeState(another)
  keychain.changeOwner()
  const lost = keys()
  const read = await lost.read()
  lost.keepSystemKey()
  expect([read, keyIn('data-key.json')]).toEqual([{ kind: 'key-lost', isTemporary: false }, undefined])
})

test.for([
  ['the file is missing', () => rmSync(localState)],
  ['the file is not JSON', () => writeFileSync(localState, '{"os_cr')],
  ['the key is missing in it', () => writeState(undefined)],
  ['another key is in it', () => writeState(another)]
] as const)('the key that was kept is put back where %s', async ([, harm]) => {
  await begun(one)
  harm()
  keys()
  expect(keyIn('Local State')).toBe(one)
})

test('what else is in the file stays', async () => {
  await begun(one)
  writeState(another)
  keys()
  const state = JSON.parse(readFileSync(localState, 'utf8'))
  expect(state).toEqual({ other: 1, os_crypt: { audit_enabled: true, encrypted_key: one } })
})

test('after a new beginning the former key is not put back any more', async () => {
  await begun(one)
  writeState(another)
  await keys().renew()
  writeState(another)
  await keys().read()
  expect([keyIn('Local State'), keyIn('data-key.json')]).toEqual([another, another])
})

test('a disk that refuses the file stops nothing', async () => {
  await begun(one)
  const disk = failDisk(folder, (_number, { path }) => (path.includes('Local State') ? 'EBUSY' : null))
  const read = await keys().read()
  disk.restore()
  expect([read.kind, keyIn('data-key.json')]).toEqual(['kept', one])
})

test.for<readonly [string, () => Promise<unknown>, () => void]>([
  ['its own key is kept', () => begun(one), () => keychain.changeOwner()],
  ['it is missing now', () => keys().read(), () => keychain.become('none')],
  [
    'it says that it refuses only now',
    () => keys().read(),
    () => {
      keychain.decrypt = () => Promise.reject(new KeychainBusyError('locked'))
    }
  ]
])('a keychain that does not open the data key may do so later where %s', async ([, begin, refuse]) => {
  await begin()
  refuse()
  expect(await keys().read()).toEqual({ kind: 'key-lost', isTemporary: true })
})

import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  createFile,
  hasBytes,
  isThere,
  readIfThere,
  removeFile,
  renameFile,
  replaceFile,
  syncFolder
} from '../../src-main/disk/files.ts'
import { type DiskFault, type FailingDisk, failDisk, passingFaults } from '../support/failing-disk.ts'

let folder: string
let path: string
let disk: FailingDisk | null

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'files-'))
  path = join(folder, 'a.json')
  disk = null
})
afterEach(() => {
  disk?.restore()
  rmSync(folder, { recursive: true, force: true })
})

/** The first call fails, `times` times. */
function failFirst(fault: DiskFault, times = 1): void {
  disk = failDisk(folder, (number) => (number <= times ? fault : null))
}

test.for(passingFaults)('one %s does not make a file absent', (fault) => {
  writeFileSync(path, 'kept')
  failFirst(fault)
  const seen = [isThere(path), hasBytes(path), readIfThere(path)?.toString()]
  expect([seen, disk?.failed().length]).toEqual([[true, true, 'kept'], 1])
})

test('what its folder does not list either is absent', () => {
  expect([isThere(path), hasBytes(path), readIfThere(path), isThere(join(folder, 'none', 'a'))]).toEqual([
    false,
    false,
    null,
    false
  ])
})

test.for(['EPERM', 'EBUSY', 'EIO'] as const)('%s that lasts is thrown on, and is no absence', (fault) => {
  writeFileSync(path, 'kept')
  failFirst(fault, Number.POSITIVE_INFINITY)
  expect(() => readIfThere(path)).toThrow(fault)
})

test('a share that says for good that a listed file is not there is an error', () => {
  writeFileSync(path, 'kept')
  disk = failDisk(folder, (_number, { name }) => (name === 'readdirSync' ? null : 'ENOENT'))
  expect(() => isThere(path)).toThrow('is listed')
})

test.for(['EPERM', 'EBUSY', 'EIO'] as const)('a rename that fails with %s twice is done at the third try', (fault) => {
  writeFileSync(path, 'kept')
  failFirst(fault, 2)
  renameFile(path, `${path}.new`)
  expect(readdirSync(folder)).toEqual(['a.json.new'])
})

test.for(['EPERM', 'EBUSY', 'EIO', 'ECONNRESET', 'ESTALE'] as const)(
  'what a share did and then called failed with %s is done once, and is no failure',
  (fault) => {
    const done: string[] = []
    const once = (name: string, work: () => void) => {
      disk?.restore()
      disk = failDisk(folder, (_number, call) =>
        call.name === name && disk?.failed().length === 0 ? { done: fault } : null
      )
      work()
      done.push(...(disk?.failed() ?? []).map((call) => call.name))
    }
    once('linkSync', () => createFile(path, 'first'))
    once('renameSync', () => replaceFile(path, 'second'))
    once('renameSync', () => renameFile(path, `${path}.moved`))
    const moved = [readdirSync(folder), readFileSync(`${path}.moved`, 'utf8')]
    once('unlinkSync', () => removeFile(`${path}.moved`))
    expect([done, moved, readdirSync(folder)]).toEqual([
      ['linkSync', 'renameSync', 'renameSync', 'unlinkSync'],
      [['a.json.moved'], 'second'],
      []
    ])
  }
)

test('a rename of a file that was never there is an error, also after another one', () => {
  writeFileSync(`${path}.moved`, 'of another')
  disk = failDisk(folder, (number) => (number === 1 ? 'EBUSY' : null))
  expect(() => renameFile(path, `${path}.moved`)).toThrow('is missing')
})

test('a file that is said to be missing for a moment is removed all the same', () => {
  writeFileSync(path, 'kept')
  disk = failDisk(folder, (_number, { name }) =>
    name === 'unlinkSync' && disk?.failed().length === 0 ? 'ENOENT' : null
  )
  removeFile(path)
  removeFile(path)
  expect([disk.failed().length, readdirSync(folder)]).toEqual([1, []])
})

test('a full disk is told at once', () => {
  writeFileSync(path, 'kept')
  disk = failDisk(folder, (number) => (number === 1 ? 'ENOSPC' : null))
  expect(() => renameFile(path, `${path}.new`)).toThrow('ENOSPC')
  expect(disk.calls()).toBe(1)
})

test('a file that is created never replaces another, and leaves no draft', () => {
  createFile(path, 'first')
  expect(() => createFile(path, 'second')).toThrow('EEXIST')
  expect([readFileSync(path, 'utf8'), readdirSync(folder)]).toEqual(['first', ['a.json']])
})

test.for(['ENOTSUP', 'EINVAL', 'EXDEV', 'EPERM'] as const)(
  'where the file system says to a link %s, a file is created all the same, and replaces none',
  (fault) => {
    disk = failDisk(folder, (_number, { name }) => (name === 'linkSync' ? fault : null))
    createFile(path, 'first')
    expect(() => createFile(path, 'second')).toThrow('EEXIST')
    expect([readFileSync(path, 'utf8'), existsSync(path), readdirSync(folder)]).toEqual(['first', true, ['a.json']])
  }
)

test('where the file system has no links, a file that cannot be written whole is not there', () => {
  let isFull = true
  disk = failDisk(folder, (_number, { name, path: of }) => {
    if (name === 'linkSync') return 'ENOTSUP'
    return isFull && name === 'fsyncSync' && of === path ? 'ENOSPC' : null
  })
  expect(() => createFile(path, 'first')).toThrow('ENOSPC')
  const left = readdirSync(folder)
  isFull = false
  createFile(path, 'second')
  expect([left, readFileSync(path, 'utf8')]).toEqual([[], 'second'])
})

test('where the file system has no links, a file of another that is held stays', () => {
  createFile(path, 'first')
  disk = failDisk(folder, (_number, { name, path: of }) => {
    if (name === 'linkSync') return 'ENOTSUP'
    return name === 'openSync' && of === path ? 'EBUSY' : null
  })
  expect(() => createFile(path, 'second')).toThrow('EBUSY')
  expect([readFileSync(path, 'utf8'), readdirSync(folder)]).toEqual(['first', ['a.json']])
})

test('a folder that is said to be missing for a moment is synced all the same', () => {
  writeFileSync(path, 'kept')
  failFirst('ENOENT', 2)
  syncFolder(folder)
  expect(disk?.failed().map(({ name }) => name)).toEqual(['openSync', 'openSync'])
})

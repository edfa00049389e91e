import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { writeFileWhole } from '../../src-main/shell/file-access.ts'
import { createUnfinishedFiles, temporaryName } from '../../src-main/shell/unfinished-files.ts'
import { type FailingDisk, failDisk } from '../support/failing-disk.ts'

let folder: string
let exports: string
let notes: string
let disk: FailingDisk | null
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'exports-'))
  exports = join(folder, 'links.csv')
  notes = join(folder, 'notes')
  disk = null
})
afterEach(() => {
  disk?.restore()
  rmSync(folder, { recursive: true })
})

const bytes = new Uint8Array([1, 2])
const leftovers = () => readdirSync(folder).filter((name) => name.endsWith('.part'))

test('a target that a virus scanner holds for a moment is written', async () => {
  writeFileSync(exports, 'older')
  disk = failDisk(folder, (_number, { name }) =>
    name === 'rename' && (disk?.failed().length ?? 0) < 3 ? 'EPERM' : null
  )
  const written = await writeFileWhole(exports, bytes, createUnfinishedFiles(notes))
  expect([written.ok, [...readFileSync(exports)], leftovers(), readdirSync(notes)]).toEqual([true, [1, 2], [], []])
})

test('links that cannot be removed now are removed at the next start, and the target stays as it was', async () => {
  writeFileSync(exports, 'older')
  disk = failDisk(folder, (_number, { name, path }) =>
    name === 'rename' || (name === 'unlink' && path.endsWith('.part')) ? 'EBUSY' : null
  )
  const refused = await writeFileWhole(exports, bytes, createUnfinishedFiles(notes))
  disk.restore()
  const left = [leftovers().length, readdirSync(notes).length, readFileSync(exports, 'utf8')]
  await createUnfinishedFiles(notes).sweep()
  expect([refused, left, leftovers(), readdirSync(notes)]).toEqual([
    { ok: false, code: 'file-in-use' },
    [1, 1, 'older'],
    [],
    []
  ])
})

test('a note that cannot be read at a start is not given up', async () => {
  const temporary = join(folder, temporaryName())
  writeFileSync(temporary, 'links')
  await createUnfinishedFiles(notes).begin(temporary)
  disk = failDisk(folder, (_number, { name }) => (name === 'readFile' ? 'EACCES' : null))
  await createUnfinishedFiles(notes).sweep()
  disk.restore()
  const left = leftovers().length
  await createUnfinishedFiles(notes).sweep()
  expect([left, leftovers(), readdirSync(notes)]).toEqual([1, [], []])
})

test.for([
  ['mkdir', 'EBUSY'],
  ['open', 'EPERM'],
  ['open', 'EACCES']
] as const)('an export whose %s fails once with %s is written', async ([name, fault]) => {
  for (const nth of [1, 2]) {
    let calls = 0
    disk = failDisk(folder, (_number, call) => {
      if (call.name === name) calls += 1
      return call.name === name && calls === nth ? fault : null
    })
    expect([await writeFileWhole(exports, bytes, createUnfinishedFiles(notes)), leftovers()]).toMatchObject([
      { ok: true },
      []
    ])
    disk.restore()
  }
})

test('links on a drive that is not connected at a start are removed once it is', async () => {
  const drive = join(folder, 'drive')
  mkdirSync(drive)
  const temporary = join(drive, temporaryName())
  writeFileSync(temporary, 'links')
  await createUnfinishedFiles(notes).begin(temporary)
  renameSync(drive, join(folder, 'away'))
  await createUnfinishedFiles(notes).sweep()
  renameSync(join(folder, 'away'), drive)
  const left = readdirSync(drive).length
  await createUnfinishedFiles(notes).sweep()
  expect([left, readdirSync(drive), readdirSync(notes)]).toEqual([1, [], []])
})

test('links that the share says for a moment are not there are not forgotten', async () => {
  const temporary = join(folder, temporaryName())
  writeFileSync(temporary, 'links')
  await createUnfinishedFiles(notes).begin(temporary)
  disk = failDisk(folder, (_number, { name, path }) => (name === 'unlink' && path === temporary ? 'ENOENT' : null))
  await createUnfinishedFiles(notes).sweep()
  disk.restore()
  await createUnfinishedFiles(notes).sweep()
  expect([leftovers(), readdirSync(notes)]).toEqual([[], []])
})

import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readFileWhole, writeFileWhole } from '../../src-main/shell/file-access.ts'
import { listFilesIn } from '../../src-main/shell/opened-files.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hcw-files-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('files that the user chooses', () => {
  test('are read completely, with their name without folders', async () => {
    writeFileSync(join(folder, 'tomorrow.csv'), 'abc')
    expect(await readFileWhole(join(folder, 'tomorrow.csv'), 3)).toEqual({
      ok: true,
      value: { name: 'tomorrow.csv', bytes: new Uint8Array([97, 98, 99]) }
    })
  })

  test('are refused above the size limit, and if they are unreadable', async () => {
    writeFileSync(join(folder, 'tomorrow.csv'), 'abcd')
    const paths = [join(folder, 'tomorrow.csv'), join(folder, 'missing.csv'), folder]
    expect(await Promise.all(paths.map((path) => readFileWhole(path, 3)))).toEqual([
      { ok: false, code: 'too-large' },
      { ok: false, code: 'unreadable' },
      { ok: false, code: 'unreadable' }
    ])
  })

  test('are written completely, replace an older file, and are readable only for their owner', async () => {
    const path = join(folder, 'links.csv')
    writeFileSync(path, 'older and longer')
    const written = await writeFileWhole(path, new Uint8Array([1, 2]))
    expect([written, [...readFileSync(path)], statSync(path).mode & 0o777, readdirSync(folder)]).toEqual([
      { ok: true, value: { path, fileName: 'links.csv' } },
      [1, 2],
      0o600,
      ['links.csv']
    ])
  })

  test('leave no temporary file if they cannot be written', async () => {
    mkdirSync(join(folder, 'links.csv'))
    const answers = [
      await writeFileWhole(join(folder, 'links.csv'), new Uint8Array([1])),
      await writeFileWhole(join(folder, 'missing', 'links.csv'), new Uint8Array([1]))
    ]
    expect([answers, readdirSync(folder)]).toEqual([
      [
        { ok: false, code: 'not-writable' },
        { ok: false, code: 'not-writable' }
      ],
      ['links.csv']
    ])
  })

  test('are found in the arguments of a command line', () => {
    const words = ['/opt/app', '--lang=de', 'lists/a.CSV', '/lists/b.xlsx', '--x.csv', 'notes', '.']
    expect(listFilesIn(words, '/home')).toEqual([resolve('/home/lists/a.CSV'), '/lists/b.xlsx'])
  })
})

import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readFileWhole, writeFileWhole } from '../../src-main/shell/file-access.ts'
import { plainFileName, saveTarget } from '../../src-main/shell/file-name.ts'
import { listFilesIn } from '../../src-main/shell/opened-files.ts'
import { createSaveFolders } from '../../src-main/shell/save-folders.ts'
import { createUnfinishedFiles, temporaryName, type UnfinishedFiles } from '../../src-main/shell/unfinished-files.ts'
import { jsonFile } from '../support/json-files.ts'

let folder: string
let notes: string
let unfinished: UnfinishedFiles
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hcw-files-'))
  notes = mkdtempSync(join(tmpdir(), 'hcw-notes-'))
  unfinished = createUnfinishedFiles(notes)
})
afterEach(() => {
  rmSync(folder, { recursive: true })
  rmSync(notes, { recursive: true })
})

describe('files that the user chooses', () => {
  test('are read completely, with their name without folders', async () => {
    writeFileSync(join(folder, 'tomorrow.csv'), 'abc')
    expect(await readFileWhole(join(folder, 'tomorrow.csv'), 3)).toEqual({
      ok: true,
      value: { name: 'tomorrow.csv', bytes: new Uint8Array([97, 98, 99]) }
    })
  })

  test.skipIf(process.platform === 'win32')(
    'are regular files: named pipes and devices are refused at once',
    async () => {
      const pipes = ['a.csv', 'b.csv', 'c.csv', 'd.csv', 'e.csv'].map((name) => join(folder, name))
      execFileSync('mkfifo', pipes)
      const answers = await Promise.all([...pipes, '/dev/zero'].map((path) => readFileWhole(path, 3)))
      expect(answers).toEqual(answers.map(() => ({ ok: false, code: 'unreadable' })))
    }
  )

  test.runIf(process.platform === 'linux')(
    'are given up at the size limit where the file says that it is empty and never ends',
    async () => {
      // It is read in pieces of 8 bytes only; one byte more than the limit is asked for.
      expect(await readFileWhole('/proc/self/pagemap', 5_000_000 - 1)).toEqual({ ok: false, code: 'too-large' })
    }
  )

  test('of several megabytes come whole and in order', async () => {
    const bytes = Uint8Array.from({ length: 3_000_001 }, (_, at) => (at >> 8) % 251)
    writeFileSync(join(folder, 'long.csv'), bytes)
    const read = await readFileWhole(join(folder, 'long.csv'), bytes.length)
    expect(read.ok && Buffer.compare(read.value.bytes, bytes)).toBe(0)
    writeFileSync(join(folder, 'empty.csv'), '')
    expect(await readFileWhole(join(folder, 'empty.csv'), 3)).toMatchObject({ ok: true, value: { name: 'empty.csv' } })
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
    const written = await writeFileWhole(path, new Uint8Array([1, 2]), unfinished)
    expect([written, [...readFileSync(path)], statSync(path).mode & 0o777, readdirSync(folder)]).toEqual([
      { ok: true, value: { path, fileName: 'links.csv' } },
      [1, 2],
      // What keeps others away on Windows is the access list of the profile.
      process.platform === 'win32' ? 0o666 : 0o600,
      ['links.csv']
    ])
  })

  test('leave no temporary file if they cannot be written', async () => {
    mkdirSync(join(folder, 'links.csv'))
    const answers = [
      await writeFileWhole(join(folder, 'links.csv'), new Uint8Array([1]), unfinished),
      await writeFileWhole(join(folder, 'missing', 'links.csv'), new Uint8Array([1]), unfinished)
    ]
    expect([answers, readdirSync(folder)]).toEqual([
      [
        { ok: false, code: 'name-of-folder' },
        { ok: false, code: 'folder-gone' }
      ],
      ['links.csv']
    ])
  })

  test('are written under a name of 120 letters of two bytes', async () => {
    const path = join(folder, plainFileName('ü'.repeat(120), 'csv'))
    const written = await writeFileWhole(path, new Uint8Array([1]), unfinished)
    expect([written.ok, readdirSync(folder), readdirSync(notes)]).toEqual([true, [`${'ü'.repeat(120)}.csv`], []])
  })

  test('get a name of at most 255 bytes that keeps its ending and whole letters', async () => {
    const names = [
      'ü'.repeat(200),
      'u\u0308'.repeat(200),
      `${'👩‍⚕️'.repeat(60)}.CSV`,
      '日本語'.repeat(50),
      'a/b\\c:d.csv'
    ]
    const cut = names.map((name) => plainFileName(name, 'csv'))
    expect(cut.map((name) => [Buffer.byteLength(name) <= 255, name.endsWith('.csv')])).toEqual(
      names.map(() => [true, true])
    )
    expect([cut[1]?.at(-5), cut[2]?.length, cut[4]]).toEqual(['\u0308', 19 * '👩‍⚕️'.length + 4, 'a-b-c-d.csv'])
    for (const name of cut)
      expect((await writeFileWhole(join(folder, name), new Uint8Array(), unfinished)).ok).toBe(true)
  })

  test('get names that Windows takes, too', () => {
    const names = ['CON', 'con.2026', 'Lpt1', 'COM¹.csv', 'conifer', 'Liste 3. . ', ' .hidden', '...', 'a\u007fb']
    expect(names.map((name) => plainFileName(name, 'csv'))).toEqual([
      '_CON.csv',
      '_con.2026.csv',
      '_Lpt1.csv',
      '_COM¹.csv',
      'conifer.csv',
      'Liste 3.csv',
      'hidden.csv',
      '_.csv',
      'a-b.csv'
    ])
  })

  test('get a name with which Excel can open them in their folder, however long the suggestion is', () => {
    const lengths = [20, 150, 400].map((length) => plainFileName('x'.repeat(300), 'xlsx', 'f'.repeat(length)).length)
    expect(lengths).toEqual([197, 67, 40])
  })

  test('get the ending of their kind, and then replace no file that nobody was asked about', () => {
    const taken = new Set(['Liste.csv', 'Liste (2).csv', '_con.csv'].map((name) => join('/a', name)))
    const settled = {
      Liste: 'Liste (3).csv',
      'Liste 3.12': 'Liste 3.12.csv',
      'name.v2': 'name.v2.csv',
      'Liste.': 'Liste (3).csv',
      'Liste.CSV': 'Liste.CSV',
      'Liste.csv': 'Liste.csv',
      'neu. . ': 'neu.csv',
      'neu.xlsx': 'neu.csv',
      'Liste.xlsx': 'Liste (3).csv',
      'Liste.csv.': 'Liste.csv',
      con: '_con (2).csv'
    }
    const found = Object.keys(settled).map((name) => saveTarget(join('/a', name), 'csv', (path) => taken.has(path)))
    expect(found).toEqual(Object.values(settled).map((name) => join('/a', name)))
  })

  test('are refused with their cause where the name is too long, counted in bytes, and on Windows with its folders', () => {
    const free = () => false
    const long = [
      saveTarget(join('/a', 'é'.repeat(126)), 'csv', free, 'linux'),
      saveTarget(join('/a', `${'x'.repeat(251)}.csv`), 'csv', free, 'linux'),
      saveTarget(join('/a', `${'x'.repeat(252)}.csv`), 'csv', free, 'linux'),
      saveTarget(join('/', 'f'.repeat(200), 'liste long name.xlsx'), 'xlsx', free, 'win32'),
      saveTarget(join('/', 'f'.repeat(200), 'liste long name.html'), 'html', free, 'win32'),
      saveTarget(join('/', 'f'.repeat(200), 'liste long name.xlsx'), 'xlsx', free, 'linux')
    ].map((answer) => answer === 'name-too-long')
    expect(long).toEqual([true, false, true, true, false, false])
  })

  test('that the file system calls too long say so', async () => {
    const answer = await writeFileWhole(join(folder, `${'ü'.repeat(140)}.csv`), new Uint8Array([1]), unfinished)
    expect([answer, readdirSync(folder)]).toEqual([{ ok: false, code: 'name-too-long' }, []])
  })

  test('are saved where files of the same kind about the same kind of list were saved last', async () => {
    const store = jsonFile(join(notes, 'save-folders.json'))
    const folders = createSaveFolders(store)
    const none = await folders.folderFor(['links a', 'links'])
    folders.remember(['links a', 'links'], folder)
    folders.remember(['links b', 'links'], notes)
    folders.remember(['letters'], join(folder, 'gone'))
    const again = createSaveFolders(store)
    const found = [['links a', 'links'], ['links c', 'links'], ['letters']].map((kinds) => again.folderFor(kinds))
    expect([none, ...(await Promise.all(found))]).toEqual([undefined, folder, notes, undefined])
  })

  test('that a crash left half written are deleted at the next start, and no other file', async () => {
    const temporary = join(folder, temporaryName())
    writeFileSync(temporary, 'https://hcw.example/inv/?invite=secret')
    writeFileSync(join(folder, 'links.csv'), 'kept')
    await unfinished.begin(temporary)
    await unfinished.begin(join(folder, 'links.csv'))
    await unfinished.begin(join(folder, temporaryName()))
    await createUnfinishedFiles(notes).sweep()
    expect([readdirSync(folder), readdirSync(notes)]).toEqual([['links.csv'], []])
  })

  test('are found in the arguments of a command line', () => {
    const words = ['/opt/app', '--lang=de', 'lists/a.CSV', '/lists/b.xlsx', '--x.csv', 'notes', '.']
    expect(listFilesIn(words, '/home')).toEqual([resolve('/home/lists/a.CSV'), '/lists/b.xlsx'])
  })
})

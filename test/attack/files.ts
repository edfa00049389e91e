import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { readExampleLists } from '../list/example-lists.ts'
import { makeInput } from '../list/fuzz-runs.ts'
import { buildXlsx } from '../list/xlsx-builder.ts'
import type { FileVerdict } from './file-reader.ts'
import { type Area, type Finding, pick, withinTime } from './tally.ts'

const header = 'Nom;Prénom;Sexe;Natel;Date;Heure\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'

/** What is repeated in a cell, in a line, or in a file: what once kept the reader busy. */
const pumps = [
  ...[
    ' ',
    '\t',
    '*',
    '* ',
    '-',
    '"',
    '""',
    '"a;',
    ';',
    '\n',
    '\r',
    '[',
    '(',
    '<',
    '<a',
    '0',
    '0 ',
    '1/',
    '.',
    ',',
    '@'
  ],
  ...["'", '=', '+', '+;phone-context=0.0', 'née ', 'telefonosnumeros', '01.02.2026 ', 'Mère : ', '😀', '\u202e', '\0']
]

function xlsxOf(
  parts: Readonly<Record<string, string>>,
  rows: string[][] = [
    ['Nom', 'Natel'],
    ['Rey', '1']
  ]
): Uint8Array {
  return buildXlsx({ sheets: [{ name: 'A', rows }], parts })
}

type Maker = (random: () => number, size: number) => Uint8Array

const changed: Maker = (random) => makeInput(random, examples)

const makers: Readonly<Record<string, Maker>> = {
  'changed examples': changed,
  'one endless cell': (random, size) => text(`${header}${pick(pumps, random).repeat(size)}x;Anna;F;079 123 45 67\n`),
  'an endless title': (random, size) =>
    text(`Nom;${pick(pumps, random).repeat(size)}x;Natel\nRey;Anna;079 123 45 67\n`),
  'many such cells': (random, size) => {
    const cell = pick(pumps, random).repeat(60)
    return text(header + `Rey;${cell};F;${cell};${cell};${cell}\n`.repeat(Math.ceil(size / 400)))
  },
  'nothing but marks': (random, size) => text(pick(pumps, random).repeat(size * 4)),
  'nested HTML': (random, size) => text(`<table>${pick(['<tr>', '<td>', '<table>', '<b>'], random).repeat(size)}`),
  'a strange number format': (random, size) => {
    const format = pick(['[', '"', '\\', ';', '#', '[h', '_'], random).repeat(size)
    const styles = `<numFmts><numFmt numFmtId="164" formatCode="${format.replaceAll('"', '&quot;')}"/></numFmts>`
    return xlsxOf({
      'xl/styles.xml': `<styleSheet xmlns="${main}">${styles}<cellXfs><xf numFmtId="164"/></cellXfs></styleSheet>`
    })
  },
  'columns described again and again': (_, size) => {
    const columns = '<col min="1" max="16384" hidden="1"/>'.repeat(Math.ceil(size / 10))
    const cells = '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>'
    const sheet = `<worksheet xmlns="${main}"><cols>${columns}</cols>${cells}</worksheet>`
    return xlsxOf({ 'xl/worksheets/sheet1.xml': sheet })
  },
  'one sheet shown again and again': (_, size) => {
    const sheets = '<sheet name="A" r:id="rId1"/>'.repeat(1 + Math.ceil(size / 20))
    return xlsxOf({ 'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="r"><sheets>${sheets}</sheets></workbook>` })
  },
  'cells that reach over all rows': (_, size) =>
    text(`<table><tr>${'<td rowspan="999999">'.repeat(1 + (size % 500))}${'<tr>'.repeat(size)}</table>`),
  'one long text used everywhere': (_, size) => {
    const long = 'x'.repeat(3_000)
    return xlsxOf(
      {},
      Array.from({ length: Math.ceil(size / 40) }, () => [long, long, long, long])
    )
  }
}

function text(content: string): Uint8Array {
  return new TextEncoder().encode(content)
}

const examples = readExampleLists()
  .map(({ bytes }) => bytes)
  .filter(({ length }) => length > 0)

/** Files from outside, read by a worker, as the window reads them; it is ended where it takes too long. */
export async function createFilesArea(): Promise<Area> {
  const folder = mkdtempSync(join(tmpdir(), 'attack-'))
  const path = join(folder, 'list')
  const startWorker = () => new Worker(new URL('./file-reader.ts', import.meta.url))
  let worker = startWorker()

  async function read(bytes: Uint8Array): Promise<readonly Finding[]> {
    writeFileSync(path, bytes)
    const answer = once(worker, 'message').then(
      ([verdict]) => verdict as FileVerdict,
      (error: Error): FileVerdict => ({ moved: `threw ${error.message}`, leak: null })
    )
    worker.postMessage(path)
    const verdict = await withinTime(answer)
    if (verdict === undefined || verdict.moved?.startsWith('threw')) {
      await worker.terminate()
      worker = startWorker()
    }
    if (verdict === undefined) return [{ harm: 'hung', text: `${bytes.length} bytes` }]
    const moved: readonly Finding[] = verdict.moved === null ? [] : [{ harm: 'moved', text: verdict.moved }]
    return verdict.leak === null
      ? moved
      : [...moved, { harm: 'leaks', text: `a formula: ${verdict.leak.slice(0, 50)}` }]
  }

  const kinds = Object.keys(makers)
  return {
    name: 'files',
    kinds,
    async attack(number, random) {
      const kind = kinds[number % kinds.length] ?? 'changed examples'
      const size = 1 + Math.floor(random() ** 2 * 40_000)
      return { kind, run: () => read((makers[kind] ?? changed)(random, size)) }
    },
    async end() {
      await worker.terminate()
      rmSync(folder, { recursive: true })
      return []
    }
  }
}

import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { argv, execPath, resourceUsage, stdout } from 'node:process'
import { fileURLToPath } from 'node:url'
import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import Papa from 'papaparse'
import { z } from 'zod'
import { readList } from '../../src-renderer/list/index.ts'
import { buildXlsx } from '../list/xlsx-builder.ts'

const rowCount = 100_000
const sheetRows = 10_000
const settings = {
  defaultCountry: 'CH',
  timeZone: 'Europe/Zurich',
  defaultLanguage: 'fr',
  queue: 'télé-cardiologie',
  delivery: 'server' as const,
  now: Date.parse('2026-11-30T07:00:00Z')
}
const headers = ['Nom', 'Prénom', 'Sexe', 'Né(e) le', 'Natel', 'Courriel', 'Date RDV', 'Heure']
const lastNames = ['Dénéréaz', 'Müller', 'Rochat', 'Bänziger', 'Da Silva', 'Crettenand', 'Lüthi', 'Gétaz']
const firstNames = ['Aurélie', 'Zoé', 'Björn', 'François', 'Anna', 'Jürg', 'Noémie', 'Paul']

function two(value: number): string {
  return String(value).padStart(2, '0')
}

/** Every row another patient with another number; the shapes of a usual export. */
function patient(at: number): string[] {
  const last = `${lastNames[at % 8] ?? ''}-${(at * 7919).toString(26).replace(/\d/g, 'x')}`
  const first = firstNames[(at >> 3) % 8] ?? ''
  const number = String(1_000_000 + at * 83).slice(-7)
  return [
    last,
    first,
    at % 2 === 0 ? 'F' : 'M',
    `${two(1 + (at % 28))}.${two(1 + (at % 12))}.${1930 + (at % 80)}`,
    `07${6 + (at % 4)} ${number.slice(0, 3)} ${number.slice(3, 5)} ${number.slice(5)}`,
    `patient.${at}@hopital-exemple.example`,
    `${two(1 + (at % 20))}.12.2026`,
    `${two(8 + (at % 9))}:${two((at % 12) * 5)}`
  ]
}

function windows1252(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0))
}

function timed<T>(run: () => T): { readonly ms: number; readonly value: T } {
  const start = performance.now()
  const value = run()
  return { ms: performance.now() - start, value }
}

/** The least any reader must do: decode, part into cells, read each distinct number once, check four fields of a row. */
function floor(bytes: Uint8Array): number {
  const check = z.object({ last: z.string().min(1), first: z.string().min(1), phone: z.string(), date: z.string() })
  const { data } = Papa.parse<string[]>(new TextDecoder('windows-1252').decode(bytes), { delimiter: ';' })
  const numbers = new Map<string, string | undefined>()
  let good = 0
  for (const [last, first, , , phone = '', , date] of data) {
    if (!numbers.has(phone)) numbers.set(phone, parsePhoneNumberFromString(phone, 'CH')?.number)
    if (check.safeParse({ last, first, phone, date }).success) good += 1
  }
  return good
}

function whole(bytes: Uint8Array): number {
  const reading = readList(bytes, { settings, rowId: String })
  if (reading.kind === 'unreadable') throw new Error(`unreadable: ${reading.reason}`)
  return reading.validator.results().filter(({ status }) => status === 'ready').length
}

function print(line: string): void {
  stdout.write(`${line}\n`)
}

function all(times: readonly number[]): string {
  return `${Math.min(...times).toFixed(0)} ms  [${times.map((ms) => ms.toFixed(0)).join(' ')}]`
}

/** Floor and reader by turns, so that both meet the same machine; the best of each counts. */
function printRatio(bytes: Uint8Array): void {
  const floors: number[] = []
  const wholes: number[] = []
  for (let round = 0; round < 3; round += 1) {
    floors.push(timed(() => floor(bytes)).ms)
    wholes.push(timed(() => whole(bytes)).ms)
  }
  print(`floor (decode, parse, one libphonenumber parse a number, zod)  ${all(floors)}`)
  print(`bytes to verdicts  ${all(wholes)}`)
  print(`ratio  ${(Math.min(...wholes) / Math.min(...floors)).toFixed(2)} (at most 1.5)`)
}

function printEdit(bytes: Uint8Array): void {
  const reading = readList(bytes, { settings, rowId: String })
  const row = reading.kind === 'list' ? reading.rows[rowCount / 2] : undefined
  if (reading.kind !== 'list' || !row) throw new Error('the list has rows')
  const { ms, value } = timed(() => reading.validator.update([{ ...row, edits: { phone: '079 123 45 67' } }]))
  print(`one edit judged again  ${ms.toFixed(2)} ms (at most 50 ms), verdicts changed: ${value.length}`)
}

/** In a process of its own, so that nothing but one reading is measured. */
function printPeakElsewhere(bytes: Uint8Array): void {
  const folder = mkdtempSync(join(tmpdir(), 'bench-list-'))
  try {
    const file = join(folder, 'list.csv')
    writeFileSync(file, bytes)
    print(execFileSync(execPath, [fileURLToPath(import.meta.url), '--peak', file], { encoding: 'utf8' }).trim())
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function printPeak(path: string): void {
  const ready = whole(readFileSync(path))
  print(
    `peak memory of one reading  ${(resourceUsage().maxRSS / 1024).toFixed(0)} MB (at most 600 MB), ready: ${ready}`
  )
}

function bench(): void {
  const rows = Array.from({ length: rowCount }, (_, at) => patient(at))
  const bytes = windows1252([headers, ...rows].map((cells) => cells.join(';')).join('\r\n'))
  print(`${rowCount} rows, ${headers.length} columns, ${(bytes.length / 1e6).toFixed(1)} MB Windows-1252`)
  printRatio(bytes)
  printEdit(bytes)
  printPeakElsewhere(bytes)
  const sheet = buildXlsx({ sheets: [{ name: 'Liste', rows: [headers, ...rows.slice(0, sheetRows)] }] })
  print(`XLSX of ${sheetRows} rows (at most 1000 ms)  ${all([1, 2, 3].map(() => timed(() => whole(sheet)).ms))}`)
}

if (argv[2] === '--peak' && argv[3] !== undefined) printPeak(argv[3])
else bench()

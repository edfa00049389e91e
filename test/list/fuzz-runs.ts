import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { type ListReading, loadWorkbookReader, readList } from '../../src-renderer/list/index.ts'
import { decodeAs } from '../../src-renderer/list/parsing/code-pages.ts'
import type { Encoding } from '../../src-renderer/list/parsing/index.ts'
import { validationSettings } from '../tools/corpus.ts'
import { readExampleLists } from './example-lists.ts'

/** What went wrong with an input; `input` is made as small as it still goes wrong. */
export interface FuzzFailure {
  readonly run: number
  readonly problem: string
  readonly input: Uint8Array
}

export interface FuzzSummary {
  readonly runs: number
  readonly bytes: number
  /** How many inputs were lists, and how many unreadable for which reason. */
  readonly outcomes: Readonly<Record<string, number>>
  readonly records: number
  readonly judged: number
  readonly slowestMs: number
  readonly slowestBytes: number
  readonly failure?: FuzzFailure
}

export type Random = () => number

/** Mulberry32: the same seed gives the same numbers, from 0 to below 1. */
function randomFrom(seed: number): Random {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

const tokens = [
  ...['"', '""', ';', ',', '\t', '|', '\n', '\r', '\r\n', '\0', '\u001a', '="', "'", '=', '+', '@', ' ', '\u00a0'],
  ...['sep=;\n', '<table>', '<tr>', '<td>', '</td>', '</table>', '<td rowspan="9">', '&nbsp;', '&#0;', '<?xml?>'],
  ...['Nom;Prénom;Sexe;Mobile;Date;Heure\n', 'Name,Vorname,Natel\n', 'Total', 'Page 1', 'Médecin', 'Dr.', 'Frau'],
  ...['079 123 45 67', '06 12 34 56 78', '4,17912E+10', '+41', '03.12.2026', '08:30', '46359', '0,5', '2026-12-03T'],
  ...['a@example.org', 'M', 'Mme', '####', '#N/A', '\u202e', '\u200b', 'é', 'ß', '😀', 'محمد', '-', '?', 'annulé']
].map((token) => strToU8(token))

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

function pick<T>(random: Random, values: readonly T[]): T {
  const value = values[Math.floor(random() * values.length)]
  if (value === undefined) throw new Error('nothing to pick from')
  return value
}

function mutate(random: Random, bytes: Uint8Array, others: readonly Uint8Array[]): Uint8Array {
  const at = Math.floor(random() * (bytes.length + 1))
  const end = Math.min(bytes.length, at + 1 + Math.floor(random() ** 3 * bytes.length))
  const before = bytes.subarray(0, at)
  switch (Math.floor(random() * 7)) {
    case 0: {
      const changed = bytes.slice()
      if (at < changed.length) changed[at] = Math.floor(random() * 256)
      return changed
    }
    case 1:
      return joined(before, bytes.subarray(end))
    case 2:
      return joined(bytes.subarray(0, end), bytes.subarray(at, end), bytes.subarray(end))
    case 3:
      return joined(before, pick(random, tokens), bytes.subarray(at))
    case 4:
      return before
    case 5: {
      const other = pick(random, others)
      return joined(before, other.subarray(Math.floor(random() * other.length)))
    }
    default:
      return joined(before, bytes.subarray(end), bytes.subarray(at, end))
  }
}

/** A whole archive begins with `PK` and has its directory at the end. */
function isWorkbook(bytes: Uint8Array): boolean {
  const end = bytes.length - 22
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[end] === 0x50 && bytes[end + 1] === 0x4b
}

/** Changes what is packed in a workbook and packs it again, so that the change passes the checksum. */
function mutateWorkbook(random: Random, bytes: Uint8Array): Uint8Array {
  const parts = unzipSync(bytes)
  for (let left = 1 + Math.floor(random() * 4); left > 0; left -= 1) {
    const name = pick(random, Object.keys(parts))
    const pieces = strFromU8(parts[name] ?? new Uint8Array()).split(/(?=<)/)
    const at = Math.floor(random() * pieces.length)
    const piece = pieces[at] ?? ''
    const number = String(Math.floor(random() * 1e6))
    pieces[at] = pick(random, [
      '',
      piece + piece,
      piece.replace(/\d+/, number),
      piece.replace('<', '</'),
      piece.slice(1)
    ])
    parts[name] = strToU8(pieces.join(''))
  }
  return zipSync(parts, { level: 0 })
}

/** A workbook of Excel 5 to 2003. */
function isXls(bytes: Uint8Array): boolean {
  return bytes[0] === 0xd0 && bytes[1] === 0xcf
}

/** Changes single bytes: what is cut or moved in a compound file is soon no file at all. */
function mutateXls(random: Random, bytes: Uint8Array): Uint8Array {
  const changed = bytes.slice()
  for (let left = 1 + Math.floor(random() * 12); left > 0; left -= 1) {
    changed[Math.floor(random() * changed.length)] = pick(random, [0, 1, 0x20, 0xff, Math.floor(random() * 256)])
  }
  return changed
}

export function makeInput(random: Random, examples: readonly Uint8Array[]): Uint8Array {
  const kind = random()
  if (kind < 0.08) return Uint8Array.from({ length: Math.floor(random() * 600) }, () => Math.floor(random() * 256))
  if (kind < 0.3) return joined(...Array.from({ length: Math.floor(random() * 60) }, () => pick(random, tokens)))
  if (kind < 0.45) return mutateWorkbook(random, pick(random, examples.filter(isWorkbook)))
  if (kind < 0.55) return mutateXls(random, pick(random, examples.filter(isXls)))
  let bytes = pick(random, examples)
  for (let left = 1 + Math.floor(random() * 5); left > 0; left -= 1) bytes = mutate(random, bytes, examples)
  return bytes.length > 60_000 ? bytes.slice(0, 60_000) : bytes
}

function decode(encoding: Encoding, bytes: Uint8Array): string {
  if (encoding === 'utf-8' || encoding === 'utf-16le' || encoding === 'utf-16be') {
    return new TextDecoder(encoding).decode(bytes)
  }
  return decodeAs(encoding, bytes)
}

/** How often a text has each letter and digit: below a second header the cells are put into the order of the first. */
function lettersOf(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const letter of text.replace(/[^\p{L}\p{N}]+/gu, '')) counts.set(letter, (counts.get(letter) ?? 0) + 1)
  return counts
}

function sizeOf(letters: ReadonlyMap<string, number>): number {
  return [...letters.values()].reduce((sum, count) => sum + count, 0)
}

/** What does not hold for a reading although it must hold for every one; nothing if all is well. */
export function problemOf(bytes: Uint8Array, reading: ListReading): string | undefined {
  if (reading.kind === 'unreadable') return reading.reason === undefined ? 'unreadable without a reason' : undefined
  const { rows, format, layout, validator } = reading
  const verdicts = validator.results()
  if (verdicts.length !== rows.length) return `${rows.length} records, ${verdicts.length} verdicts`
  for (const [at, { row, status, skipReason, errors, invitation }] of verdicts.entries()) {
    if (row !== rows[at]?.row) return `verdict ${at} is not about its record`
    if (at > 0 && row <= (rows[at - 1]?.row ?? 0)) return `record ${row} is out of order`
    if ((status === 'aside') !== (skipReason !== undefined)) return `record ${row} is set aside without a reason`
    if ((status === 'blocked') !== errors.length > 0) return `record ${row} is ${status} with ${errors.length} reasons`
    if (status === 'ready' && !(invitation.phoneNumber || invitation.emailAddress))
      return `record ${row} has no contact`
  }
  if (format.container !== 'csv' || format.encoding === undefined || /[\p{L}\p{N}]/u.test(format.delimiter ?? '')) {
    return undefined
  }
  const written = lettersOf(decode(format.encoding, bytes))
  const kept = lettersOf(rows.map(({ cells }) => cells.join(' ')).join(' '))
  // Titles that only a second header has are added to the first.
  const header = lettersOf(rows.find(({ row }) => row === layout.headerRow)?.cells.join(' ') ?? '')
  const isKept = [...written].every(([letter, count]) => (kept.get(letter) ?? 0) >= count)
  const isTrue = [...kept].every(([letter, count]) => count - (written.get(letter) ?? 0) <= (header.get(letter) ?? 0))
  return isKept && isTrue
    ? undefined
    : `letters and digits of the text: ${sizeOf(written)}, of the records: ${sizeOf(kept)}`
}

const settings = validationSettings({ now: '2026-11-30T07:00:00Z', queue: 'video' })

/** Milliseconds that an input may take: a fixed part for slow machines, and a part for each byte. */
function allowedMs(bytes: number): number {
  return 4000 + bytes * 0.1
}

interface Checked {
  readonly problem?: string
  readonly reading?: ListReading
  readonly ms: number
}

async function check(bytes: Uint8Array): Promise<Checked> {
  const started = performance.now()
  try {
    const readWorkbook = await loadWorkbookReader(bytes)
    const reading = readList(bytes, { settings, rowId: String, readWorkbook })
    const ms = performance.now() - started
    const slow = ms > allowedMs(bytes.length) ? `${Math.round(ms)} ms for ${bytes.length} bytes` : undefined
    const problem = slow ?? problemOf(bytes, reading)
    return problem === undefined ? { reading, ms } : { problem, reading, ms }
  } catch (error) {
    return { problem: `threw ${error instanceof Error ? error.stack : String(error)}`, ms: performance.now() - started }
  }
}

/** Takes away ever smaller pieces as long as something is wrong with what remains. */
async function minimise(bytes: Uint8Array): Promise<Uint8Array> {
  let smallest = bytes
  let attempts = 0
  for (
    let size = Math.ceil(bytes.length / 2);
    size >= 1 && attempts < 2000;
    size = size === 1 ? 0 : Math.ceil(size / 2)
  ) {
    for (let at = 0; at < smallest.length && attempts < 2000; attempts += 1) {
      const without = joined(smallest.subarray(0, at), smallest.subarray(at + size))
      if ((await check(without)).problem === undefined) at += size
      else smallest = without
    }
  }
  return smallest
}

/** Reads `runs` made-up inputs, the same ones for the same seed, and stops at the first that goes wrong. */
export async function runFuzz(runs: number, seed: number, onProgress?: (run: number) => void): Promise<FuzzSummary> {
  const examples = readExampleLists()
    .map(({ bytes }) => bytes)
    .filter(({ length }) => length > 0)
  const outcomes: Record<string, number> = {}
  let [total, records, judged, slowestMs, slowestBytes] = [0, 0, 0, 0, 0]
  const summary = (done: number) => ({ runs: done, bytes: total, outcomes, records, judged, slowestMs, slowestBytes })
  for (let run = 0; run < runs; run += 1) {
    const input = makeInput(randomFrom(seed + run * 7919), examples)
    const { problem, reading, ms } = await check(input)
    total += input.length
    if (ms > slowestMs) [slowestMs, slowestBytes] = [ms, input.length]
    if (problem !== undefined || reading === undefined) {
      return { ...summary(run + 1), failure: { run, problem: problem ?? 'no reading', input: await minimise(input) } }
    }
    const outcome = reading.kind === 'list' ? `list (${reading.format.container})` : reading.reason
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1
    if (reading.kind === 'list') {
      const verdicts = reading.validator.results()
      records += verdicts.length
      judged += verdicts.filter(({ status }) => status !== 'aside').length
    }
    onProgress?.(run + 1)
  }
  return summary(runs)
}

import {
  closeSync,
  existsSync,
  fdatasyncSync,
  fstatSync,
  ftruncateSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync
} from 'node:fs'
import { dirname } from 'node:path'
import { syncFolder } from './files.ts'
import type { Seals } from './seals.ts'

/**
 * A second record of what was sent, next to the database: one line of fixed length for each attempt, on the disk before
 * its request is sent. SQLite drops the end of a damaged write-ahead log silently, and a damaged database is
 * quarantined: this file still says which rows must not be sent again. It contains no data of patients.
 *
 * Line 0 shows that the records were created with this key; line n is the attempt of that number.
 */
export type SentLog = {
  /** Durable when it returns. If it fails, the lines are removed and the error is thrown. */
  readonly append: (lines: readonly SentLine[]) => void
  /** Removes the lines from this number on: their attempts were not started after all. */
  readonly cutBack: (number: number) => void
  readonly close: () => void
}

export type SentLine = {
  readonly number: number
  readonly attemptId: string
  readonly listId: string
  readonly rowId: string
  /** Hexadecimal, 32 digits. */
  readonly guard: string
  /** ms since the epoch. */
  readonly at: number
}

/** A line: an attempt, or `wrong` if its MAC is not of this key. `torn`: it was not written completely. */
export type ReadLine = SentLine | 'wrong' | 'torn'

export type ReadLog =
  | { readonly kind: 'none' }
  /** `keyFits`: at least one line was written with this key. `lines[n]` is the attempt of number n + 1. */
  | { readonly kind: 'read'; readonly keyFits: boolean; readonly lines: readonly ReadLine[] }

const noId = '00000000-0000-0000-0000-000000000000'
const firstLine: SentLine = { number: 0, attemptId: noId, listId: noId, rowId: noId, guard: '0'.repeat(32), at: 0 }
const bodyPattern = /^([0-9a-f-]{36}) ([0-9a-f-]{36}) ([0-9a-f-]{36}) ([0-9a-f]{32}) (\d{15})$/
const bodyLength = 3 * 36 + 32 + 15 + 4
const macDigits = 32
/** Bytes: body, blank, MAC, line end. */
export const sentLineLength = bodyLength + 1 + macDigits + 1

export function readSentLog(path: string, seals: Seals): ReadLog {
  if (!existsSync(path)) return { kind: 'none' }
  const bytes = readFileSync(path)
  const read: ReadLine[] = []
  for (let start = 0; start < bytes.length; start += sentLineLength) {
    read.push(readLine(seals, read.length, bytes.subarray(start, start + sentLineLength)))
  }
  return { kind: 'read', keyFits: read.some((line) => typeof line === 'object'), lines: read.slice(1) }
}

/** Writes the whole file next to the old one and then replaces that. */
export function writeSentLog(path: string, seals: Seals, lines: readonly SentLine[]): void {
  const fresh = `${path}.new`
  const file = openSync(fresh, 'w', 0o600)
  try {
    writeWhole(file, Buffer.concat([firstLine, ...lines].map((line) => encodeLine(seals, line))), 0)
    fdatasyncSync(file)
  } finally {
    closeSync(file)
  }
  renameSync(fresh, path)
  syncFolder(dirname(path))
}

/** Opens a file that {@link readSentLog} found complete, to append to it. */
export function openSentLog(path: string, seals: Seals): SentLog {
  const file = openSync(path, 'r+')
  const cutBack = (number: number) => {
    if (fstatSync(file).size > number * sentLineLength) ftruncateSync(file, number * sentLineLength)
  }
  return {
    append: (lines) => {
      const first = lines[0]
      if (first === undefined) return
      try {
        writeWhole(file, Buffer.concat(lines.map((line) => encodeLine(seals, line))), first.number * sentLineLength)
        fdatasyncSync(file)
      } catch (error) {
        cutBack(first.number)
        throw error
      }
    },
    cutBack,
    close: () => closeSync(file)
  }
}

function encodeLine(seals: Seals, line: SentLine): Buffer {
  const body = `${line.attemptId} ${line.listId} ${line.rowId} ${line.guard} ${String(line.at).padStart(15, '0')}`
  if (!bodyPattern.test(body)) throw new RangeError('an attempt has UUIDs and a time in whole ms')
  return Buffer.from(`${body} ${macOf(seals, line.number, body)}\n`, 'latin1')
}

function readLine(seals: Seals, number: number, bytes: Buffer): ReadLine {
  // After a power cut, the last append may be cut short or end in zero bytes.
  if (bytes.length < sentLineLength || bytes.subarray(-8).every((byte) => byte === 0)) return 'torn'
  const text = bytes.toString('latin1')
  const body = text.slice(0, bodyLength)
  const match = bodyPattern.exec(body)
  if (match === null || text.slice(bodyLength) !== ` ${macOf(seals, number, body)}\n`) return 'wrong'
  const [, attemptId = '', listId = '', rowId = '', guard = '', at = ''] = match
  return { number, attemptId, listId, rowId, guard, at: Number(at) }
}

function macOf(seals: Seals, number: number, body: string): string {
  return Buffer.from(seals.mac(['sent-log', number, body])).toString('hex')
}

function writeWhole(file: number, bytes: Buffer, position: number): void {
  for (let written = 0; written < bytes.length; ) {
    written += writeSync(file, bytes, written, bytes.length - written, position + written)
  }
}

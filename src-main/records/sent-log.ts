import { closeSync, fdatasyncSync, fstatSync, ftruncateSync, openSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { openForChange, readIfThere, readPart, renameFile, sizeOf, syncFolder } from '../disk/files.ts'
import { retryPassing } from '../disk/retry-passing.ts'
import type { Encryption } from './encryption.ts'

/**
 * A second record of what was sent, next to the database: one line of fixed length for each attempt, on the disk before
 * its request is sent. SQLite drops the end of a damaged write-ahead log silently, and a damaged database is
 * quarantined: this file still says which rows must not be sent again. It contains no data of patients.
 *
 * Line 0 shows that the records were created with this key; line n is the attempt of that number.
 */
export interface SentLog {
  /** Durable when it returns. If it fails, the lines are removed and the error is thrown. */
  readonly append: (lines: readonly LogLine[]) => void
  /** Removes the lines from this number on: their attempts were not started after all. */
  readonly truncateTo: (number: number) => void
  readonly close: () => void
}

export interface LogLine {
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
export type ParsedLine = LogLine | 'wrong' | 'torn'

export type ParsedLog =
  | { readonly kind: 'none' }
  /** `keyFits`: at least one line was written with this key. `lines[n]` is the attempt of number n + 1. */
  | { readonly kind: 'read'; readonly keyMatches: boolean; readonly lines: readonly ParsedLine[] }

const noId = '00000000-0000-0000-0000-000000000000'
const headerLine: LogLine = { number: 0, attemptId: noId, listId: noId, rowId: noId, guard: '0'.repeat(32), at: 0 }
const bodyPattern = /^([0-9a-f-]{36}) ([0-9a-f-]{36}) ([0-9a-f-]{36}) ([0-9a-f]{32}) (\d{15})$/
const bodyLength = 3 * 36 + 32 + 15 + 4
const macDigits = 32
/** Bytes: body, blank, MAC, line end. */
export const logLineLength = bodyLength + 1 + macDigits + 1

export function readSentLog(path: string, encryption: Encryption): ParsedLog {
  const bytes = readIfThere(path)
  if (bytes === null) return { kind: 'none' }
  const read: ParsedLine[] = []
  for (let start = 0; start < bytes.length; start += logLineLength) {
    read.push(readLine(encryption, read.length, bytes.subarray(start, start + logLineLength)))
  }
  return { kind: 'read', keyMatches: read.some((line) => typeof line === 'object'), lines: read.slice(1) }
}

/** Whether the file ends with the attempt of this number, the last one there is; its other lines are not looked at. */
export function endsWithAttempt(path: string, encryption: Encryption, number: number, attemptId: string): boolean {
  if (sizeOf(path) !== (number + 1) * logLineLength) return false
  const last = readLine(encryption, number, readPart(path, number * logLineLength, logLineLength))
  return typeof last === 'object' && (number === 0 || last.attemptId === attemptId)
}

/** Writes the whole file next to the old one and then replaces that. */
export function writeSentLog(path: string, encryption: Encryption, lines: readonly LogLine[]): void {
  const replacement = `${path}.new`
  const bytes = Buffer.concat([headerLine, ...lines].map((line) => encodeLine(encryption, line)))
  retryPassing(() => {
    const file = openSync(replacement, 'w', 0o600)
    try {
      writeFully(file, bytes, 0)
      fdatasyncSync(file)
    } finally {
      closeSync(file)
    }
  })
  renameFile(replacement, path)
  syncFolder(dirname(path))
}

/** Opens a file that {@link readSentLog} found complete, to append to it. */
export function openSentLog(path: string, encryption: Encryption): SentLog {
  const file = openForChange(path)
  const truncateTo = (number: number) => {
    if (fstatSync(file).size > number * logLineLength) ftruncateSync(file, number * logLineLength)
  }
  return {
    append: (lines) => {
      const first = lines[0]
      if (first === undefined) return
      try {
        writeFully(file, Buffer.concat(lines.map((line) => encodeLine(encryption, line))), first.number * logLineLength)
        fdatasyncSync(file)
      } catch (error) {
        truncateTo(first.number)
        throw error
      }
    },
    truncateTo,
    close: () => closeSync(file)
  }
}

function encodeLine(encryption: Encryption, line: LogLine): Buffer {
  const body = `${line.attemptId} ${line.listId} ${line.rowId} ${line.guard} ${String(line.at).padStart(15, '0')}`
  if (!bodyPattern.test(body)) throw new RangeError('an attempt has UUIDs and a time in whole ms')
  return Buffer.from(`${body} ${macOf(encryption, line.number, body)}\n`, 'latin1')
}

function readLine(encryption: Encryption, number: number, bytes: Buffer): ParsedLine {
  // After a power cut, the last append may be cut short or end in zero bytes.
  if (bytes.length < logLineLength || bytes.subarray(-8).every((byte) => byte === 0)) return 'torn'
  const text = bytes.toString('latin1')
  const body = text.slice(0, bodyLength)
  const match = bodyPattern.exec(body)
  if (match === null || text.slice(bodyLength) !== ` ${macOf(encryption, number, body)}\n`) return 'wrong'
  const [, attemptId = '', listId = '', rowId = '', guard = '', at = ''] = match
  return { number, attemptId, listId, rowId, guard, at: Number(at) }
}

function macOf(encryption: Encryption, number: number, body: string): string {
  return Buffer.from(encryption.mac(['sent-log', number, body])).toString('hex')
}

function writeFully(file: number, bytes: Buffer, position: number): void {
  for (let written = 0; written < bytes.length; ) {
    written += writeSync(file, bytes, written, bytes.length - written, position + written)
  }
}

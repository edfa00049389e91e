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
 * The first line shows that the records were created with this key. The line after it is attempt 1, and each further one is
 * the next attempt. Lines of attempts that were closed off are taken out (`shorten-sent-log.ts`): before the line after such a
 * gap there are two marks, each with the number of the attempt before it, so that one of them may be damaged.
 */
export interface SentLog {
  readonly path: string
  /** Durable when it returns. If it fails, the lines are removed and the error is thrown. */
  readonly append: (lines: readonly LogLine[]) => void
  /** Removes the lines from this number on: their attempts were not started after all. */
  readonly truncateTo: (number: number) => void
  /**
   * Puts `write`'s file in the place of this one, unless a line was written meanwhile: then it is false, and nothing has changed.
   * Throws the file system's errors.
   */
  readonly replaceBy: (write: (path: string) => Promise<void>) => Promise<boolean>
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
  | {
      readonly kind: 'read'
      /** At least one line was written with this key. */
      readonly keyMatches: boolean
      /** By number, in order; what has no line was closed off, if `isNumbered`. */
      readonly lines: ReadonlyMap<number, ParsedLine>
      /** Each line's number is certain, also that of a wrong one. */
      readonly isNumbered: boolean
      /** Every line is as it was written. */
      readonly isWhole: boolean
    }

const noId = '00000000-0000-0000-0000-000000000000'
const noGuard = '0'.repeat(32)
const bodyPattern = /^([0-9a-f-]{36}) ([0-9a-f-]{36}) ([0-9a-f-]{36}) ([0-9a-f]{32}) (\d{15})$/
const bodyLength = 3 * 36 + 32 + 15 + 4
const macDigits = 32
/** Bytes: body, blank, MAC, line end. */
export const logLineLength = bodyLength + 1 + macDigits + 1

export function readSentLog(path: string, encryption: Encryption): ParsedLog {
  const bytes = readIfThere(path)
  if (bytes === null) return { kind: 'none' }
  const lines = new Map<number, ParsedLine>()
  let number = 0
  // Wrong lines before a mark or the end may themselves be marks, or come after one that is lost.
  let doubtful: number[] = []
  let [isNumbered, isWhole, keyMatches] = [true, true, false]
  let markBefore: number | null = null
  for (let start = 0; start < bytes.length; start += logLineLength) {
    const line = bytes.subarray(start, start + logLineLength)
    const mark = readMark(encryption, line)
    if (mark !== null && mark >= number - doubtful.length) {
      const next = bytes.subarray(start + logLineLength, start + 2 * logLineLength)
      // Where its twin is damaged, that is the wrong line before it, or else the next line.
      if (start > 0 && markBefore !== mark && readMark(encryption, next) !== mark) {
        isWhole = false
        if (doubtful.length > 0) lines.delete(doubtful.pop() ?? 0)
        else start += logLineLength
      }
      if (doubtful.length > 0) isNumbered = false
      doubtful = []
      keyMatches = true
      number = mark
      markBefore = mark
      continue
    }
    markBefore = null
    if (start === 0) {
      isWhole = false
      continue
    }
    number += 1
    const read = readLine(encryption, number, line)
    lines.set(number, read)
    if (typeof read === 'object') {
      keyMatches = true
      doubtful = []
      continue
    }
    isWhole = false
    if (read === 'wrong') doubtful.push(number)
  }
  return { kind: 'read', keyMatches, lines, isNumbered: isNumbered && doubtful.length === 0, isWhole }
}

/** Whether the file ends with the attempt of this number, the last one there is; its other lines are not looked at. */
export function endsWithAttempt(path: string, encryption: Encryption, number: number, attemptId: string): boolean {
  const size = sizeOf(path) ?? 0
  if (size === 0 || size % logLineLength !== 0) return false
  const last = readPart(path, size - logLineLength, logLineLength)
  if (number === 0) return size === logLineLength && readMark(encryption, last) === 0
  const line = readLine(encryption, number, last)
  return typeof line === 'object' && line.attemptId === attemptId
}

/** `before`: the number of the line before the first of these. */
function encodeLines(encryption: Encryption, before: number, lines: readonly LogLine[]): Buffer[] {
  let number = before
  return lines.flatMap((line) => {
    const marks = line.number === number + 1 ? [] : gapBefore(encryption, line.number)
    number = line.number
    return [...marks, encodeLine(encryption, line)]
  })
}

/**
 * Of lines that were found whole, the number that each reaches: its own, or that of the attempt before a gap. `before`: the number
 * that the lines before these reach.
 */
export function numbersOfLines(
  bytes: Buffer,
  before: number
): readonly { readonly upTo: number; readonly isMark: boolean }[] {
  let upTo = before
  return Array.from({ length: bytes.length / logLineLength }, (_, index) => {
    const text = bytes.toString('latin1', index * logLineLength, index * logLineLength + bodyLength)
    const isMark = text.startsWith(noId)
    upTo = isMark ? Number(text.slice(-15)) : upTo + 1
    return { upTo, isMark }
  })
}

/** What stands before the line of an attempt whose number does not follow that of the line before. */
export function gapBefore(encryption: Encryption, number: number): readonly [Buffer, Buffer] {
  const mark = encodeMark(encryption, number - 1)
  return [mark, mark]
}

/** The first line of a file. */
export function encodeMark(encryption: Encryption, number: number): Buffer {
  const body = `${noId} ${noId} ${noId} ${noGuard} ${String(number).padStart(15, '0')}`
  return Buffer.from(`${body} ${macOf(encryption, 0, body)}\n`, 'latin1')
}

/** null: it is the line of an attempt, or wrong. */
function readMark(encryption: Encryption, bytes: Buffer): number | null {
  const text = bytes.toString('latin1')
  if (!text.startsWith(noId)) return null
  const number = Number(text.slice(bodyLength - 15, bodyLength))
  return Number.isSafeInteger(number) && encodeMark(encryption, number).equals(bytes) ? number : null
}

/** Writes the whole file next to the old one and then replaces that. `lines`: by number. */
export function writeSentLog(path: string, encryption: Encryption, lines: readonly LogLine[]): void {
  const replacement = `${path}.new`
  const bytes = Buffer.concat([encodeMark(encryption, 0), ...encodeLines(encryption, 0, lines)])
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

/** Opens a file that {@link readSentLog} found complete, to append to it. @param last the number of its last line. */
export function openSentLog(path: string, encryption: Encryption, last: number): SentLog {
  /** null: it was closed to be replaced, and the disk has not given it since. Its number may be another file's by now. */
  let opened: number | null = openForChange(path)
  let size = fstatSync(opened).size
  let number = last
  let writes = 0
  const handle = () => {
    if (opened !== null) return opened
    const found = openForChange(path)
    size = fstatSync(found).size
    opened = found
    return found
  }
  const cutTo = (length: number) => {
    const file = handle()
    if (fstatSync(file).size > length) ftruncateSync(file, length)
    size = length
  }
  const closeOpened = () => {
    const file = opened
    opened = null
    if (file !== null) closeSync(file)
  }
  return {
    path,
    append: (lines) => {
      if (lines.length === 0) return
      writes += 1
      const file = handle()
      try {
        const bytes = Buffer.concat(encodeLines(encryption, number, lines))
        writeFully(file, bytes, size)
        fdatasyncSync(file)
        size += bytes.length
        number = lines.at(-1)?.number ?? number
      } catch (error) {
        cutTo(size)
        throw error
      }
    },
    truncateTo: (next) => {
      writes += 1
      cutTo(size - Math.max(0, number + 1 - next) * logLineLength)
      number = Math.min(number, next - 1)
    },
    replaceBy: async (write) => {
      const before = writes
      await write(`${path}.new`)
      if (writes !== before) return false
      // Windows does not rename over a file that is open.
      closeOpened()
      try {
        renameFile(`${path}.new`, path)
        syncFolder(dirname(path))
      } finally {
        handle()
      }
      return true
    },
    close: closeOpened
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

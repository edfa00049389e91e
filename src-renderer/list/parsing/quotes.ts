import { cutCell, limits } from './limits.ts'
import { UnreadableFile } from './unreadable-file.ts'

/**
 * Rewrites CSV text so that every quote mark that opens a cell is closed, and every other one is inside a correctly
 * quoted cell. A mark opens a cell only as its first character; where the cell it would open is not closed, or
 * would swallow other cells or records, it is a letter.
 */
export interface NormalizedQuotes {
  readonly text: string
  /** Positions, in the rewritten text, of cells whose opening mark was read as a letter. */
  readonly strays: readonly number[]
}

const quote = '"'

/** Longest cell that may run over several lines. Excel holds 32,767 characters in a cell; databases more. */
const maxCellLength = 200_000

/** Characters searched without result, per character of text, before marks no longer open cells of several lines. */
const maxVainReads = 8

/** The position in its record of the cell that begins after `between`, a text without quoted cells. */
function cellAfter(between: string, delimiter: string, cellBefore: number): number {
  if (between === delimiter) return cellBefore + 1
  const lineStart = between.lastIndexOf('\n') + 1
  const delimitersPassed = between.slice(lineStart).split(delimiter).length - 1
  return delimitersPassed + (lineStart === 0 ? cellBefore : 1)
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from)
  return end < 0 ? text.length : end
}

interface Closing {
  /** Just after the closing mark. */
  readonly end: number
  /** Just after the blanks that may follow the mark. */
  readonly next: number
  /** The content holds a mark that is not doubled. */
  readonly untidy: boolean
}

/** An opening mark and its cell. */
interface Opening {
  readonly at: number
  /** Position of its cell in its record, from 1. */
  readonly cell: number
}

const quotedCell = /"(?:[^"]|"")*"/g

/**
 * Whether the cell between the marks contains whole records: then its opening mark was a letter and the closing one
 * belongs to another cell. The sign is a line inside that has the usual number of cells, or by the first and the last
 * line having it, each with the rest of its record.
 */
function swallowsRecords(text: string, delimiter: string, columns: number, opening: Opening, end: number): boolean {
  if (columns < 3) return false
  const lines = text.slice(opening.at, end).split('\n')
  if (lines.length === 1) return false
  const cells = lines.map((line) => line.split(delimiter).length)
  if (cells.slice(1, -1).includes(columns)) return true
  const rest = text.slice(end, lineEnd(text, end)).replace(quotedCell, '')
  const first = opening.cell - 1 + (cells[0] ?? 0)
  const last = (cells[cells.length - 1] ?? 0) - 1 + rest.split(delimiter).length
  return first === columns && last === columns
}

/** The mark that closes a cell, or the position up to which there is none. */
function findClosing(
  text: string,
  delimiter: string,
  columns: number,
  opening: Opening,
  reach: number
): Closing | number {
  let untidy = false
  for (let at = text.indexOf(quote, opening.at + 1); at >= 0 && at < reach; at = text.indexOf(quote, at + 1)) {
    if (text[at + 1] === quote) {
      at++
      continue
    }
    let next = at + 1
    while (text[next] === ' ' && delimiter !== ' ') next++
    if (next >= text.length || text[next] === '\n' || text[next] === delimiter) {
      return swallowsRecords(text, delimiter, columns, opening, at) ? at : { end: at + 1, next, untidy }
    }
    const before = text[at - 1]
    // A mark where a cell could begin: the cell before it was never closed.
    if (before === delimiter || before === '\n') return at
    untidy = true
  }
  return Math.min(reach, text.length)
}

function quoted(content: string): string {
  return `"${content.replaceAll('"', '""')}"`
}

/** Throws UnreadableFile if more marks than a list can have are read as letters. */
export function normalizeQuotes(text: string, delimiter: string, columns: number): NormalizedQuotes {
  const pieces: string[] = []
  const strays: number[] = []
  let written = 0
  let length = 0
  let budget = text.length * maxVainReads
  let done = 0
  let cell = 1

  const replace = (start: number, end: number, by: string) => {
    const kept = text.slice(written, start)
    pieces.push(kept, by)
    length += kept.length + by.length
    written = end
  }

  let at = text.indexOf(quote)
  while (at >= 0) {
    const before = at === 0 ? '\n' : text[at - 1]
    if (before !== '\n' && before !== delimiter) {
      at = text.indexOf(quote, at + 1)
      continue
    }
    cell = cellAfter(text.slice(done, at), delimiter, cell)
    const reach = budget > 0 ? at + maxCellLength : lineEnd(text, at)
    const closing = findClosing(text, delimiter, columns, { at, cell }, reach)
    if (typeof closing === 'number') {
      budget -= closing - at
      let end = at
      while (end < text.length && text[end] !== delimiter && text[end] !== '\n') end++
      strays.push(length + (at - written))
      if (strays.length > limits.strayQuotes) throw new UnreadableFile('damaged')
      replace(at, end, quoted(cutCell(text.slice(at, end))))
      done = end
      at = text.indexOf(quote, end)
    } else {
      const tidy = !closing.untidy && closing.next === closing.end
      if (!tidy) {
        const content = text.slice(at + 1, closing.end - 1).replaceAll('""', '"')
        replace(at, closing.next, quoted(content))
      }
      done = closing.next
      at = text.indexOf(quote, closing.next)
    }
  }
  if (pieces.length === 0) return { text, strays }
  pieces.push(text.slice(written))
  return { text: pieces.join(''), strays }
}

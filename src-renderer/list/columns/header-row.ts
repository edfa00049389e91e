import { looksLikeDate, looksLikeEmail, looksLikePhone, looksLikeTime } from '../fields/index.ts'
import type { RecordInput } from './classify-rows.ts'
import { type HeaderReading, readHeaderCell } from './header-cell.ts'
import { headerWords } from './header-text.ts'
import { groupLine } from './vocabulary/index.ts'

/** One column's title: its cell in the header row, and the cell of a row above that covers it. */
export interface HeaderCell {
  readonly text: string
  readonly group: string
  readonly reading: HeaderReading
}

export interface Header {
  /** Number of the record; of the lower one where two make the header. */
  readonly row: number
  /** Number of the record above or below that belongs to the header. */
  readonly groupRow?: number
  readonly cells: readonly HeaderCell[]
}

/** Titles and notes before a list are few; a header further down is a second table. */
const searchedRecords = 200
const longestTitle = 80

/** A value and not a title: an address, a number to call, a date, a time, a number. */
export function isData(cell: string): boolean {
  const text = cell.trim()
  if (text.includes('@')) return looksLikeEmail(text)
  if (!/\d/.test(text)) return false
  if (text.replace(/\D/g, '').length >= 5 || /^[\d.,:%-]+$/.test(text)) return true
  return looksLikeDate(text) !== undefined || looksLikeTime(text) || looksLikePhone(text, 'CH') !== undefined
}

function isBlankCell(cell: string | undefined): boolean {
  return cell === undefined || cell.trim() === ''
}

/** A row's points as a header: how many of its cells are titles that we know; 0 if it cannot be one. */
function headerPoints(cells: readonly string[]): number {
  let filled = 0
  let known = 0
  let data = 0
  let core = 0
  const seen = new Set<string>()
  const texts = new Set<string>()
  for (const cell of cells) {
    // A row of groups repeats its title over all columns of one group.
    if (isBlankCell(cell) || texts.has(cell.trim())) continue
    texts.add(cell.trim())
    filled += 1
    if (cell.length > longestTitle || isData(cell)) {
      data += 1
      continue
    }
    const { kind } = readHeaderCell(cell)
    if (kind === 'unknown' || kind === 'empty') continue
    if (headerWords(cell).split(' ').length > 8) continue
    known += 1
    seen.add(kind)
    if (kind !== 'ignore' && kind !== 'doctor' && kind !== 'patientNumber') core += 1
  }
  if (known < 2 || core < 1 || seen.size < 2 || data > filled / 10 || known < filled * 0.4) return 0
  return known
}

/** `Patient`, `Patient 2`. */
function isGroup(cell: string): boolean {
  return groupLine.test(headerWords(cell).replace(/ \d+$/, ''))
}

function isGroupLine(cells: readonly string[], lower: readonly string[]): boolean {
  const filled = cells.map((cell, at) => [cell, at] as const).filter(([cell]) => !isBlankCell(cell))
  const texts = new Set(filled.map(([cell]) => cell.trim()))
  const known = ([cell]: readonly [string, number]) => {
    if (cell.length > longestTitle || isData(cell)) return false
    const words = headerWords(cell)
    if (isGroup(cell)) return true
    const { kind } = readHeaderCell(cell)
    return kind !== 'unknown' && kind !== 'empty' && kind !== 'doctor' && words.split(' ').length <= 3
  }
  const hasGroup = filled.some(([cell]) => isGroup(cell))
  if (!hasGroup || !filled.every(known)) return isUnknownGroupLine(filled, lower, hasGroup)
  // Groups are fewer than the columns below them; otherwise this row is a header itself.
  if (texts.size >= lower.filter((cell) => !isBlankCell(cell)).length) return false
  // One word alone in the first column is a heading of the list, further right it is the group of the columns below.
  return texts.size >= 2 || (filled.length > 0 && (filled[0]?.[1] ?? 0) > 0)
}

const mostGroupWords = 4

/**
 * A group in words that we do not know (`Patient | | Keyworker |`): next to a known one, over names that are said twice,
 * or alone over names and contacts that follow the patient's name.
 */
function isUnknownGroupLine(
  filled: readonly (readonly [cell: string, at: number])[],
  lower: readonly string[],
  hasGroup: boolean
): boolean {
  const isText = ([cell]: readonly [string, number]) =>
    !/\d/.test(cell) && /\p{L}/u.test(cell) && headerWords(cell).split(' ').length <= mostGroupWords
  const texts = new Set(filled.map(([cell]) => cell.trim()))
  const titles = lower.filter((cell) => !isBlankCell(cell))
  if (filled.length === 0 || !filled.every(isText) || texts.size >= titles.length) return false
  const kinds = lower.map((cell) => readHeaderCell(cell).kind)
  const isName = (kind: string | undefined) => kind === 'name' || /Name$/.test(kind ?? '') || kind === 'nome'
  const isPersons = (kind: string | undefined) => isName(kind) || /^(?:phone|email|contact)/.test(kind ?? '')
  const first = filled[0]?.[1] ?? 0
  const follows = kinds.slice(0, first).some(isName) && isPersons(kinds[first])
  if (texts.size === 1) return follows
  const names = titles.filter((_, at) => isName(kinds[at])).map(headerWords)
  return hasGroup || new Set(names).size < names.length || filled.some(([, at]) => at > 0 && isPersons(kinds[at]))
}

/** A second header row below: all its cells are titles, mostly under cells that the first leaves open or groups. */
function continues(upper: readonly string[], lower: readonly string[]): boolean {
  const filled = lower.map((cell, at) => [cell, at] as const).filter(([cell]) => !isBlankCell(cell))
  if (filled.length < 2) return false
  const groups = filledRight(upper, lower.length)
  const titles = filled.every(([cell, at]) => {
    if (cell.length > longestTitle || isData(cell)) return false
    const { kind } = readHeaderCell(cell, groups[at])
    return kind !== 'unknown' && kind !== 'empty'
  })
  const under = filled.filter(
    ([, at]) => isBlankCell(upper[at]) || groupLine.test(headerWords(upper[at] ?? '')) || upper[at] === lower[at]
  )
  return titles && under.length >= filled.length * 0.6
}

function filledRight(cells: readonly string[], width: number): readonly string[] {
  const result: string[] = []
  let last = ''
  for (let at = 0; at < width; at += 1) {
    const cell = cells[at] ?? ''
    if (!isBlankCell(cell)) last = cell
    result.push(last)
  }
  return result
}

function mergeRows(upper: readonly string[], lower: readonly string[]): readonly HeaderCell[] {
  const width = Math.max(upper.length, lower.length)
  const groups = filledRight(upper, width)
  return Array.from({ length: width }, (_, at) => {
    const own = upper[at] ?? ''
    const text = lower[at] ?? ''
    if (isBlankCell(text) || text.trim() === own.trim()) return { text: own, group: '', reading: readHeaderCell(own) }
    const group = groups[at] ?? ''
    return { text, group, reading: readHeaderCell(text, group) }
  })
}

function single(cells: readonly string[]): readonly HeaderCell[] {
  return cells.map((text) => ({ text, group: '', reading: readHeaderCell(text) }))
}

/** A header in words that we do not know: it holds no value, and the same columns below do. */
function headerByShape(records: readonly RecordInput[]): Header | undefined {
  const rows = records.filter(({ cells }) => cells.filter((cell) => !isBlankCell(cell)).length >= 3)
  const [first, ...rest] = rows
  if (!first || rest.length === 0) return undefined
  const below = rest.slice(0, 20)
  const width = first.cells.length
  let dataColumns = 0
  for (let at = 0; at < width; at += 1) {
    const values = below.map(({ cells }) => cells[at] ?? '').filter((cell) => !isBlankCell(cell))
    if (values.length === 0 || values.filter(isData).length < values.length * 0.7) continue
    dataColumns += 1
    const own = first.cells[at]
    if (isBlankCell(own) || isData(own ?? '')) return undefined
  }
  return dataColumns >= 2 ? { row: first.row, cells: single(first.cells) } : undefined
}

/**
 * Finds the header below titles: the row with most titles that we know, with a line of groups above it or its second
 * half below it; else a first row without values above columns of values. Nothing where the file has no header.
 */
export function findHeader(records: readonly RecordInput[]): Header | undefined {
  const searched = records
    .slice(0, searchedRecords)
    .filter(({ cells, hidden }) => !hidden && cells.some((cell) => !isBlankCell(cell)))
  let best = -1
  let points = 0
  for (const [at, { cells }] of searched.entries()) {
    const own = headerPoints(cells)
    if (own > points) {
      best = at
      points = own
    } else if (best >= 0 && isPatient(cells)) {
      // Titles below patients are a second header's, even if they are more.
      break
    }
  }
  const found = searched[best]
  if (!found) return headerByShape(searched)
  return withNeighbours(found, searched[best - 1], searched[best + 1])
}

const minFilled = 3

/** A row of values below titles: a number to call or an address among several cells. */
function isPatient(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => !isBlankCell(cell))
  const isContact = (cell: string) => looksLikeEmail(cell.trim()) || looksLikePhone(cell, 'CH') !== undefined
  return filled.length >= minFilled && filled.some(isContact)
}

function withNeighbours(found: RecordInput, above: RecordInput | undefined, below: RecordInput | undefined): Header {
  if (below && below.row === found.row + 1 && continues(found.cells, below.cells)) {
    return {
      row: below.row,
      groupRow: found.row,
      cells: mergeRows(found.cells, below.cells)
    }
  }
  if (above && isGroupLine(above.cells, found.cells)) {
    return {
      row: found.row,
      groupRow: above.row,
      cells: mergeRows(above.cells, found.cells)
    }
  }
  return { row: found.row, cells: single(found.cells) }
}

/** The header that the user chose; `undefined` where the file has none, or no such record. */
export function headerAt(records: readonly RecordInput[], row: number | null): Header | undefined {
  const at = records.findIndex((record) => record.row === row)
  const found = records[at]
  if (!found) return undefined
  const above = records[at - 1]
  if (above && isGroupLine(above.cells, found.cells)) {
    return { row: found.row, groupRow: above.row, cells: mergeRows(above.cells, found.cells) }
  }
  // A header of two rows is known by its lower one.
  if (above && headerPoints(above.cells) > 0 && continues(above.cells, found.cells)) {
    return { row: found.row, groupRow: above.row, cells: mergeRows(above.cells, found.cells) }
  }
  return { row: found.row, cells: single(found.cells) }
}

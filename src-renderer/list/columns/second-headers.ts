import type { Layout } from '#contract/list.ts'
import type { RecordInput } from './classify-rows.ts'
import { readHeaderCell } from './header-cell.ts'
import { isData } from './header-row.ts'
import { headerWords } from './header-text.ts'

/** Where each column of the list stands below a second header; `unlike`: it has other columns. */
export type SecondHeader = readonly number[] | 'unlike'

const minTitles = 3
const minKnown = 0.6

/** Whether a title of a column of the list says the same; those of the list may have their group before them. */
function isSameTitle(header: string, title: string): boolean {
  return header === title || header.endsWith(` ${title}`)
}

/**
 * Reads a record below the header as a second header; undefined if it is none, or repeats the first one's order.
 * Its titles are known words without a value among them.
 */
export function secondHeader(cells: readonly string[], layout: Layout): SecondHeader | undefined {
  if (layout.headerRow === null) return undefined
  const titles = cells.map((cell) => headerWords(cell))
  const filled = titles.flatMap((title, at) => (title === '' ? [] : [at]))
  if (filled.length < minTitles || cells.some((cell) => cell.length > 80 || isData(cell))) return undefined
  const headers = layout.headers.map(headerWords)
  const listed = filled.filter((at) => headers.some((header) => isSameTitle(header, titles[at] ?? '')))
  const isInPlace = filled.every((at) => isSameTitle(headers[at] ?? '', titles[at] ?? ''))
  if (isInPlace) return undefined
  if (listed.length < minTitles) {
    const known = filled.filter((at) => !['unknown', 'empty'].includes(readHeaderCell(cells[at] ?? '').kind))
    const kinds = new Set(known.map((at) => readHeaderCell(cells[at] ?? '').kind))
    return known.length >= filled.length * minKnown && kinds.size >= minTitles ? 'unlike' : undefined
  }
  const taken = new Set<number>()
  const places = headers.map((header) => {
    const place = filled.find((at) => !taken.has(at) && isSameTitle(header, titles[at] ?? ''))
    if (place !== undefined) taken.add(place)
    return place ?? -1
  })
  const lacksUsed = places.some((place, column) => place < 0 && layout.columns[column] !== 'ignore')
  return lacksUsed || taken.size < filled.length ? 'unlike' : places
}

/** Puts the cells below a second header into the order of the first one, the second header's own among them. */
export function inOrderOfHeader<T extends RecordInput>(records: readonly T[], layout: Layout): readonly T[] {
  let places: readonly number[] | undefined
  let isChanged = false
  const ordered = records.map((record): T => {
    if (record.row <= (layout.headerRow ?? 0)) return record
    const second = mayBeTitles(record.cells) ? secondHeader(record.cells, layout) : undefined
    if (second !== undefined && second !== 'unlike') places = second
    else if (second === 'unlike' || repeatsHeader(record.cells, layout)) places = undefined
    if (places === undefined) return record
    isChanged = true
    const order = places
    const rest = record.cells.filter((_, at) => !order.includes(at))
    const cells = order.map((place) => (place < 0 ? '' : (record.cells[place] ?? '')))
    // What stands under no title goes past the titles, and is not lost.
    return { ...record, cells: rest.some((cell) => cell.trim() !== '') ? [...cells, ...rest] : cells }
  })
  return isChanged ? ordered : records
}

const mostDigits = 8

/**
 * Whether a record may hold titles, before it is looked at closely: patients have more digits, or an address. From the
 * end, where most lists have their dates.
 */
export function mayBeTitles(cells: readonly string[]): boolean {
  if (cells.length < minTitles) return false
  let digits = 0
  for (let column = cells.length - 1; column >= 0; column -= 1) {
    const cell = cells[column] ?? ''
    for (let at = 0; at < cell.length; at += 1) {
      const code = cell.charCodeAt(at)
      if (code === 64) return false
      if (code >= 48 && code <= 57) digits += 1
    }
    if (digits > mostDigits) return false
  }
  return true
}

function repeatsHeader(cells: readonly string[], layout: Layout): boolean {
  if (!mayBeTitles(cells)) return false
  const filled = cells.flatMap((cell, at) => (cell.trim() === '' ? [] : [at]))
  const headers = layout.headers.map(headerWords)
  return (
    filled.length >= minTitles && filled.every((at) => isSameTitle(headers[at] ?? '', headerWords(cells[at] ?? '')))
  )
}

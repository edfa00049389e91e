import type { Layout } from '#contract/list.ts'
import type { RecordInput } from './classify-rows.ts'
import { type HeaderReading, readHeaderCell } from './header-cell.ts'
import { isData } from './header-row.ts'
import { headerWords } from './header-text.ts'

/** Where a second header has a column of the list; -1: nowhere. */
interface Places {
  readonly places: readonly number[]
  /** Positions of its titles that the first header does not have. */
  readonly extra: readonly number[]
}

/** `unlike`: its columns are not those of the list. */
export type SecondHeader = Places | 'unlike'

const minTitles = 3
const minKnown = 0.6
const names: ReadonlySet<HeaderReading['kind']> = new Set([
  'lastName',
  'firstName',
  'fullName',
  'name',
  'nome',
  'patient'
])

/** Whether a title of a column of the list says the same; those of the list may have their group before them. */
function isSameTitle(header: string, title: string): boolean {
  return header === title || header.endsWith(` ${title}`)
}

/** A meaning that one column has: `Natel` below `Cellulare`. */
function keyOf(reading: HeaderReading): string | undefined {
  const isSaid = reading.kind !== 'unknown' && reading.kind !== 'empty' && reading.kind !== 'ignore'
  return isSaid ? `${reading.kind} ${reading.rank}` : undefined
}

/** Of each meaning that exactly one of the open columns has, its position. */
function onlyOnes(cells: readonly string[], open: readonly number[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>()
  const twice = new Set<string>()
  for (const at of open) {
    const key = keyOf(readHeaderCell(cells[at] ?? ''))
    if (key === undefined) continue
    if (found.has(key)) twice.add(key)
    found.set(key, at)
  }
  for (const key of twice) found.delete(key)
  return found
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
  if (filled.every((at) => isSameTitle(headers[at] ?? '', titles[at] ?? ''))) return undefined
  const taken = new Set<number>()
  const places = headers.map((header) => {
    const place = filled.find((at) => !taken.has(at) && isSameTitle(header, titles[at] ?? ''))
    if (place !== undefined) taken.add(place)
    return place ?? -1
  })
  const said = taken.size
  const lacking = places.flatMap((place, column) => (place < 0 ? [column] : []))
  const left = onlyOnes(
    cells,
    filled.filter((at) => !taken.has(at))
  )
  for (const [key, column] of onlyOnes(layout.headers, lacking)) {
    const at = left.get(key)
    if (at === undefined) continue
    places[column] = at
    taken.add(at)
  }
  const isNamed = places.some((place, column) => place >= 0 && isName(layout, column))
  if (taken.size >= minTitles && said >= 2 && isNamed) {
    return { places, extra: filled.filter((at) => !taken.has(at)) }
  }
  const known = filled.filter((at) => !['unknown', 'empty'].includes(readHeaderCell(cells[at] ?? '').kind))
  const kinds = new Set(known.map((at) => readHeaderCell(cells[at] ?? '').kind))
  return known.length >= filled.length * minKnown && kinds.size >= minTitles ? 'unlike' : undefined
}

function isName({ headers }: Layout, column: number): boolean {
  return names.has(readHeaderCell(headers[column] ?? '').kind)
}

/** What rules a record: places of the list's columns in it, and of the columns that only second headers have. */
interface Order {
  readonly places: readonly number[]
  readonly added: readonly number[]
}

/** Second headers by the position of their record; undefined for one that ends the order of another. */
function secondHeadersIn(
  records: readonly RecordInput[],
  layout: Layout
): { readonly orders: ReadonlyMap<number, Order | undefined>; readonly added: readonly string[] } {
  const orders = new Map<number, Order | undefined>()
  const added: string[] = []
  for (const [index, { row, cells }] of records.entries()) {
    if (row <= (layout.headerRow ?? 0) || !mayBeTitles(cells)) continue
    const second = secondHeader(cells, layout)
    if (second === 'unlike' || (second === undefined && repeatsHeader(cells, layout))) orders.set(index, undefined)
    if (second === undefined || second === 'unlike') continue
    const places: number[] = []
    for (const at of second.extra) {
      const title = headerWords(cells[at] ?? '')
      let known = added.findIndex((other, place) => headerWords(other) === title && places[place] === undefined)
      if (known < 0) known = added.push(cells[at] ?? '') - 1
      places[known] = at
    }
    orders.set(index, { places: second.places, added: places })
  }
  return { orders, added }
}

/**
 * Puts the cells below a second header into the order of the first one, the second header's own among them. Columns
 * that only a second header has are added to the first header, so that they have a meaning of their own.
 */
export function inOrderOfHeader<T extends RecordInput>(records: readonly T[], layout: Layout): readonly T[] {
  if (layout.headerRow === null) return records
  const { orders, added } = secondHeadersIn(records, layout)
  if (![...orders.values()].some((order) => order !== undefined)) return records
  const header = records.find(({ row }) => row === layout.headerRow)
  const width = Math.max(layout.headers.length, header?.cells.length ?? 0)
  const padded = (cells: readonly string[]) => Array.from({ length: width }, (_, at) => cells[at] ?? '')
  const none = added.map(() => '')
  let order: Order | undefined
  return records.map((record, index): T => {
    const { row, cells } = record
    if (orders.has(index)) order = orders.get(index)
    if (row === layout.headerRow) return { ...record, cells: [...padded(cells), ...added] }
    if (order === undefined) {
      // What stands under no title stays past the titles.
      const isWider = cells.length > width && added.length > 0
      return isWider ? { ...record, cells: [...cells.slice(0, width), ...none, ...cells.slice(width)] } : record
    }
    const at = (place: number | undefined) => (place === undefined || place < 0 ? '' : (cells[place] ?? ''))
    const own = [...padded(order.places.map(at)), ...added.map((_, place) => at(order?.added[place]))]
    const used = new Set([...order.places, ...order.added])
    const rest = cells.filter((_, place) => !used.has(place))
    return { ...record, cells: rest.some((cell) => cell.trim() !== '') ? [...own, ...rest] : own }
  })
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
  const filled = cells.flatMap((cell, at) => (cell.trim() === '' ? [] : [at]))
  const headers = layout.headers.map(headerWords)
  return (
    filled.length >= minTitles && filled.every((at) => isSameTitle(headers[at] ?? '', headerWords(cells[at] ?? '')))
  )
}

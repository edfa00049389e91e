import type { ExportedColumn } from '#contract/exported.ts'
import type { Layout } from '#contract/list.ts'
import { exportIdIn, isRowIdHeader } from '#contract/row-id-header.ts'
import { readBytes, readPasted } from '../../list/index.ts'
import type { UnreadableReason } from '../../list/parsing/index.ts'
import type { WorkerSource } from '../views.ts'

/** A line of a file that an export of this app made. `rowId`: null where it has none. */
export interface CopyLine {
  readonly rowId: string | null
  readonly cells: readonly string[]
}

/** A file that was exported and comes back. Its columns are known by their titles, and nothing is guessed. */
export interface CopyReading {
  readonly kind: 'copy'
  /** null: of a version that kept nothing of its exports. */
  readonly exportId: string | null
  readonly titles: readonly string[]
  readonly lines: readonly CopyLine[]
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Whether a text is the id of a row. */
export function isRowId(text: string): boolean {
  return uuid.test(text)
}

type Unreadable = { readonly kind: 'unreadable'; readonly reason: UnreadableReason | 'no-rows' }

/**
 * Reads an exported file. In a workbook a person may have added sheets, or put some lines into another one: all sheets
 * count that have the titles of the export. Hidden lines are read too, as hiding changes nothing. `no-rows`: no sheet has
 * a column of row ids.
 */
export function readCopy(source: WorkerSource): CopyReading | Unreadable {
  const readWith = (sheet: string | undefined) =>
    'bytes' in source
      ? readBytes(source.bytes, { includeHidden: true, ...(sheet !== undefined && { sheet }) }, source.readWorkbook)
      : readPasted(source.text, source.html ?? undefined, {})
  const first = readWith(undefined)
  if (first.kind === 'unreadable') return first
  const others = first.sheets.map(({ name }) => name).filter((name) => name !== first.format.sheet)
  const copies = [first, ...others.map(readWith)].flatMap((reading) => {
    const copy = reading.kind === 'table' ? copyIn(reading.records) : null
    return copy === null ? [] : [copy]
  })
  const [main] = copies
  if (main === undefined) return { kind: 'unreadable', reason: 'no-rows' }
  const sameTitles = JSON.stringify(main.titles)
  const own = copies.filter(
    ({ exportId, titles }) => exportId === main.exportId && JSON.stringify(titles) === sameTitles
  )
  return { ...main, lines: own.flatMap(({ lines }) => lines) }
}

function copyIn(records: readonly { readonly cells: readonly string[] }[]): CopyReading | null {
  const at = records.findIndex(({ cells }) => cells.some(isRowIdHeader))
  const header = records[at]?.cells
  if (header === undefined) return null
  const column = header.findIndex(isRowIdHeader)
  const idIn = (cells: readonly string[]) => cells[column]?.trim() ?? ''
  const above = records.slice(0, at)
  // Lines that a person put above the titles are no patients, unless the titles were sorted in among these.
  const isSortedIn = above.some(({ cells }) => isRowId(idIn(cells)))
  const lines = [...(isSortedIn ? above : []), ...records.slice(at + 1)].flatMap(({ cells }): CopyLine[] => {
    if (cells.every((cell) => cell.trim() === '')) return []
    const text = idIn(cells)
    return [{ rowId: isRowId(text) ? text : null, cells: cells.map(unquoted) }]
  })
  return {
    kind: 'copy',
    exportId: exportIdIn(header[column] ?? ''),
    titles: header.map((title) => title.trim()),
    lines
  }
}

/** Exported text files have an apostrophe before what a spreadsheet program would run as a formula: see csv.ts. */
function unquoted(cell: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: NUL before a formula is one of the known tricks
  return cell.trim().replace(/^'(?=[\s\u0000]*[=+\-@＝＋－＠])/, '')
}

/** The columns of an export of which nothing is kept: those of the user's file, by their titles. */
export function columnsOfFile({ headers }: Layout): readonly ExportedColumn[] {
  return headers.flatMap((header, column): ExportedColumn[] => {
    const title = header.trim()
    return isRowIdHeader(title) ? [] : [{ kind: 'cell', column, title }]
  })
}

/**
 * Where each exported column stands in the copy; -1: it was removed there, or its title was changed. Equal titles are told
 * apart by their order, as long as all of them are there: of two, nobody knows which one was removed.
 */
export function placesOf(columns: readonly ExportedColumn[], { titles }: CopyReading): readonly number[] {
  const there = numbered(titles)
  const exported = columns.map(({ title }) => title.trim())
  const countIn = (all: readonly string[], wanted: string | undefined) => all.filter((one) => one === wanted).length
  return numbered(exported).map((title, index) => {
    const column = columns[index]
    const isEach = countIn(exported, exported[index]) === countIn(titles, exported[index])
    // A column without a title has one word and its number in an export, in the language of that time.
    const isUntitled = column?.kind === 'cell' && column.title === ''
    return isUntitled
      ? titles.findIndex((word) => isNumbered(word, column.column + 1))
      : isEach
        ? there.indexOf(title)
        : -1
  })
}

function isNumbered(title: string, number: number): boolean {
  return /^\p{L}+ (\d+)$/u.exec(title)?.[1] === String(number)
}

function numbered(titles: readonly string[]): readonly string[] {
  const seen = new Map<string, number>()
  return titles.map((title) => {
    const count = (seen.get(title) ?? 0) + 1
    seen.set(title, count)
    return `${title}\n${count}`
  })
}

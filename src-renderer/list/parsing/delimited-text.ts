import { type Columns, findDelimiter, measureColumns, parseDelimited } from './delimiter.ts'
import { withinLimits } from './limits.ts'
import { unifyLineEnds } from './line-ends.ts'
import { isProse } from './other-content.ts'
import { normalizeQuotes } from './quotes.ts'
import {
  type Delimiter,
  type Encoding,
  type ParseNote,
  type ParseOptions,
  type Reading,
  type SourceRecord,
  unreadable
} from './reading.ts'

const separatorLine = /^"?sep=(.)"?[ ;,\t|]*(?:\n|$)/i

/** Rows, from the positions of cells in text that was parsed without surprises: one record per position passed. */
function rowsOfStrays(text: string, strays: readonly number[], records: readonly SourceRecord[]): readonly number[] {
  if (strays.length === 0) return []
  const rows = new Set<number>()
  let stray = 0
  let start = 0
  for (const { row, cells } of records) {
    // A record's lines: its own end plus the line breaks inside its cells.
    let breaks = 1
    for (const cell of cells) if (cell.includes('\n')) breaks += cell.split('\n').length - 1
    for (let line = 0; line < breaks; line++) {
      const end = text.indexOf('\n', start)
      start = end < 0 ? text.length + 1 : end + 1
    }
    while (stray < strays.length && (strays[stray] ?? 0) < start) {
      rows.add(row)
      stray++
    }
  }
  return [...rows]
}

function undecodableRows(text: string, records: readonly SourceRecord[]): readonly number[] {
  if (!text.includes('\ufffd')) return []
  return records.filter(({ cells }) => cells.some((cell) => cell.includes('\ufffd'))).map(({ row }) => row)
}

function notesOf(
  text: string,
  strays: readonly number[],
  records: readonly SourceRecord[],
  offset: number
): ParseNote[] {
  const notes: ParseNote[] = []
  const strayRows = rowsOfStrays(text, strays, records.slice(offset))
  if (strayRows.length > 0) notes.push({ code: 'stray-quote', rows: strayRows })
  const undecodable = undecodableRows(text, records)
  if (undecodable.length > 0) notes.push({ code: 'undecodable', rows: undecodable })
  return notes
}

interface TextSource {
  readonly text: string
  readonly container: 'csv' | 'paste'
  readonly encoding?: Encoding
  readonly byteOrderMark?: boolean
}

function isUsable(delimiter: string | undefined): delimiter is Delimiter {
  return delimiter !== undefined && delimiter.length === 1 && !'"\n\r'.includes(delimiter)
}

/** The user's choice wins; a `sep=` line counts if its separator divides the text. */
function columnsOf(text: string, chosen: Delimiter | undefined, declared: string | undefined): Columns {
  if (chosen !== undefined) return measureColumns(text, chosen)
  const asDeclared = isUsable(declared) ? measureColumns(text, declared) : undefined
  return asDeclared && asDeclared.columns > 1 ? asDeclared : findDelimiter(text)
}

/** Reads text whose cells are divided by a separator. The `sep=` line is a record of one cell. */
export function readDelimited(source: TextSource, choices: ParseOptions): Reading {
  const { text: whole, lineEnds } = unifyLineEnds(source.text)
  const separator = separatorLine.exec(whole)
  const body = separator ? whole.slice(separator[0].length) : whole
  const chosen = isUsable(choices.delimiter) ? choices.delimiter : undefined
  const { delimiter, columns } = columnsOf(body, chosen, separator?.[1])
  const normalized = normalizeQuotes(body, delimiter, columns)
  const records: SourceRecord[] = separator ? [{ row: 1, cells: [separator[0].trim()] }] : []
  const first = records.length + 1
  for (const [index, cells] of parseDelimited(normalized.text, delimiter).entries()) {
    records.push({ row: first + index, cells })
  }
  const limited = withinLimits(records)
  if ('reason' in limited) return unreadable(limited.reason)
  if (chosen === undefined && (columns === 1 || isProse(limited.records))) return unreadable('no-columns')
  return {
    kind: 'table',
    format: {
      container: source.container,
      ...(source.encoding && { encoding: source.encoding, byteOrderMark: source.byteOrderMark === true }),
      delimiter,
      lineEnds
    },
    records: limited.records,
    sheets: [],
    notes: [...notesOf(normalized.text, normalized.strays, records, first - 1), ...limited.notes]
  }
}

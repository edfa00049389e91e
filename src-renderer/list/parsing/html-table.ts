import { Parser } from 'htmlparser2'
import { cutCell, limits, withinLimits } from './limits.ts'
import { parseNumber, plainDecimal } from './numbers.ts'
import { type Encoding, encodings, type ParseOptions, type Reading, type SourceRecord, unreadable } from './reading.ts'
import { UnreadableFile } from './unreadable-file.ts'

const beginning = /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--|<!doctype html|<html|<head|<meta|<body|<table|<style|<div|<center)/i

/** Whether text begins as HTML does. */
export function isHtml(text: string): boolean {
  return beginning.test(text.slice(0, 4000))
}

/** The code page that HTML declares in its head, if it is supported. Browsers read Latin-1 as Windows-1252. */
export function declaredEncoding(bytes: Uint8Array): Encoding | undefined {
  const head = new TextDecoder('windows-1252').decode(bytes.subarray(0, 4096))
  if (!head.trimStart().startsWith('<')) return undefined
  const name = /\b(?:charset|encoding)\s*=\s*(?:["']\s*)?([\w-]+)/i.exec(head)?.[1]?.toLowerCase()
  if (name === 'iso-8859-1' || name === 'latin1' || name === 'us-ascii') return 'windows-1252'
  return encodings.find((encoding) => encoding === name && !encoding.startsWith('utf-16'))
}

interface Cell {
  text: string
  readonly column: number
  readonly columns: number
  /** The full number of a shortened display: Excel's `x:num`, LibreOffice's `sdval`. */
  readonly number: string | undefined
}

interface Row {
  readonly row: number
  readonly hidden: boolean
  readonly cells: string[]
  nextColumn: number
}

/** A cell with a row span: its value is in all of its rows. */
interface SpanningCell {
  readonly value: string
  readonly columns: number
  rowsLeft: number
}

interface Table {
  row: Row | undefined
  cell: Cell | undefined
  readonly spanning: Map<number, SpanningCell>
}

const blockElements = new Set(['p', 'div', 'li', 'tr', 'h1', 'h2', 'h3'])
const silentElements = new Set(['style', 'script', 'title', 'noscript'])
const hiddenStyle = /(?:display\s*:\s*none|visibility\s*:\s*hidden)/i
/** What Excel shows when a number does not fit: an exponent, or hashes. */
const cutShort = /^(?:#+|[+-]?\d(?:[.,]\d+)?E[+-]?\d+)$/i

/** Blanks of the source mean one space; `<br>` and blocks, which are `\v` until here, a line break. */
function shownText(text: string): string {
  return text
    .replace(/[ \t\n\r\f]+/g, ' ')
    .replace(/(?<![ \v])[ \v]*\v[ \v]*/g, '\n')
    .replace(/^[ \n]|[ \n]$/g, '')
}

function cellValue({ text, number }: Cell): string {
  const shown = cutCell(shownText(text))
  const value = number === undefined || !cutShort.test(shown) ? undefined : parseNumber(cutCell(number))
  return value === undefined ? shown : plainDecimal(value)
}

function span(attribute: string | undefined): number {
  const value = Number.parseInt(attribute ?? '1', 10)
  return value > 1 ? Math.min(value, limits.rows) : 1
}

function isHidden(attributes: Readonly<Record<string, string>>): boolean {
  return attributes['hidden'] !== undefined || hiddenStyle.test(attributes['style'] ?? '')
}

/** All rows of all tables in the order of their `<tr>`; text of an inner table belongs to its own rows. */
function readRows(html: string): readonly Row[] {
  const rows: Row[] = []
  const tables: Table[] = []
  let silent = 0
  let depth = 0
  let filled = 0

  const current = (): Table | undefined => tables[tables.length - 1]

  const closeCell = (table: Table, rowspan: number) => {
    const { row, cell } = table
    if (!row || !cell) return
    const value = cellValue(cell)
    // Nested spans end here too: they would exhaust memory.
    if (value.trim() !== '' && cell.column >= limits.columns) throw new UnreadableFile('too-many-columns')
    if (value !== '' && cell.column < limits.columns) {
      while (row.cells.length <= cell.column) row.cells.push('')
      row.cells[cell.column] = value
    }
    if (rowspan > 1 && cell.column < limits.columns)
      table.spanning.set(cell.column, { value, columns: cell.columns, rowsLeft: rowspan - 1 })
    table.cell = undefined
  }
  const skipSpanning = (table: Table, row: Row) => {
    for (
      let spanning = table.spanning.get(row.nextColumn);
      spanning && spanning.rowsLeft > 0;
      spanning = table.spanning.get(row.nextColumn)
    ) {
      if (spanning.value !== '') {
        while (row.cells.length <= row.nextColumn) row.cells.push('')
        row.cells[row.nextColumn] = spanning.value
      }
      // Empty ones too: each is looked at in each row.
      if (++filled > limits.filledCells) throw new UnreadableFile('damaged')
      spanning.rowsLeft--
      row.nextColumn += spanning.columns
    }
  }

  let rowspan = 1
  const rowspans: number[] = []
  const endCell = (table: Table) => {
    closeCell(table, rowspan)
    rowspan = 1
  }
  const endRow = (table: Table) => {
    endCell(table)
    // Cells from above may be right of the row's own last cell, after a gap.
    if (table.row) {
      for (const column of [...table.spanning.keys()].sort((one, other) => one - other)) {
        if (column < table.row.nextColumn) continue
        table.row.nextColumn = column
        skipSpanning(table, table.row)
      }
      for (const [column, { rowsLeft }] of table.spanning) if (rowsLeft <= 0) table.spanning.delete(column)
    }
    table.row = undefined
  }

  const parser = new Parser({
    onopentag: (name, attributes) => {
      if (++depth > limits.nesting) throw new UnreadableFile('damaged')
      if (silentElements.has(name)) silent++
      const table = current()
      if (name === 'table') {
        tables.push({ row: undefined, cell: undefined, spanning: new Map() })
        rowspans.push(rowspan)
        rowspan = 1
      } else if (!table) {
        return
      } else if (name === 'tr') {
        endRow(table)
        table.row = { row: rows.length + 1, hidden: isHidden(attributes), cells: [], nextColumn: 0 }
        rows.push(table.row)
      } else if ((name === 'td' || name === 'th') && table.row) {
        endCell(table)
        skipSpanning(table, table.row)
        const columns = Math.min(span(attributes['colspan']), limits.columns)
        const number = attributes['x:num'] || attributes['sdval']
        table.cell = { text: '', column: table.row.nextColumn, columns, number }
        rowspan = span(attributes['rowspan'])
        table.row.nextColumn += columns
      } else if (table.cell && (name === 'br' || blockElements.has(name))) {
        table.cell.text += '\v'
      }
    },
    ontext: (text) => {
      const cell = current()?.cell
      if (cell && silent === 0) cell.text += text.replaceAll('\v', ' ')
    },
    onclosetag: (name) => {
      depth--
      if (silentElements.has(name)) silent--
      const table = current()
      if (!table) return
      if (name === 'td' || name === 'th') endCell(table)
      else if (name === 'tr') endRow(table)
      else if (name === 'table') {
        endRow(table)
        tables.pop()
        rowspan = rowspans.pop() ?? 1
      } else if (table.cell && blockElements.has(name)) table.cell.text += '\v'
    }
  })
  parser.write(html)
  parser.end()
  return rows
}

/** Reads the tables of HTML as one list: reports often put each page, or the title, into a separate table. */
export function readHtml(
  html: string,
  source: { readonly encoding?: Encoding; readonly byteOrderMark?: boolean },
  choices: ParseOptions
): Reading {
  const records = readRows(html).map(
    ({ row, hidden, cells }): SourceRecord =>
      hidden && choices.includeHidden !== true ? { row, cells, hidden } : { row, cells }
  )
  if (records.length === 0) return unreadable('web-page')
  const limited = withinLimits(records)
  if ('reason' in limited) return unreadable(limited.reason === 'empty-file' ? 'web-page' : limited.reason)
  return {
    kind: 'table',
    format: {
      container: 'html',
      ...(source.encoding && { encoding: source.encoding, byteOrderMark: source.byteOrderMark === true }),
      dateSystem: 1900
    },
    records: limited.records,
    sheets: [],
    notes: limited.notes
  }
}

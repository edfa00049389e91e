import { cutCell, limits } from './limits.ts'
import { parseNumber } from './numbers.ts'
import { type DateSystem, type ParseOptions, type Reading, unreadable } from './reading.ts'
import { serialText } from './serial-dates.ts'
import { addSheet, pickSheet, type ReadSheet, readingOfSheets, summarize } from './sheets.ts'
import { draftSheet, type SheetDraft, startTally } from './table-draft.ts'
import { UnreadableFile } from './unreadable-file.ts'
import { numberText } from './worksheet.ts'
import { decodeXml, parseXml } from './xml.ts'
import { openArchive } from './zip.ts'

type Attributes = Readonly<Record<string, string>>

const minutesPerDay = 1440

/** `2026-12-01T08:10:00` as the text of a cell: local ISO, rounded to the minute. */
function dateText(value: string): string {
  const match = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d(?:\.\d+)?))?)?/.exec(value.trim())
  if (!match) return value
  const [year, month, day, hours, minutes, seconds] = match.slice(1).map((part) => Number(part ?? 0))
  const parts = [year, month, day, hours, minutes].map((part) => part ?? 0) as [number, number, number, number, number]
  const rounded = Math.round((seconds ?? 0) / 60)
  const date = new Date(Date.UTC(parts[0], parts[1] - 1, parts[2], parts[3], parts[4] + rounded))
  if (Number.isNaN(date.getTime()) || date.getUTCMonth() !== parts[1] - 1) return value
  const iso = date.toISOString()
  const time = iso.slice(11, 16)
  // The first days of the calendar stand for a time alone.
  if (/^1899-12-3[01]$/.test(iso.slice(0, 10)) && match[4] !== undefined) return time
  return time === '00:00' ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${time}`
}

/** `PT08H30M00S` as `08:30`, beyond 24 hours too. */
function durationText(value: string): string {
  const match = /^P(?:(\d+)D)?T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:[.,]\d+)?)S)?$/.exec(value.trim())
  if (!match) return value
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = match
    .slice(1)
    .map((part) => Number(part?.replace(',', '.') ?? 0))
  const total = days * minutesPerDay + hours * 60 + minutes + seconds / 60
  return serialText(total / minutesPerDay, 1900, true)
}

/** The canonical text of a cell (ODF 1.3 part 3, 19.385). `text`: what the cell shows. */
function cellText(attributes: Attributes, text: string): string {
  // A formula's error has the text as the program's language writes it.
  if (attributes['calcext:value-type'] === 'error') return /^#[A-Z0-9/]+[!?]?$/.test(text) ? text : '#VALUE!'
  switch (attributes['office:value-type']) {
    case 'float':
    case 'currency':
    case 'percentage': {
      const value = parseNumber(attributes['office:value'] ?? '')
      return value === undefined ? text : numberText(value, 'number', 1900)
    }
    case 'date':
      return dateText(attributes['office:date-value'] ?? text)
    case 'time':
      return durationText(attributes['office:time-value'] ?? text)
    case 'boolean':
      return attributes['office:boolean-value'] === 'true' ? 'TRUE' : 'FALSE'
    default:
      return attributes['office:string-value'] || text
  }
}

function countOf(attributes: Attributes, name: string): number {
  const count = Number(attributes[name] ?? 1)
  return Number.isInteger(count) && count > 0 ? count : 1
}

function isHidden(attributes: Attributes): boolean {
  const visibility = attributes['table:visibility']
  return visibility === 'collapse' || visibility === 'filter'
}

interface ReadCell {
  readonly column: number
  readonly columns: number
  readonly value: string
}

/** A sheet as its elements come. Repeated rows and cells count one by one, so that few bytes cannot make many cells. */
function createTable(draft: SheetDraft) {
  let row = 0
  let rows = 1
  let rowHidden = false
  let column = 1
  let headColumn = 1
  let repeated = 0
  let columnElements = 0
  let cells: ReadCell[] = []

  const fill = () => {
    for (let offset = 0; offset < rows; offset++) {
      draft.mentionRow(row + offset, rowHidden)
      for (const { column: first, columns, value } of cells) {
        const last = Math.min(first + columns - 1, limits.columns + 1)
        for (let at = first; at <= last; at++) {
          if ((offset > 0 || at > first) && ++repeated > limits.filledCells) {
            throw new UnreadableFile('expands-too-much')
          }
          draft.setValue(row + offset, at, value)
        }
      }
    }
  }
  return {
    openColumn: (attributes: Attributes) => {
      const count = countOf(attributes, 'table:number-columns-repeated')
      if (++columnElements > limits.columnElements) throw new UnreadableFile('damaged')
      const last = Math.min(headColumn + count - 1, limits.columns)
      if (isHidden(attributes)) for (let at = headColumn; at <= last; at++) draft.hideColumn(at)
      headColumn += count
    },
    openRow: (attributes: Attributes) => {
      row += rows
      if (row === rows) row = 1
      rows = countOf(attributes, 'table:number-rows-repeated')
      rowHidden = isHidden(attributes)
      column = 1
      cells = []
    },
    addCell: (attributes: Attributes, value: string) => {
      const columns = countOf(attributes, 'table:number-columns-repeated')
      const spanned = countOf(attributes, 'table:number-rows-spanned')
      if (value !== '') cells.push({ column, columns, value })
      if (spanned > 1) draft.merge({ firstRow: row, firstColumn: column, lastRow: row + spanned - 1 })
      column += columns
    },
    skipCell: (attributes: Attributes) => {
      column += countOf(attributes, 'table:number-columns-repeated')
    },
    closeRow: () => {
      // An empty row that is repeated to the end of the sheet says nothing.
      if (cells.some(({ value }) => value.trim() !== '')) fill()
    }
  }
}

/** Parts of a cell that are not its text. */
const beside: ReadonlySet<string> = new Set(['annotation', 'frame', 'custom-shape', 'control', 'ruby-text'])

/** content.xml: all sheets (ODF 1.3 part 3, 9). Throws UnreadableFile. */
function readContent(xml: string, choices: ParseOptions) {
  const sheets: ReadSheet[] = []
  const tally = startTally()
  const hiddenStyles = new Set<string>()
  let dateSystem: DateSystem = 1900
  let isSpreadsheet = false
  let styleName = ''
  let name = ''
  let visible = true
  let draft: SheetDraft | undefined
  let table: ReturnType<typeof createTable> | undefined
  let depth = 0
  let cell: Attributes | undefined
  let text = ''
  let paragraphs = 0
  let inParagraph = false
  let besideDepth = 0

  const openTable = (attributes: Attributes) => {
    if (!isSpreadsheet || ++depth > 1) return
    name = attributes['table:name'] ?? ''
    visible = !hiddenStyles.has(attributes['table:style-name'] ?? '')
    draft = visible || name === choices.sheet ? draftSheet(tally) : undefined
    table = draft && createTable(draft)
  }
  const closeTable = () => {
    if (!isSpreadsheet || --depth > 0) return
    addSheet(sheets, summarize(name, visible, draft?.finish(choices.includeHidden === true)))
    draft = undefined
    table = undefined
  }
  const openText = (element: string, attributes: Attributes) => {
    // What is cut anyway: one element can mean a thousand blanks.
    if (text.length > limits.cellLength) return
    if (element === 'p') {
      if (paragraphs++ > 0) text += '\n'
      inParagraph = true
    } else if (element === 's') text += ' '.repeat(Math.min(countOf(attributes, 'text:c'), 1000))
    else if (element === 'tab') text += '\t'
    else if (element === 'line-break') text += '\n'
  }

  parseXml(xml, {
    open: (element, attributes) => {
      if (beside.has(element)) besideDepth++
      if (besideDepth > 0) return
      if (element === 'spreadsheet') isSpreadsheet = true
      else if (element === 'style') styleName = attributes['style:name'] ?? ''
      else if (element === 'table-properties') {
        if (attributes['table:display'] === 'false') hiddenStyles.add(styleName)
      } else if (element === 'null-date') {
        if (attributes['table:date-value']?.startsWith('1904')) dateSystem = 1904
      } else if (element === 'table') openTable(attributes)
      else if (depth !== 1) return
      else if (element === 'table-column') table?.openColumn(attributes)
      else if (element === 'table-row') table?.openRow(attributes)
      else if (element === 'covered-table-cell') table?.skipCell(attributes)
      else if (element === 'table-cell') {
        cell = attributes
        text = ''
        paragraphs = 0
      } else if (cell) openText(element, attributes)
    },
    text: (piece) => {
      // Line breaks of the file's own layout are blanks, as in HTML.
      if (inParagraph && besideDepth === 0) text += piece.replace(/[ \t\r\n]+/g, ' ')
    },
    close: (element) => {
      if (beside.has(element)) besideDepth--
      if (besideDepth > 0) return
      if (element === 'table') closeTable()
      else if (depth !== 1) return
      else if (element === 'p') inParagraph = false
      else if (element === 'table-row') table?.closeRow()
      else if (element === 'table-cell' && cell) {
        table?.addCell(cell, cellText(cell, cutCell(text)))
        cell = undefined
      }
    }
  })
  return { isSpreadsheet, dateSystem, sheets }
}

/** settings.xml: the sheet that was in front when the document was saved. */
function activeSheetIn(xml: string): string {
  let active = ''
  let reading = false
  parseXml(xml, {
    open: (element, attributes) => {
      reading = element === 'config-item' && attributes['config:name'] === 'ActiveTable'
    },
    text: (piece) => {
      if (reading) active += piece
    },
    close: () => {
      reading = false
    }
  })
  return active
}

/**
 * Reads an OpenDocument spreadsheet. Our own reader: the library that reads .xls leaves out which rows, columns and
 * sheets are hidden, expands repeated cells without a limit, and reads dates in the time zone of the computer.
 * Throws UnreadableFile, or anything on damaged bytes.
 */
export function readOds(bytes: Uint8Array, choices: ParseOptions): Reading {
  const archive = openArchive(bytes)
  const manifest = archive.read('META-INF/manifest.xml')
  if (manifest && /<(?:[\w-]+:)?encryption-data\b/.test(decodeXml(manifest))) return unreadable('password-protected')
  const part = archive.read('content.xml')
  if (!part) throw new UnreadableFile('damaged')
  const { isSpreadsheet, dateSystem, sheets } = readContent(decodeXml(part), choices)
  if (!isSpreadsheet) return unreadable('open-document')
  const settings = archive.read('settings.xml')
  const active = settings ? activeSheetIn(decodeXml(settings)) : ''
  const front = sheets.find(({ summary }) => summary.name === active)
  return readingOfSheets('ods', dateSystem, sheets, pickSheet(sheets, choices.sheet, front))
}

import { cutCell, limits } from './limits.ts'
import { formatKind, type NumberKind } from './number-formats.ts'
import { parseNumber } from './numbers.ts'
import type { DateSystem, ParseOptions, Reading } from './reading.ts'
import { isoText } from './serial-dates.ts'
import { addSheet, pickSheet, type ReadSheet, readingOfSheets, summarize } from './sheets.ts'
import { draftSheet, type SheetDraft, startTally } from './table-draft.ts'
import { UnreadableFile } from './unreadable-file.ts'
import { isTrue } from './workbook-parts.ts'
import { numberText } from './worksheet.ts'
import { parseXml } from './xml.ts'

const namespace = 'urn:schemas-microsoft-com:office:spreadsheet'

export function isSpreadsheetMl(text: string): boolean {
  return /^\s*<(\?xml|[\w:]*Workbook)/.test(text) && text.slice(0, 4000).includes(namespace)
}

/** An attribute, whichever prefix the file gives the namespace. */
function attributeOf(attributes: Readonly<Record<string, string>>, name: string): string | undefined {
  return attributes[`ss:${name}`] ?? attributes[name]
}

/** 1899-12-30 and 31 as a date mean a time without a date. */
const timeAlone = /^1899-12-3[01]T(\d\d:\d\d):00(?:\.000)?$/

function dataText(type: string, text: string, kind: NumberKind, system: DateSystem): string {
  if (type === 'DateTime') return timeAlone.exec(text)?.[1] ?? isoText(text)
  if (type === 'Boolean') return isTrue(text.trim()) ? 'TRUE' : 'FALSE'
  if (type === 'Number') {
    const value = parseNumber(text)
    return value === undefined ? text : numberText(value, kind, system)
  }
  return text.replace(/\r\n?/g, '\n')
}

/** Reads the XML format of Excel 2002 and 2003 (".xls" or ".xml"). Throws UnreadableFile where it is damaged. */
export function readSpreadsheetMl(xml: string, choices: ParseOptions): Reading {
  const sheets: ReadSheet[] = []
  const tally = startTally()
  const styles = new Map<string, NumberKind>()
  let dateSystem: DateSystem = 1900
  let styleId = ''
  let draft: SheetDraft | undefined
  let sheetName = ''
  let sheetVisible = true
  let row = 0
  let column = 0
  let nextColumn = 1
  let cellStyle = ''
  let type = ''
  let text = ''
  let reading = false
  let active = 0
  let columnElements = 0

  const openRow = (attributes: Readonly<Record<string, string>>) => {
    row = Number(attributeOf(attributes, 'Index')) || row + 1
    nextColumn = 1
    const flat = attributeOf(attributes, 'Height') === '0'
    draft?.mentionRow(row, isTrue(attributeOf(attributes, 'Hidden')) || flat)
  }
  const openCell = (attributes: Readonly<Record<string, string>>) => {
    column = Number(attributeOf(attributes, 'Index')) || nextColumn
    nextColumn = column + 1 + (Number(attributeOf(attributes, 'MergeAcross')) || 0)
    cellStyle = attributeOf(attributes, 'StyleID') ?? ''
    const down = Number(attributeOf(attributes, 'MergeDown')) || 0
    draft?.merge({ firstRow: row, firstColumn: column, lastRow: row + down })
  }
  const openColumn = (attributes: Readonly<Record<string, string>>) => {
    const first = Number(attributeOf(attributes, 'Index')) || nextColumn
    const span = Math.min(Number(attributeOf(attributes, 'Span')) || 0, limits.columns)
    nextColumn = first + 1 + span
    if (++columnElements > limits.columnElements) throw new UnreadableFile('damaged')
    if (!isTrue(attributeOf(attributes, 'Hidden'))) return
    for (let hidden = first; hidden <= first + span; hidden++) draft?.hideColumn(hidden)
  }
  const openSheet = (attributes: Readonly<Record<string, string>>) => {
    sheetName = attributeOf(attributes, 'Name') ?? ''
    sheetVisible = true
    row = 0
    nextColumn = 1
    draft = draftSheet(tally)
  }
  const closeSheet = () => {
    if (!draft) return
    const isRead = sheetVisible || sheetName === choices.sheet
    const content = isRead ? draft.finish(choices.includeHidden === true) : undefined
    addSheet(sheets, summarize(sheetName, sheetVisible, content))
    draft = undefined
  }

  const openers: Readonly<Record<string, (attributes: Readonly<Record<string, string>>) => void>> = {
    Worksheet: openSheet,
    Column: openColumn,
    Row: openRow,
    Cell: openCell,
    Style: (attributes) => {
      styleId = attributeOf(attributes, 'ID') ?? ''
    },
    NumberFormat: (attributes) => {
      if (styles.size > limits.styles) throw new UnreadableFile('damaged')
      styles.set(styleId, formatKind(attributeOf(attributes, 'Format') ?? ''))
    },
    Data: (attributes) => {
      type = attributeOf(attributes, 'Type') ?? 'String'
      text = ''
      reading = true
    },
    Date1904: () => {
      dateSystem = 1904
    },
    ActiveSheet: () => {
      text = ''
      reading = true
    },
    Visible: () => {
      text = ''
      reading = true
    }
  }

  parseXml(xml, {
    open: (name, attributes) => openers[name]?.(attributes),
    text: (piece) => {
      if (reading) text += piece
    },
    close: (name) => {
      if (name === 'Data') {
        draft?.setValue(row, column, dataText(type, cutCell(text), styles.get(cellStyle) ?? 'number', dateSystem))
      } else if (name === 'ActiveSheet') active = Number(text) || 0
      else if (name === 'Visible') sheetVisible = text.trim() === 'SheetVisible'
      else if (name === 'Worksheet') closeSheet()
      else return
      reading = false
    }
  })
  return readingOfSheets('spreadsheetml', dateSystem, sheets, pickSheet(sheets, choices.sheet, sheets[active]))
}

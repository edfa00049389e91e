import { cutCell, limits } from './limits.ts'
import type { NumberKind } from './number-formats.ts'
import { parseNumber, plainDecimal } from './numbers.ts'
import type { DateSystem } from './reading.ts'
import { isoText, serialText } from './serial-dates.ts'
import { draftSheet, type SheetContent, type WorkbookTally } from './table-draft.ts'
import { UnreadableFile } from './unreadable-file.ts'
import { isTrue, workbookText } from './workbook-parts.ts'
import { parseXml } from './xml.ts'

/** What the workbook's other parts say about the cells of its sheets. */
export interface WorkbookContext {
  readonly tally: WorkbookTally
  readonly strings: readonly string[]
  readonly styles: readonly NumberKind[]
  readonly dateSystem: DateSystem
}

/** `BC12` as column and row; the row is 0 where the reference gives none. */
function readReference(reference: string): { readonly column: number; readonly row: number } {
  let column = 0
  let at = 0
  for (; at < reference.length; at++) {
    const letter = reference.charCodeAt(at) & 0xdf
    if (letter < 65 || letter > 90) break
    column = column * 26 + letter - 64
  }
  return { column, row: Number(reference.slice(at)) || 0 }
}

/** Three decimals or more distinguish a fraction of a day from a typed time: `0.25` could be `0:25`. */
function fractionText(value: number): string {
  const text = plainDecimal(value)
  return text.padEnd('0.000'.length, '0')
}

/** The text for a number as a style shows it. */
export function numberText(value: number, kind: NumberKind, system: DateSystem): string {
  if (kind === 'number') return value > 0 && value < 1 ? fractionText(value) : plainDecimal(value)
  return serialText(value, system, kind === 'elapsed')
}

/** The canonical text of a stored value (ECMA-376 part 1, 18.3.1.4 and 18.18.11). */
function cellText(type: string, style: string | undefined, stored: string, context: WorkbookContext): string {
  switch (type) {
    case 's': {
      const text = context.strings[Number(stored)]
      if (text === undefined) throw new UnreadableFile('damaged')
      return text
    }
    case 'str':
    case 'inlineStr':
      return workbookText(stored)
    case 'b':
      return isTrue(stored.trim()) ? 'TRUE' : 'FALSE'
    case 'e':
      return stored
    case 'd':
      return isoText(stored)
    default: {
      const value = parseNumber(stored)
      if (value === undefined) return stored
      return numberText(value, context.styles[Number(style ?? 0)] ?? 'number', context.dateSystem)
    }
  }
}

function readRange(reference: string) {
  const [from = '', to = from] = reference.split(':')
  const first = readReference(from)
  return { firstRow: first.row, firstColumn: first.column, lastRow: readReference(to).row }
}

/** A worksheet part (18.3). Throws UnreadableFile where it is damaged. */
export function readWorksheet(xml: string, context: WorkbookContext, includeHidden: boolean): SheetContent {
  const draft = draftSheet(context.tally)
  let row = 0
  let column = 0
  let type = 'n'
  let style: string | undefined
  let stored = ''
  let reading = false
  let inReadingAid = false
  let columnElements = 0

  const openRow = (attributes: Readonly<Record<string, string>>) => {
    row = Number(attributes['r']) || row + 1
    column = 0
    const flat = attributes['ht'] !== undefined && Number(attributes['ht']) === 0
    draft.mentionRow(row, isTrue(attributes['hidden']) || flat)
  }
  const openCell = (attributes: Readonly<Record<string, string>>) => {
    if (row === 0) throw new UnreadableFile('damaged')
    const reference = attributes['r']
    column = reference === undefined ? column + 1 : readReference(reference).column || column + 1
    type = attributes['t'] ?? 'n'
    style = attributes['s']
    stored = ''
  }
  const openColumns = (attributes: Readonly<Record<string, string>>) => {
    if (++columnElements > limits.columnElements) throw new UnreadableFile('damaged')
    const flat = attributes['width'] !== undefined && Number(attributes['width']) === 0
    if (!isTrue(attributes['hidden']) && !flat) return
    const last = Math.min(Number(attributes['max']) || 0, limits.columns)
    for (let hidden = Number(attributes['min']) || 1; hidden <= last; hidden++) draft.hideColumn(hidden)
  }

  parseXml(xml, {
    open: (name, attributes) => {
      switch (name) {
        case 'row':
          openRow(attributes)
          break
        case 'c':
          openCell(attributes)
          break
        case 'v':
          reading = true
          break
        case 't':
          reading = !inReadingAid
          break
        case 'rPh':
          inReadingAid = true
          break
        case 'col':
          openColumns(attributes)
          break
        case 'mergeCell':
          draft.merge(readRange(attributes['ref'] ?? ''))
          break
      }
    },
    text: (text) => {
      if (reading) stored += text
    },
    close: (name) => {
      if (name === 'v' || name === 't') reading = false
      else if (name === 'rPh') inReadingAid = false
      else if (name === 'c' && stored !== '')
        draft.setValue(row, column, cellText(type, style, cutCell(stored), context))
    }
  })
  return draft.finish(includeHidden)
}

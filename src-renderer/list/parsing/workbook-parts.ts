import { limits } from './limits.ts'
import { builtInKind, formatKind, type NumberKind } from './number-formats.ts'
import type { DateSystem } from './reading.ts'
import { addSheet } from './sheets.ts'
import { UnreadableFile } from './unreadable-file.ts'
import { parseXml } from './xml.ts'

export interface SheetEntry {
  readonly name: string
  readonly relation: string
  readonly visible: boolean
}

export interface WorkbookPart {
  readonly sheets: readonly SheetEntry[]
  readonly dateSystem: DateSystem
  /** Position of the sheet that was in front when the workbook was saved. */
  readonly activeSheet: number
}

export function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true' || value === 'on'
}

function ignore(): void {
  // Most parts are read by their elements' attributes alone.
}

/** xl/workbook.xml: which sheets there are, and where dates begin (ECMA-376 part 1, 18.2). */
export function readWorkbookPart(xml: string): WorkbookPart {
  const sheets: SheetEntry[] = []
  let dateSystem: DateSystem = 1900
  let activeSheet = 0
  parseXml(xml, {
    open: (name, attributes) => {
      if (name === 'sheet') {
        const relation = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? ''
        const visible = (attributes['state'] ?? 'visible') === 'visible'
        addSheet(sheets, { name: attributes['name'] ?? '', relation, visible })
      } else if (name === 'workbookPr') {
        if (isTrue(attributes['date1904'])) dateSystem = 1904
      } else if (name === 'workbookView') {
        activeSheet = Number(attributes['activeTab'] ?? 0)
      }
    },
    text: ignore,
    close: ignore
  })
  return { sheets, dateSystem, activeSheet }
}

export interface Relation {
  readonly id: string
  /** The last word of the type's address, alike in the strict and the usual dialect. */
  readonly type: string
  /** Path of the part in the archive, in lower case. */
  readonly target: string
}

function resolvePath(folder: string, target: string): string {
  const steps = target.startsWith('/') ? [] : folder.split('/').filter((step) => step !== '')
  for (const step of target.replaceAll('\\', '/').split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '' && step !== '.') steps.push(step)
  }
  return steps.join('/').toLowerCase()
}

/** A `.rels` part; `folder` is that of the part it belongs to. */
export function readRelations(xml: string, folder: string): readonly Relation[] {
  const relations: Relation[] = []
  parseXml(xml, {
    open: (name, attributes) => {
      if (name !== 'Relationship') return
      relations.push({
        id: attributes['Id'] ?? '',
        type: (attributes['Type'] ?? '').split('/').pop() ?? '',
        target: resolvePath(folder, attributes['Target'] ?? '')
      })
    },
    text: ignore,
    close: ignore
  })
  return relations
}

/** xl/styles.xml: what each cell style makes of a number (18.8). Throws UnreadableFile if it has more than Excel allows. */
export function readStyles(xml: string): readonly NumberKind[] {
  const custom = new Map<number, NumberKind>()
  const styles: number[] = []
  let formats = 0
  let inCellStyles = false
  parseXml(xml, {
    open: (name, attributes) => {
      if (name === 'numFmt') {
        if (++formats > limits.styles) throw new UnreadableFile('damaged')
        custom.set(Number(attributes['numFmtId']), formatKind(attributes['formatCode'] ?? ''))
      } else if (name === 'cellXfs') inCellStyles = true
      else if (name === 'xf' && inCellStyles) {
        if (styles.length >= limits.styles) throw new UnreadableFile('damaged')
        styles.push(Number(attributes['numFmtId'] ?? 0))
      }
    },
    text: ignore,
    close: (name) => {
      if (name === 'cellXfs') inCellStyles = false
    }
  })
  return styles.map((id) => custom.get(id) ?? builtInKind(id))
}

const escapedCharacter = /_x([0-9a-f]{4})_/gi

/** Text of a workbook: characters that XML cannot hold are written `_x000D_` (22.9.2.19), line breaks are `\n`. */
export function workbookText(text: string): string {
  const plain = text.includes('_x')
    ? text.replace(escapedCharacter, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text
  return plain.includes('\r') ? plain.replace(/\r\n?/g, '\n') : plain
}

/** xl/sharedStrings.xml: texts by number; pieces of rich text joined, reading aids left out (18.4). */
export function readSharedStrings(xml: string): readonly string[] {
  const strings: string[] = []
  let current = ''
  let reading = false
  let inReadingAid = false
  parseXml(xml, {
    open: (name) => {
      if (name === 'si') current = ''
      else if (name === 'rPh') inReadingAid = true
      else if (name === 't') reading = !inReadingAid
    },
    text: (text) => {
      if (reading) current += text
    },
    close: (name) => {
      if (name === 't') reading = false
      else if (name === 'rPh') inReadingAid = false
      else if (name === 'si') strings.push(workbookText(current))
    }
  })
  return strings
}

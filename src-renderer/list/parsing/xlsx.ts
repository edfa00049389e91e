import { type ParseOptions, type Reading, type UnreadableReason, unreadable } from './reading.ts'
import { pickSheet, type ReadSheet, readingOfSheets, summarize } from './sheets.ts'
import { startTally } from './table-draft.ts'
import { UnreadableFile } from './unreadable-file.ts'
import { readRelations, readSharedStrings, readStyles, readWorkbookPart, type SheetEntry } from './workbook-parts.ts'
import { isOpenDocument } from './workbook-reader.ts'
import { readWorksheet, type WorkbookContext } from './worksheet.ts'
import { decodeXml } from './xml.ts'
import { type Archive, openArchive } from './zip.ts'

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1)
}

function relationsPath(path: string): string {
  const folder = folderOf(path)
  return `${folder}_rels/${path.slice(folder.length)}.rels`
}

/** What a ZIP file is, if it is no XLSX workbook. */
function otherArchive(archive: Archive): UnreadableReason {
  const has = (name: string) => archive.names.includes(name)
  const hasIn = (folder: string) => archive.names.some((name) => name.startsWith(folder))
  if (has('xl/workbook.bin')) return 'binary-excel'
  if (isOpenDocument(archive.names)) return 'open-document'
  if (hasIn('word/') || hasIn('ppt/')) return 'text-document'
  if (has('index/document.iwa') || has('index.zip')) return 'apple-numbers'
  return 'archive'
}

function workbookPath(archive: Archive): string {
  const root = archive.read('_rels/.rels')
  const main = root && readRelations(decodeXml(root), '').find(({ type }) => type === 'officeDocument')
  return main?.target ?? 'xl/workbook.xml'
}

/** Reads a ZIP file: an XLSX workbook, or the reason why not. Throws UnreadableFile, or anything on damaged bytes. */
export function readZip(bytes: Uint8Array, choices: ParseOptions): Reading {
  const archive = openArchive(bytes)
  const path = workbookPath(archive)
  const workbookBytes = path.endsWith('.xml') ? archive.read(path) : undefined
  if (!workbookBytes || path.startsWith('word/') || path.startsWith('ppt/')) return unreadable(otherArchive(archive))
  const workbook = readWorkbookPart(decodeXml(workbookBytes))
  const relationBytes = archive.read(relationsPath(path))
  const relations = relationBytes ? readRelations(decodeXml(relationBytes), folderOf(path)) : []
  const partOf = (type: string) => {
    const target = relations.find((relation) => relation.type === type)?.target
    const part = target === undefined ? undefined : archive.read(target)
    return part && decodeXml(part)
  }
  const strings = partOf('sharedStrings')
  const styles = partOf('styles')
  const context: WorkbookContext = {
    tally: startTally(),
    strings: strings === undefined ? [] : readSharedStrings(strings),
    styles: styles === undefined ? [] : readStyles(styles),
    dateSystem: workbook.dateSystem
  }
  const readEntry = (entry: SheetEntry): ReadSheet | undefined => {
    const relation = relations.find(({ id }) => id === entry.relation)
    // Sheets that hold a chart or a dialog have no cells.
    if (relation && relation.type !== 'worksheet') return undefined
    if (!entry.visible && entry.name !== choices.sheet) return summarize(entry.name, false, undefined)
    const part = relation && archive.read(relation.target)
    if (!part) throw new UnreadableFile('damaged')
    return summarize(entry.name, entry.visible, readWorksheet(decodeXml(part), context, choices.includeHidden === true))
  }
  const read = workbook.sheets.map(readEntry)
  const sheets = read.filter((sheet) => sheet !== undefined)
  return readingOfSheets(
    'xlsx',
    workbook.dateSystem,
    sheets,
    pickSheet(sheets, choices.sheet, read[workbook.activeSheet])
  )
}

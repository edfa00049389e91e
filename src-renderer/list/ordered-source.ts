import type { ParseOptions } from '#contract/list.ts'
import {
  type FilePart,
  inOrderOfHeader,
  type LayoutOptions,
  layoutSignature,
  type ProposedLayout,
  proposeLayout
} from './columns/index.ts'
import {
  filesIn,
  type NamedFile,
  type ParseNote,
  type Reading,
  readBytes,
  readPasted,
  type UnreadableReason,
  type WorkbookReader
} from './parsing/index.ts'

/** A file as bytes, or what was pasted: its text, and its HTML where the clipboard had one. */
export type ListSource = Uint8Array | { readonly text: string; readonly html?: string | undefined }

type Table = Extract<Reading, { kind: 'table' }>

/** Records in the order of the header's columns, with the layout proposed for them. */
export type OrderedSource =
  | (Table & { readonly proposed: ProposedLayout })
  | { readonly kind: 'unreadable'; readonly reason: UnreadableReason }

interface OrderOptions {
  readonly choices: ParseOptions
  readonly readWorkbook?: WorkbookReader | undefined
  readonly about: Omit<LayoutOptions, 'dateSystem'>
}

/** Reads a source. A joined list is read file by file, then numbered through. */
export function readOrdered(source: ListSource, options: OrderOptions): OrderedSource {
  const { choices, readWorkbook } = options
  if (!(source instanceof Uint8Array)) return ordered(readPasted(source.text, source.html, choices), options)
  const files = filesIn(source)
  if (files !== undefined) return readJoined(files, options)
  return ordered(readBytes(source, choices, readWorkbook), options)
}

function ordered(reading: Reading, { about }: OrderOptions): OrderedSource {
  if (reading.kind === 'unreadable') return reading
  const context = { ...about, dateSystem: reading.format.dateSystem }
  const first = proposeLayout(reading.records, context)
  const records = inOrderOfHeader(reading.records, first.layout)
  const proposed =
    records === reading.records ? first : proposeLayout(records, { ...context, headerRow: first.layout.headerRow })
  if (proposed.hasTwoPatients) return { kind: 'unreadable', reason: 'two-patients' }
  return { ...reading, records, proposed }
}

function readJoined(files: readonly NamedFile[], options: OrderOptions): OrderedSource {
  const parts: Extract<OrderedSource, { kind: 'table' }>[] = []
  // Each file has a header of its own.
  const { headerRow: _, ...about } = options.about
  for (const { bytes } of files) {
    const part = ordered(readBytes(bytes, options.choices, options.readWorkbook), { ...options, about })
    if (part.kind === 'unreadable') return part
    parts.push(part)
  }
  const [first] = parts
  if (first === undefined) return { kind: 'unreadable', reason: 'damaged' }
  const signature = layoutSignature(first.proposed.layout)
  // Another sheet or separator may part what was of one kind.
  if (parts.some(({ proposed }) => layoutSignature(proposed.layout) !== signature)) {
    return { kind: 'unreadable', reason: 'different-kinds' }
  }
  if (parts.some(({ format }) => (format.dateSystem ?? 1900) !== (first.format.dateSystem ?? 1900))) {
    return { kind: 'unreadable', reason: 'different-kinds' }
  }
  const places: FilePart[] = []
  const notes: ParseNote[] = []
  const records: Table['records'][number][] = []
  let before = 0
  for (const [at, part] of parts.entries()) {
    const { headerRow } = part.proposed.layout
    const offset = before
    places.push({
      name: files[at]?.name ?? '',
      from: offset + 1,
      headerRow: headerRow === null ? null : headerRow + offset,
      ...(part.format.sheet !== undefined && { sheet: part.format.sheet })
    })
    for (const record of part.records) {
      records.push({ ...record, row: record.row + offset })
      before = Math.max(before, record.row + offset)
    }
    notes.push(...part.notes.map((note) => ({ ...note, rows: note.rows.map((row) => row + offset) })))
  }
  const context = {
    ...options.about,
    dateSystem: first.format.dateSystem,
    headerRow: first.proposed.layout.headerRow
  }
  return {
    ...first,
    format: { ...first.format, files: places },
    records,
    notes,
    proposed: proposeLayout(records, context)
  }
}

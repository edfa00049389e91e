import type { Layout, ListSettings, ParseOptions } from '#contract/list.ts'
import {
  type ListReading,
  type ListSource,
  readList,
  type WorkbookReader,
  withSettledColumns
} from '../../list/index.ts'
import { carryOverEdits } from '../row-edits.ts'
import type { ListWork, TemplateMatchView } from '../views.ts'
import { createListState, type ListState } from './list-state.ts'
import { documentParts, templateChoices, templateSettings, toTemplateMatchView } from './template-settings.ts'

type ReadInput = Parameters<ListWork['read']>[0]

export type ReadSource =
  | Extract<ListReading, { kind: 'unreadable' }>
  | {
      readonly kind: 'read'
      readonly list: ListState
      readonly settings: ListSettings
      readonly match: TemplateMatchView
    }

function toListSource(source: ReadInput['source']): ListSource {
  return 'bytes' in source ? source.bytes : { text: source.text, html: source.html ?? undefined }
}

function workbookReaderOf(source: ReadInput['source']): WorkbookReader | undefined {
  return 'bytes' in source ? source.readWorkbook : undefined
}

/**
 * Reads a file or pasted text, with the choices and settings that its template remembers. `before`: the same list as it
 * was read until now, whose edits are kept by record number.
 */
export function readSource(
  { source, choices, fileName, settings, templates, directory, now }: ReadInput,
  before: ListState | null,
  newRowId: () => string
): ReadSource {
  const readWith = (readChoices: ParseOptions) =>
    readList(toListSource(source), {
      readWorkbook: workbookReaderOf(source),
      settings: { ...settings, destinations: directory, now, fileName },
      settingsFor: (match) => ({ ...templateSettings(match, settings), destinations: directory, now, fileName }),
      choices: readChoices,
      templates,
      dateOrder: before?.layout.dateOrder,
      rowId: () => newRowId()
    })
  const found = readWith(choices)
  if (found.kind === 'unreadable') return found
  const remembered = templateChoices(found.match, choices)
  const reread = remembered === choices ? found : readWith(remembered)
  // What was chosen for an earlier file may not fit this one: then the first reading counts.
  const reading = reread.kind === 'list' ? reread : found
  const ownSettings = templateSettings(reading.match, settings)
  const parts = documentParts(reading)
  const list = createListState({
    ...parts,
    layout: before === null ? parts.layout : withSettledColumns(parts.layout, before.layout),
    rows: before === null ? [...reading.rows] : carryOverEdits(before.rows, reading.rows),
    settings: ownSettings,
    directory,
    now,
    fileName,
    choices: reread.kind === 'list' ? remembered : choices,
    ...(before === null && { validator: reading.validator })
  })
  return { kind: 'read', list, settings: ownSettings, match: toTemplateMatchView(reading.match) }
}

/** Reads an exported copy of a list with the settings and the date order of that list. */
export function readCopy(
  source: ReadInput['source'],
  settings: ListSettings & { readonly now: number },
  dateOrder: Layout['dateOrder'],
  newRowId: () => string
): ListReading {
  return readList(toListSource(source), {
    readWorkbook: workbookReaderOf(source),
    settings,
    dateOrder,
    rowId: () => newRowId()
  })
}

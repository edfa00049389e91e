import type { DirectoryEntry } from '#contract/directory.ts'
import type { Layout, ListRow, ListSettings, ParseOptions, SourceFormat } from '#contract/list.ts'
import { createListValidator, type ListValidator, type ParseNote } from '../../list/index.ts'
import type { SheetSummary } from '../../list/parsing/index.ts'
import { createFieldTexts, type FieldTexts } from './field-texts.ts'

/** The state of the open list. Replaced as a whole by another list. */
export interface ListState {
  /** In the file's order; a row's position in it is what the window knows it by. */
  rows: ListRow[]
  readonly positions: ReadonlyMap<string, number>
  layout: Layout
  settings: ListSettings
  /** Who is meant by doctors' names. */
  directory: readonly DirectoryEntry[]
  /** Time of validation, ms since the epoch. */
  now: number
  validator: ListValidator
  texts: FieldTexts
  readonly format: SourceFormat
  readonly choices: ParseOptions
  readonly sheets: readonly SheetSummary[]
  readonly notes: readonly ParseNote[]
  /** Texts to search, by row id; created on demand. */
  readonly searchTexts: Map<string, string>
}

/** A list before it is validated. */
export type ListInput = Pick<ListState, 'layout' | 'settings' | 'directory' | 'now' | 'format' | 'choices'> & {
  readonly rows: ListRow[]
}

/** Creates the state of a list. `validator`: its validator, if there is one already. */
export function createListState(
  list: ListInput & {
    readonly sheets?: readonly SheetSummary[]
    readonly notes?: readonly ParseNote[]
    readonly validator?: ListValidator
  }
): ListState {
  const { rows, layout, settings, directory, now, format, choices, sheets = [], notes = [] } = list
  return {
    rows,
    positions: new Map(rows.map(({ rowId }, index) => [rowId, index])),
    layout,
    settings,
    directory,
    now,
    validator: list.validator ?? createListValidator(rows, layout, { ...settings, destinations: directory, now }),
    texts: createFieldTexts(layout, settings.timeZone),
    format,
    choices,
    sheets,
    notes,
    searchTexts: new Map()
  }
}

/** Validates all rows again: with another layout, other settings, or at another time. */
export function revalidate(list: ListState): void {
  list.validator = createListValidator(list.rows, list.layout, {
    ...list.settings,
    destinations: list.directory,
    now: list.now
  })
  list.texts = createFieldTexts(list.layout, list.settings.timeZone)
}

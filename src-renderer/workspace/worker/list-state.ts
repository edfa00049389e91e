import type { DirectoryEntry } from '#contract/directory.ts'
import type { Layout, ListRow, ListSettings, ParseOptions, SourceFormat, WaitingEdit } from '#contract/list.ts'
import {
  type ColumnEvidence,
  createListValidator,
  explainLayout,
  type IssueGroup,
  type ListValidator,
  type ParseNote,
  type ValidationSettings
} from '../../list/index.ts'
import type { SheetSummary } from '../../list/parsing/index.ts'
import { asSourceRecords } from '../row-edits.ts'
import type { ListQuestions } from '../views.ts'
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
  evidence: readonly ColumnEvidence[]
  /** What is asked; absent: to be found out. */
  questions?: ListQuestions | undefined
  /** Empty for pasted rows. It can hold the day of the list. */
  readonly fileName: string
  readonly format: SourceFormat
  readonly choices: ParseOptions
  /** Changes of records that this reading does not have. */
  readonly waiting: readonly WaitingEdit[]
  readonly sheets: readonly SheetSummary[]
  readonly notes: readonly ParseNote[]
  /** Texts to search, by row id; created on demand. */
  readonly searchTexts: Map<string, string>
  /** Rows that were sent or may have been. */
  invited: ReadonlySet<string>
  /** Rows that were tried and of which nothing was created: refused, or held back. */
  refused: ReadonlySet<string>
  /** The issues of the last updates: a decision is about the rows of the one that the user saw. */
  readonly seenIssues: SeenIssues
}

/** Issues with their rows, by the number of the update that showed them. */
export interface SeenIssues {
  last: number
  readonly byNumber: Map<number, readonly IssueGroup[]>
}

/** A list before it is validated. */
export type ListInput = Pick<
  ListState,
  'layout' | 'settings' | 'directory' | 'now' | 'fileName' | 'format' | 'choices' | 'waiting'
> & {
  readonly rows: ListRow[]
  readonly invited?: ReadonlySet<string>
  readonly refused?: ReadonlySet<string>
}

/** Creates the state of a list. `validator`, `evidence`: those of its rows and layout, if there are any already. */
export function createListState(
  list: ListInput & {
    readonly sheets?: readonly SheetSummary[]
    readonly notes?: readonly ParseNote[]
    readonly validator?: ListValidator
    readonly evidence?: readonly ColumnEvidence[] | undefined
    /** Of the reading before. */
    readonly seenIssues?: SeenIssues | undefined
  }
): ListState {
  const { rows, layout, settings, directory, now, fileName, format, choices, waiting, sheets = [], notes = [] } = list
  return {
    rows,
    positions: new Map(rows.map(({ rowId }, index) => [rowId, index])),
    layout,
    settings,
    directory,
    now,
    validator: list.validator ?? createListValidator(rows, layout, validationSettings(list)),
    texts: createFieldTexts(layout, settings.timeZone),
    evidence: list.evidence ?? evidenceOf(list),
    fileName,
    format,
    choices,
    waiting,
    sheets,
    notes,
    searchTexts: new Map(),
    invited: list.invited ?? new Set(),
    refused: list.refused ?? new Set(),
    seenIssues: list.seenIssues ?? { last: 0, byNumber: new Map() }
  }
}

/** Validates all rows again: with another layout, other settings, or at another time. */
export function revalidate(list: ListState): void {
  list.validator = createListValidator(list.rows, list.layout, validationSettings(list))
  list.texts = createFieldTexts(list.layout, list.settings.timeZone)
  list.evidence = evidenceOf(list)
  list.questions = undefined
}

/** What the list is validated with. */
export function validationSettings({ settings, directory, now, format, fileName }: ListInput): ValidationSettings {
  return { ...settings, destinations: directory, now, sheet: format.sheet, files: format.files, fileName }
}

function evidenceOf({ rows, layout, settings, now }: ListInput): readonly ColumnEvidence[] {
  return explainLayout(asSourceRecords(rows), layout, {
    country: settings.defaultCountry,
    now,
    dateSystem: layout.dateSystem
  })
}

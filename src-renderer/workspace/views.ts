import type { DirectoryEntry } from '#contract/directory.ts'
import type { EditableField } from '#contract/editable-fields.ts'
import type { ExportedColumn, ExportedRow } from '#contract/exported.ts'
import type { Channel, InvitationContent } from '#contract/invitation.ts'
import type { Correction } from '#contract/invitation-actions.ts'
import type {
  ImportTemplate,
  Layout,
  ListDocument,
  ListFigures,
  ListRow,
  ListSettings,
  ParseOptions,
  RowState,
  SourceFormat,
  WaitingEdit
} from '#contract/list.ts'
import type { LayoutChange, ListChange, RowChange, SettingsChange } from '#contract/list-change.ts'
import type { TableView } from '#contract/table-view.ts'
import type { ErrorCode, WarningCode } from '../list/fields/index.ts'
import type {
  ColumnEvidence,
  ContactProposal,
  FoundDay,
  IssueGroup,
  RelatedRows,
  Repair,
  SkipReason,
  TemplateDifference
} from '../list/index.ts'
import type { ParseNote, SheetSummary, UnreadableReason, WorkbookReader } from '../list/parsing/index.ts'
import type { DirectoryChange } from './directory.ts'
import type { UnmatchedDecisions, UnmatchedKind } from './row-identity.ts'
import type { DateStats } from './worker/date-stats.ts'
import type { StepKind } from './worker/history.ts'

/** What the worker reads. It adds `readWorkbook` itself, for files that need one. */
export type WorkerSource =
  | { readonly bytes: Uint8Array; readonly readWorkbook?: WorkbookReader | undefined }
  | { readonly text: string; readonly html: string | null }

/** A record as the check screen shows it. `texts`: the cleaned value, else the text of the file. */
export interface RowView {
  readonly rowId: string
  /** Its index among the list's records, from 0. */
  readonly position: number
  /** Number of the record in its file, from 1. */
  readonly row: number
  /** Its file in a list of several; null for a list of one. */
  readonly file: string | null
  readonly status: 'ready' | 'blocked' | 'excluded' | 'aside'
  readonly texts: Readonly<Record<EditableField, string>>
  /** The appointment, ms since the epoch. */
  readonly appointmentAt: number | null
  /** How the invitation goes out; null: the row is not ready. */
  readonly channel: Channel | null
  /** The doctor as the list writes it, where it has neither addresses nor queues; null: none. */
  readonly doctorName: string | null
  readonly errors: readonly ErrorCode[]
  /** For errors that the user may let through: how that is stored. */
  readonly letThrough?: Readonly<Partial<Record<ErrorCode, string>>>
  /** Those that the user has not accepted. */
  readonly warnings: readonly WarningCode[]
  readonly repairs: readonly Repair[]
  /** The words of the file that speak against inviting; null: none. */
  readonly remark: string | null
  /** Why it is skipped; null for other records. */
  readonly skipReason: SkipReason | null
  /** All cells of a skipped record; null for other records. */
  readonly recordText: string | null
  /** What the user has said about the row so far. */
  readonly state: RowState
  /** Related rows of the list, the first few. */
  readonly related: readonly { readonly code: RelatedRows['code']; readonly positions: readonly number[] }[]
  readonly weekdayDisagrees: boolean
}

/** All rows with one error or warning. Request its rows with `select`. */
export type IssueGroupView = Omit<IssueGroup, 'rowIds' | 'rows'> & {
  /** The position of its first row. */
  readonly first: number
  /** Where the user decides by the words of the file: the first of them. */
  readonly words?: readonly string[]
}

/** Counts over all rows, from one pass. */
export interface RowStats {
  /** Ready rows with a warning that is not accepted yet. */
  readonly warned: number
  /** Excluded by the user, or no patients. */
  readonly out: number
  /** Ready rows that are invited in a language that nobody has said. */
  readonly languageAssumed: number
  readonly hasDoctor: boolean
  readonly hasQueue: boolean
  /** The list names more than one doctor: none is meant for the whole list. */
  readonly namesSeveralDoctors: boolean
  /** Repaired numbers that had lost their leading zero. */
  readonly lostZeros: number
  /** Patients to be invited whose name mixes letters of several alphabets. It is no warning of the list engine. */
  readonly mixed: number
  /** Accepted rows by warning. */
  readonly accepted: Readonly<Partial<Record<WarningCode, number>>>
  readonly skipped: SkippedStats
}

/** The skipped records. */
export interface SkippedStats {
  readonly count: number
  readonly byReason: Readonly<Partial<Record<SkipReason, number>>>
  /** How many of them are not blank, and the first of those. */
  readonly withText: number
  readonly first: readonly RowView[]
}

/** What the app asks about the whole list. What can be answered again later stays when it is answered. */
export interface ListQuestions {
  /** Columns of which only the user knows whether they hold the patient's own contact. */
  readonly contacts: readonly ContactProposal[]
  readonly day: DayQuestion | null
  readonly invite: InviteQuestion | null
  readonly pairs: PairsQuestion | null
  readonly dateOrder: DateOrderQuestion | null
}

/** The day of patients with a time and no date. */
export interface DayQuestion {
  readonly count: number
  /** Days that stand outside the rows; empty: none. */
  readonly found: readonly FoundDay[]
  readonly answer: Exclude<ListSettings['day'], undefined> | null
  readonly isOpen: boolean
}

/** Which kinds of visits are invited. */
export interface InviteQuestion {
  /** The title of the column. */
  readonly column: string
  readonly kinds: readonly VisitChoice[]
  readonly isOpen: boolean
}

export interface VisitChoice {
  readonly value: string
  readonly count: number
  /** Chosen by the user; before that, what looks like video. */
  readonly isChosen: boolean
  /** Not in the lists of this kind of file until now. */
  readonly isNew: boolean
}

/** Mobile numbers that are valid in two countries. */
export interface PairsQuestion {
  readonly count: number
  readonly samples: readonly TwoReadings[]
  /** ISO 3166. */
  readonly answer: string | null
  readonly isOpen: boolean
}

export interface TwoReadings {
  readonly text: string
  readonly readings: readonly { readonly country: string; readonly number: string }[]
}

/** Whether numeric dates begin with the day or with the month. Days are ms since the epoch, in UTC. */
export interface DateOrderQuestion {
  readonly samples: readonly { readonly text: string; readonly dayFirst: number; readonly monthFirst: number }[]
  /** A date that exists only in an order in which the dates are not read now. */
  readonly decisive: { readonly date: string; readonly order: DateStats['order'] } | null
  readonly isOpen: boolean
}

/** How the source was read and interpreted: for the import summary and the columns screen. */
export interface SourceView {
  /** Identifies the format: header words and columns. */
  readonly signature: string
  readonly format: SourceFormat
  readonly choices: ParseOptions
  /** Changes of records that this reading does not have. */
  readonly waiting: readonly WaitingEdit[]
  readonly notes: readonly ParseNote[]
  readonly sheets: readonly SheetSummary[]
  readonly layout: Layout
  readonly columns: readonly ColumnEvidence[]
  readonly dates: DateStats
  /** The first records as in the file, to choose the header row from. */
  readonly firstRecords: readonly { readonly row: number; readonly cells: readonly string[] }[]
}

/**
 * A record as an export shows it: its cells with the values as they stand. `originals`: the file's own text of replaced
 * cells, by column. `added`: values for which the file has no column.
 */
export interface StandingRow {
  readonly rowId: string
  readonly row: number
  readonly cells: readonly string[]
  readonly originals?: Readonly<Record<number, string>>
  readonly added?: Readonly<Partial<Record<EditableField, string>>>
}

/** What was sent for a row, with the corrections since. */
export interface SentContent {
  readonly rowId: string
  readonly content: InvitationContent
}

/**
 * Why a change in a copy is asked. `conflict`: the list was changed as well. `swapped`: day and month have changed places.
 * `unreadable`: the new value cannot be read. `emptied`: there is none. `unknown`: nothing is kept of what the export
 * wrote. `other-person`: the names or the number are others, or the contact is another patient's in the list.
 */
export type CopyDoubt = 'conflict' | 'swapped' | 'unreadable' | 'emptied' | 'unknown' | 'other-person'

/** A field of a row that is another one in a copy that comes back. Values as they are shown. */
export interface CopyChange {
  readonly rowId: string
  /** Number of the record in the file, from 1. */
  readonly row: number
  readonly name: string
  readonly field: EditableField
  /** When it was exported; null: not known. */
  readonly was: string | null
  readonly now: string
  readonly came: string
  readonly doubt: CopyDoubt | null
  readonly isSent: boolean
  /** For an invited patient; null: the invitation cannot be corrected so. */
  readonly correction: Correction | null
}

/** What a copy that comes back would change. Nothing is applied yet. */
export interface CopyComparison {
  readonly changes: readonly CopyChange[]
  /** Whether it is known what the export wrote. */
  readonly hasBase: boolean
  /** Lines that are no rows of the list. */
  readonly others: number
  /** Lines that have the id of another line. */
  readonly copied: number
  /** Patients of whom several lines are different: none was taken. */
  readonly unclear: readonly string[]
  /** Patients of the export whose line was removed. */
  readonly absent: number
  /** Titles of the columns of changed cells that change no invitation, one for each cell. */
  readonly otherCells: readonly string[]
  /** Titles of columns that the file lacks, or that it has under another title. */
  readonly missing: readonly string[]
}

/** Whether a template matches. `changed`: nearly, with the differences. */
export type TemplateMatchView =
  | { readonly kind: 'same'; readonly name: string }
  | { readonly kind: 'changed'; readonly name: string; readonly differences: readonly TemplateDifference[] }
  | { readonly kind: 'new' }

/** Changes of the list that do not fit another reading of its source, by kind. Nothing of that reading counts yet. */
export interface UnmatchedView {
  readonly kind: 'unmatched'
  readonly groups: readonly UnmatchedGroup[]
  /** Patients who were invited and are not in that reading: it cannot be taken. */
  readonly sent: number
}

export interface UnmatchedGroup {
  readonly kind: UnmatchedKind
  readonly count: number
  /** The first of them. */
  readonly first: readonly UnmatchedLine[]
}

/** A changed row as it is now, and the row of the new reading that its changes could belong to. */
export interface UnmatchedLine {
  readonly before: RecordLine
  readonly change: RowState
  readonly candidate: RecordLine | null
}

/** A record: its number in the file, and its cells in one line. `sheet`: null where the file has no sheets. */
export interface RecordLine {
  readonly sheet: string | null
  readonly row: number
  readonly text: string
}

export type ReadAnswer =
  | { readonly kind: 'unreadable'; readonly reason: UnreadableReason | 'no-rows' }
  | UnmatchedView
  | {
      readonly kind: 'read'
      readonly source: SourceView
      readonly settings: ListSettings
      readonly match: TemplateMatchView
      readonly changed: ListUpdate
      /** Days of the patients, two at most. */
      readonly days: readonly string[]
      /** Rows of an earlier list that an export of this app names in it; at most 50. */
      readonly rowIds: readonly string[]
    }

/** A doctor whom the list names and of whom nobody has said who is meant. */
export interface UnknownDoctor {
  /** The same for all ways of writing that mean the same. */
  readonly identity: string
  /** As most rows write it. */
  readonly text: string
  /** Blocked rows. */
  readonly patients: number
}

/** The list after a change. */
export interface ListUpdate {
  /** Counts up with each update of a list: a decision names the one that the user saw. */
  readonly number: number
  readonly views: readonly RowView[]
  /** True if so much changed that all rows must be requested again. */
  readonly allChanged: boolean
  readonly figures: ListFigures
  readonly issueGroups: readonly IssueGroupView[]
  readonly stats: RowStats
  readonly questions: ListQuestions
  readonly unknownDoctors: readonly UnknownDoctor[]
  /** What was changed, and must be stored. */
  readonly change: ListChange & { readonly rows: readonly RowChange[] }
  /** Changed rows that the list does not have: it was read again meanwhile. */
  readonly missing: number
  /** Steps that can be undone. */
  readonly undoCount: number
  readonly canRedo: boolean
}

/** The list after an undo or redo; `kind` is null if there was no step. */
export interface StepUpdate {
  readonly kind: StepKind | null
  readonly changed: ListUpdate
  /** Rows that the step would have changed, and that stay because they were sent. */
  readonly kept: number
  /** The list's settings after the step. */
  readonly settings: ListSettings
  /** Set if the columns, or the whole reading, have changed. */
  readonly source: SourceView | null
  /** What has to be stored in the directory of doctors; null: nothing. */
  readonly directory: DirectoryChange | null
}

/** A list as it was when its storing began. */
export interface KeptList {
  readonly count: number
  readonly figures: ListFigures
  readonly parts: Omit<ListDocument, 'name' | 'fileName'>
}

export type IssueDecision =
  | { readonly kind: 'exclude' }
  /** Accepts the warning, or overrides the error. */
  | { readonly kind: 'accept' }
  | { readonly kind: 'set'; readonly field: EditableField; readonly text: string }
  /** Another day, an ISO date: each row keeps its time. A row without exactly one time stays as it is. */
  | { readonly kind: 'set-day'; readonly day: string }
  /** The numbers are of this country (ISO 3166). A row whose number is none of that country stays as it is. */
  | { readonly kind: 'set-country'; readonly country: string }

/** Where a text is searched and replaced: in a field of these rows. */
export interface TextSearch {
  readonly field: EditableField
  readonly find: string
  readonly rowIds: readonly string[]
}

/**
 * Rows that a page of {@link ListWork.pages} holds: as text long enough (above 128 kB) for V8's large-object space, where
 * it is not copied.
 */
export const viewsPerPage = 800

/** `mixed`: patients whose name mixes letters of several alphabets. */
export type RowFilter = 'all' | 'ready' | 'blocked' | 'warned' | 'mixed' | 'out'

/** Rows by what became of their invitation. */
export interface TriedRows {
  /** Sent, or may have been: they stay as they were sent. */
  readonly invited: readonly string[]
  /** Refused or held back: nothing was created. */
  readonly refused: readonly string[]
}

/** The order of the shown rows. `locale`: whose order of letters. */
export type RowOrder = NonNullable<TableView['sort']> & { readonly locale: string }

/** Which rows are shown. */
export interface RowSelection {
  readonly filter: RowFilter
  readonly issue: IssueGroupView['code'] | null
}

/** What the worker does for the window. Positions count the list's records in the file's order, from 0. */
export interface ListWork {
  read(input: {
    readonly source: WorkerSource
    readonly choices: ParseOptions
    /** Empty for pasted rows. */
    readonly fileName: string
    readonly settings: ListSettings
    readonly templates: readonly ImportTemplate[]
    readonly directory: readonly DirectoryEntry[]
    /**
     * Reads the open list with other choices: one step to undo. Changes are kept where source, place and content of
     * their record agree; if some do not, nothing changes before {@link ListWork.settleReading}.
     */
    readonly keepEdits?: boolean
    /** Rows that were sent and must be in such a reading again. */
    readonly sent?: readonly string[]
    readonly now: number
  }): ReadAnswer
  /** Takes the reading that waits, with a decision about the changes that do not match. Throws if none waits. */
  settleReading(input: { readonly decisions: UnmatchedDecisions }): Exclude<ReadAnswer, { kind: 'unreadable' }>
  /** Forgets the reading that waits: the list stays as it is. */
  cancelReading(input: undefined): void
  /** Whether the list lacks one of these rows. */
  lacksRow(input: { readonly rowIds: readonly string[] }): boolean
  /** Reads an exported copy of the open list, and says of which export and of which rows it is. */
  readCopy(input: {
    readonly source: WorkerSource
  }):
    | Extract<ReadAnswer, { kind: 'unreadable' }>
    | { readonly kind: 'copy'; readonly exportId: string | null; readonly rowIds: readonly string[] }
  /** Compares the copy with the list. `kept`: what the export wrote; null: nothing is kept. Throws if none was read. */
  compareCopy(input: {
    readonly kept: {
      readonly columns: readonly ExportedColumn[]
      /** Of all that were written, those that the copy has. */
      readonly rows: readonly ExportedRow[]
      readonly count: number
    } | null
    readonly contents: readonly SentContent[]
  }): CopyComparison
  /**
   * Takes changes of the copy that was compared last into rows that were not sent: one step to undo. Null: what stands
   * in the list is no longer what was shown, so that nothing is taken.
   */
  takeCopy(input: { readonly taken: readonly Pick<CopyChange, 'rowId' | 'field'>[] }): ListUpdate | null
  /** The lines of that copy that are no rows of the list, as a table with the columns of the file. */
  otherLines(input: undefined): string
  /** Receives a stored list, in pieces, in the file's order. */
  beginOpen(
    input: Partial<TriedRows> & {
      readonly document: ListDocument
      readonly directory: readonly DirectoryEntry[]
      readonly now: number
    }
  ): void
  addRows(input: { readonly rows: readonly ListRow[] }): void
  endOpen(input: undefined): { readonly source: SourceView; readonly changed: ListUpdate }
  /** One step to undo, as is another header row. */
  setLayout(input: { readonly change: LayoutChange }): { readonly source: SourceView; readonly changed: ListUpdate }
  /** Another record is the header, or none is: the columns are matched again. */
  setHeaderRow(input: { readonly headerRow: number | null }): {
    readonly source: SourceView
    readonly changed: ListUpdate
  }
  /** One step to undo, unless only time has passed. */
  setSettings(input: { readonly change: SettingsChange; readonly now: number }): ListUpdate
  /** Reads the doctors' names by other entries. `step`: what the user decided, one step to undo. */
  setDirectory(input: {
    readonly entries: readonly DirectoryEntry[]
    readonly step: DirectoryChange | null
  }): ListUpdate
  /** Doctors' names with the address or the queue that the list itself has for them. */
  seenDestinations(input: undefined): readonly DirectoryEntry[]
  /** Rows that were sent or may have been: no command changes them from now on. */
  setInvited(input: TriedRows): void
  /** Changes that were made before and not stored, made again: no step to undo. */
  repeat(input: { readonly changes: readonly ListChange[] }): {
    readonly source: SourceView
    readonly changed: ListUpdate
  }
  /** Edits, exclusions and accepted warnings: one step to undo, however many rows. */
  change(input: { readonly changes: readonly RowChange[] }): ListUpdate
  replace(input: TextSearch & { readonly by: string }): ListUpdate
  /** How many rows contain the text. */
  countMatches(input: TextSearch): number
  /**
   * One decision for all rows that had an issue in the update of this number and still have it: exclude, accept, or set
   * one text in the field that corrects it.
   */
  decide(input: {
    readonly issue: IssueGroupView['code']
    readonly decision: IssueDecision
    readonly seen: number
  }): ListUpdate
  undo(input: undefined): StepUpdate
  redo(input: undefined): StepUpdate
  /** Rows to show, packed as text: pages `from` to `to` (exclusive) of the list. */
  pages(input: { readonly from: number; readonly to: number }): readonly string[]
  /** Keeps the list as it is now, to be stored: later changes do not touch what {@link ListWork.keptRows} gives. */
  keep(input: undefined): KeptList
  /** Kept rows to store, as JSON. */
  keptRows(input: { readonly from: number; readonly to: number }): string
  /** The file's own cells with the user's changes. */
  rows(input: { readonly from: number; readonly to: number }): readonly ListRow[]
  /** Rows as an export shows them. `contents`: of those that were sent. */
  standingRows(input: {
    readonly from: number
    readonly to: number
    readonly contents: readonly SentContent[]
  }): readonly StandingRow[]
  /**
   * Positions of the rows that match a filter and a search. `only`: of these rows; null: of all. `sentAs`: rows that the
   * search finds by what was sent, which the worker does not have. Without an order: in the file's.
   */
  select(
    input: RowSelection & {
      readonly search: string
      readonly only: readonly string[] | null
      readonly sentAs: readonly string[]
      readonly order?: RowOrder | null
    }
  ): Uint32Array
  /** How many of these rows no longer match the filter or have the issue. */
  countResolved(input: RowSelection & { readonly positions: Uint32Array }): number
  /** Invitations of the ready rows among positions `from` to `to`. */
  contents(input: {
    readonly from: number
    readonly to: number
  }): readonly { readonly rowId: string; readonly content: InvitationContent }[]
  count(input: undefined): number
  /** Closes the list. */
  close(input: undefined): void
}

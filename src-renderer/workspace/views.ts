import type { InvitationContent } from '#contract/invitation.ts'
import type {
  EditableField,
  KnownKind,
  Layout,
  ListDocument,
  ListFigures,
  ListRow,
  ListSettings,
  ReadingChoices,
  RowChange,
  SourceFormat
} from '#contract/list.ts'
import type { AsideReason, Cause, Change, ColumnEvidence, KindDifference, RelatedRows } from '../list/index.ts'
import type { ReadingNote, SheetSummary, UnreadableReason } from '../list/reading/index.ts'
import type { BlockCode, WarnCode } from '../list/values/index.ts'
import type { DateFacts } from './worker/date-facts.ts'
import type { StepKind } from './worker/history.ts'

/** A record as the check screen shows it. `texts`: the cleaned value, or the file's own words where it has none. */
export interface RowView {
  readonly rowId: string
  /** Its place among the list's records, from 0. */
  readonly position: number
  /** Number of the record in the file, from 1. */
  readonly row: number
  readonly verdict: 'ready' | 'blocked' | 'excluded' | 'aside'
  readonly texts: Readonly<Record<EditableField, string>>
  /** The appointment, ms since the epoch. */
  readonly moment: number | null
  readonly why: readonly BlockCode[]
  readonly warn: readonly WarnCode[]
  readonly changes: readonly Change[]
  /** Why it is set aside; only with that verdict. */
  readonly aside: AsideReason | null
  /** Of a record that is set aside: its own words, all of them. */
  readonly line: string | null
  /** What a person did to the row so far: a further change starts from it. */
  readonly state: RowChange
  /** Others of the list that it is told with, the first few. */
  readonly related: readonly { readonly code: RelatedRows['code']; readonly positions: readonly number[] }[]
  readonly weekdayDisagrees: boolean
}

/** All rows with one problem or warning. Its rows are asked for with `select`. */
export type CauseView = Omit<Cause, 'rowIds' | 'rows'>

/** What is counted over all rows, in one pass. */
export interface RowFacts {
  /** Ready rows with a warning that nobody accepted yet. */
  readonly warned: number
  /** Left out by a person, or no patients. */
  readonly out: number
  readonly hasDoctor: boolean
  readonly hasQueue: boolean
  /** Of the completed numbers: those that had lost their zero. */
  readonly lostZeros: number
  /** How many rows of a warning a person accepted. */
  readonly accepted: Readonly<Partial<Record<WarnCode, number>>>
  readonly aside: AsideFacts
}

/** The records that are set aside. */
export interface AsideFacts {
  readonly count: number
  readonly byReason: Readonly<Partial<Record<AsideReason, number>>>
  /** How many of them have words, and the first of those. */
  readonly written: number
  readonly first: readonly RowView[]
}

/** How the source was read and understood: the proof line and the columns screen. */
export interface SourceView {
  /** Tells this kind of file: header words and shape. */
  readonly signature: string
  readonly format: SourceFormat
  readonly choices: ReadingChoices
  readonly notes: readonly ReadingNote[]
  readonly sheets: readonly SheetSummary[]
  readonly layout: Layout
  readonly columns: readonly ColumnEvidence[]
  readonly dates: DateFacts
  /** The first records as they stand, to choose the header row from. */
  readonly firstRecords: readonly { readonly row: number; readonly cells: readonly string[] }[]
}

/** Whether this kind of file was seen before. `changed`: nearly, and what differs. */
export type KindMatchView =
  | { readonly kind: 'same'; readonly name: string }
  | { readonly kind: 'changed'; readonly name: string; readonly differences: readonly KindDifference[] }
  | { readonly kind: 'new' }

export type ReadAnswer =
  | { readonly kind: 'unreadable'; readonly reason: UnreadableReason | 'no-rows' }
  | {
      readonly kind: 'read'
      readonly source: SourceView
      readonly settings: ListSettings
      readonly match: KindMatchView
      readonly changed: Changed
      /** Rows of an earlier list that an export of this app names in it; at most 50. */
      readonly rowIds: readonly string[]
    }

/** What a change of the list left behind. `changed`: row changes to be stored, already in force here. */
export interface Changed {
  readonly views: readonly RowView[]
  /** True where so much changed that the rows are to be asked for anew. */
  readonly everything: boolean
  readonly figures: ListFigures
  readonly causes: readonly CauseView[]
  readonly facts: RowFacts
  readonly stored: readonly RowChange[]
  /** Steps that can be undone. */
  readonly done: number
  readonly canRedo: boolean
}

/** What a step back or forth brought; `kind` is null where there was none. */
export interface Stepped {
  readonly kind: StepKind | null
  readonly changed: Changed
  /** The list's settings from now on. */
  readonly settings: ListSettings
  /** Set where the columns, or the whole reading, are others now. */
  readonly source: SourceView | null
}

export type CauseDecision =
  | { readonly kind: 'exclude' }
  /** The warning was seen, or the doubt is let through. */
  | { readonly kind: 'accept' }
  | { readonly kind: 'set'; readonly field: EditableField; readonly text: string }

/** Where a text is looked for: in a field of these rows, in which it may be changed. */
export interface TextSearch {
  readonly field: EditableField
  readonly find: string
  readonly positions: Uint32Array
  /** Rows that stay as they are though they are among them. */
  readonly except: readonly string[]
}

/**
 * Rows that a page of {@link ListWork.pages} holds: unpacked within a millisecond or two, and as text long enough that
 * V8 lays it where it is not moved about any more (above 128 kB).
 */
export const viewsPerPage = 500

export type RowFilter = 'all' | 'ready' | 'blocked' | 'warned' | 'out'

/** What rows are shown by. */
export interface ShownBy {
  readonly filter: RowFilter
  readonly cause: CauseView['code'] | null
}

/** What the worker does for the window. Positions count the list's records in the file's order, from 0. */
export interface ListWork {
  read(input: {
    readonly source: { readonly bytes: Uint8Array } | { readonly text: string; readonly html: string | null }
    readonly choices: ReadingChoices
    readonly settings: ListSettings
    readonly kinds: readonly KnownKind[]
    /** The list that is open now is read another way: one step to undo. What was typed is kept, by record number. */
    readonly keepEdits?: boolean
    readonly now: number
  }): ReadAnswer
  /** Takes over what a person corrected in an exported copy of the list that is open: one step to undo. */
  takeCorrections(input: {
    readonly source: { readonly bytes: Uint8Array } | { readonly text: string; readonly html: string | null }
    readonly now: number
  }):
    | Extract<ReadAnswer, { kind: 'unreadable' }>
    | { readonly kind: 'taken'; readonly rows: number; readonly unknown: number; readonly changed: Changed }
  /** A stored list comes in, in pieces, in the file's order. */
  beginOpen(input: { readonly document: ListDocument; readonly now: number }): void
  addRows(input: { readonly rows: readonly ListRow[] }): void
  endOpen(input: undefined): { readonly source: SourceView; readonly changed: Changed }
  /** One step to undo, as is another header row. */
  setLayout(input: { readonly layout: Layout }): { readonly source: SourceView; readonly changed: Changed }
  /** Another record is the header, or none is: the columns are matched anew. */
  setHeaderRow(input: { readonly headerRow: number | null }): { readonly source: SourceView; readonly changed: Changed }
  /** One step to undo, unless only time has passed. */
  setSettings(input: { readonly settings: ListSettings; readonly now: number }): Changed
  /** Typed, left out, taken back, let through: one step to undo, however many rows. */
  change(input: { readonly changes: readonly RowChange[] }): Changed
  replace(input: TextSearch & { readonly by: string }): Changed
  /** How many rows hold the text. */
  countFound(input: TextSearch): number
  /** One decision for all rows with a cause: left out, accepted, or one text typed into the field where it is put right. */
  decide(input: { readonly cause: CauseView['code']; readonly decision: CauseDecision }): Changed
  undo(input: undefined): Stepped
  redo(input: undefined): Stepped
  /** Rows to show, as JSON of {@link RowView}s: pages `from` to `to` (exclusive) of the list. */
  pages(input: { readonly from: number; readonly to: number }): readonly string[]
  /** Rows to store, as JSON. */
  packedRows(input: { readonly from: number; readonly to: number }): string
  /** The file's own cells with a person's changes. */
  rows(input: { readonly from: number; readonly to: number }): readonly ListRow[]
  /** Positions of the rows that a filter and a search leave, in the file's order. */
  select(input: ShownBy & { readonly search: string }): Uint32Array
  /** How many of these rows a filter or a cause would not leave any more. */
  countSettled(input: ShownBy & { readonly positions: Uint32Array }): number
  /** Invitations of the ready rows among positions `from` to `to`. */
  contents(input: {
    readonly from: number
    readonly to: number
  }): readonly { readonly rowId: string; readonly content: InvitationContent }[]
  count(input: undefined): number
  /** Forgets the list. */
  close(input: undefined): void
}

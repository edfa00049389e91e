import type { CallOutput } from '#contract/channels.ts'
import type { DirectoryView } from '#contract/directory.ts'
import type { InvitationContent } from '#contract/invitation.ts'
import type { CellDraft, ListDocument, ListFigures, ListRow, ParseOptions } from '#contract/list.ts'
import type { LayoutChange, RowChange, SettingsChange } from '#contract/list-change.ts'
import type { ImportSource } from '../state/import-source.ts'
import type { SaveState } from './command-log.ts'
import type { ListDirectory } from './directory.ts'
import type { ImportResult } from './import-list.ts'
import type { UnmatchedDecisions } from './row-identity.ts'
import type { RowViews } from './row-views.ts'
import type {
  CopyChange,
  CopyComparison,
  IssueDecision,
  IssueGroupView,
  ListQuestions,
  ListWork,
  RowStats,
  SentContent,
  SourceView,
  StandingRow,
  TemplateMatchView,
  UnknownDoctor,
  UnmatchedView
} from './views.ts'
import type { StepKind } from './worker/history.ts'
import type { WorkerClient } from './worker-client.ts'

/**
 * `taken-out`: so many patients had been prepared for sending and were changed. `worker-restarted`: the list was opened
 * again after a fault. Any other: the code of the failure because of which changes were not taken.
 */
export type ListNotice =
  | { readonly code: 'taken-out'; readonly count: number }
  | { readonly code: string; readonly count?: undefined }

/** The open list, as far as it is loaded. Its rows arrive in pieces. */
export interface OpenList {
  readonly listId: string
  readonly phase: 'opening' | 'open' | 'failed'
  /** Another number for each reading of a file: positions of rows belong to one of them. */
  readonly reading: number
  /** Why it could not be opened. */
  readonly code?: string
  readonly document: ListDocument | null
  readonly source: SourceView | null
  /** The template match at import; null for a list that was opened from the store. */
  readonly match: TemplateMatchView | null
  /** Another reading of the list's source waits for the user's decision; null: none does. */
  readonly unmatched: UnmatchedView | null
  readonly rows: RowViews
  readonly isComplete: boolean
  /** Of the worker's last update: a decision names what the user saw. */
  readonly number: number
  readonly figures: ListFigures
  readonly issueGroups: readonly IssueGroupView[]
  readonly stats: RowStats
  readonly questions: ListQuestions
  /** Doctors named in the list of whom nobody has said who is meant. */
  readonly unknownDoctors: readonly UnknownDoctor[]
  /** The directory of doctors of the list's connection. */
  readonly directory: DirectoryView
  /** Steps that can be undone. */
  readonly undoCount: number
  readonly canRedo: boolean
  /** What was being typed when the window or the app ended, until it is shown again; null: nothing. */
  readonly draft: CellDraft | null
  /** What the user must be told once: why changes were not taken. */
  readonly notice: ListNotice | null
}

/** `contents`: of invited patients, what was sent with the corrections since. */
export type CopyResult =
  | {
      readonly kind: 'compared'
      readonly comparison: CopyComparison
      readonly contents: readonly SentContent[]
    }
  | Extract<ImportResult, { kind: 'unreadable' | 'failed' }>

/** `waits`: nothing has changed; the user is asked about changes that do not fit the other reading. */
export type RereadResult = ImportResult | { readonly kind: 'waits' }

/**
 * What an undo or redo took back or did again; null: nothing. `kept`: rows of the step that stay because they were sent.
 * `refused`: the code of the reason why it was not possible.
 */
export type StepResult =
  | { readonly kind: StepKind; readonly changes: readonly RowChange[]; readonly kept: number }
  | null
  | { readonly refused: string }

export type TakenOver = CallOutput<'lists.takeOver'> | CallOutput<'lists.open'>

/** Works on one list at a time, in a worker. The main process stores each change. */
export interface Workspace {
  state(): OpenList | null
  subscribe(listener: () => void): () => void
  /**
   * Imports a source as a new list, which is stored in the background: until it is saved, a restart loses it.
   * `asNew`: import it even if it is an exported copy of a stored list.
   */
  importList(source: ImportSource, ignoreCopy?: boolean): Promise<ImportResult>
  /** Ends the reading of the source that is being imported, if one is. */
  stopReading(): void
  /** Puts lists that were just imported together into one, which takes their place. */
  joinLists(listIds: readonly string[]): Promise<ImportResult>
  /** Opens the list and compares an exported copy with it. Nothing is changed. */
  compareCopy(source: ImportSource, listId: string): Promise<CopyResult>
  /**
   * Takes changes of the copy that was compared last into rows that were not sent. False: the list is no longer as it was
   * shown, so that nothing was taken.
   */
  takeCopy(taken: readonly Pick<CopyChange, 'rowId' | 'field'>[]): Promise<boolean>
  /** The lines of that copy that are no rows of the list, as a spreadsheet puts them on the clipboard. */
  otherLines(): Promise<string>
  open(listId: string): Promise<void>
  rename(name: string): void
  /** One command, as are settings: several at once are applied in the order in which they were given. */
  setLayout(change: LayoutChange): Promise<void>
  /** Another record is the header, or none is: the columns are matched again. */
  setHeaderRow(headerRow: number | null): Promise<void>
  setSettings(change: SettingsChange): Promise<void>
  readonly directory: Pick<ListDirectory, 'refresh' | 'change'>
  /** Reads the file's bytes with other choices. Changes are kept where their record is the same. */
  reread(choices: ParseOptions): Promise<RereadResult>
  /** Takes the reading that waits, with the user's decision about the changes that do not fit. */
  settleReading(decisions: UnmatchedDecisions): Promise<RereadResult>
  /** The list stays as it was read. */
  cancelReading(): Promise<void>
  /** Saves how this format is read and matched as a template. */
  saveTemplate(): Promise<void>
  /** `listId`: of the list that was shown when it was typed; the open one unless it is given. */
  change(changes: readonly RowChange[], listId?: string): Promise<void>
  /** Resolves with the number of changed rows. `listId`: as for a change. */
  replace(input: Parameters<ListWork['replace']>[0], listId?: string): Promise<number>
  /** Decides about the rows that have the issue now, as shown. */
  decide(issue: IssueGroupView['code'], decision: IssueDecision): Promise<void>
  /** Undoes the last step: rows, settings, columns, or how the file was read. Null: there was none. */
  undo(): Promise<StepResult>
  redo(): Promise<StepResult>
  readonly select: WorkerClient<ListWork>['select']
  readonly countResolved: WorkerClient<ListWork>['countResolved']
  readonly countMatches: WorkerClient<ListWork>['countMatches']
  /** Invitations of the ready rows, in pieces that fit a call. */
  contents(): AsyncIterable<readonly { readonly rowId: string; readonly content: InvitationContent }[]>
  /** Rows as an export shows them, in pieces. `contentOf`: what was sent for a row, with the corrections since. */
  standingRows(contentOf: (rowId: string) => InvitationContent | undefined): AsyncIterable<readonly StandingRow[]>
  /** The file's own cells, in pieces. */
  fileRows(): AsyncIterable<readonly ListRow[]>
  /** Gives a list that was never sent to the chosen connection, with what is typed until now, and opens it again. */
  takeOver(listId: string, connectionId: string): Promise<TakenOver>
  /**
   * Call it after patients of the list were erased. Drops all data of the list at once and loads what is left. Changes
   * that were not stored yet are stored if their rows still exist.
   */
  reloadAfterErasure(listId: string): Promise<void>
  /** Resolves when all writes are done, or have failed. */
  flushed(): Promise<void>
  /** Whether all work is stored, of every list that was open. */
  saveState(): SaveState
  /**
   * Whether the shown list is stored. It is no part of the list: it changes with each letter's cell, and drawing the screens
   * anew for it would keep the letter waiting.
   */
  shownSaveState(): SaveState
  /** The list whose work is not stored; empty: there is none. */
  unsavedName(): string
  /** A text is being typed: it is not saved until the returned function is called. */
  holdUnsaved(): () => void
  /** Keeps what is being typed into the open list, so that a crash does not lose it. */
  keepDraft(draft: CellDraft): void
  /** The cell is closed: its text is not kept any more once the commands that were given are stored. */
  dropDraft(listId: string): void
  /** The text of before stands in its cell again, or the user has seen it. */
  draftShown(): void
  /** The notice of the open list was shown. */
  noticeTold(): void
}

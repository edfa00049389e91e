import type { InvitationContent } from '#contract/invitation.ts'
import type {
  Layout,
  ListDocument,
  ListFigures,
  ListRow,
  ListSettings,
  ParseOptions,
  RowChange
} from '#contract/list.ts'
import type { ImportSource } from '../app/import.ts'
import type { Remote } from './remote.ts'
import type { RowViews } from './row-views.ts'
import type { SavingState } from './saving.ts'
import type { Taken } from './taking.ts'
import type { CauseDecision, CauseView, KindMatchView, ListWork, RowFacts, SourceView } from './views.ts'
import type { StepKind } from './worker/history.ts'

/** The open list, as far as it is loaded. Its rows arrive in pieces. */
export interface OpenList {
  readonly listId: string
  readonly phase: 'opening' | 'open' | 'failed'
  /** Why it could not be opened. */
  readonly code?: string
  readonly document: ListDocument | null
  readonly source: SourceView | null
  /** The template match at import; null for a list that was opened from the store. */
  readonly match: KindMatchView | null
  readonly rows: RowViews
  readonly isComplete: boolean
  readonly figures: ListFigures
  readonly causes: readonly CauseView[]
  readonly facts: RowFacts
  /** Steps that can be undone. */
  readonly done: number
  readonly canRedo: boolean
  readonly saving: SavingState
}

/** `rows`: how many were changed; `unknown`: rows of the copy that the list does not have. */
export type CorrectionsTaken =
  | { readonly kind: 'taken'; readonly rows: number; readonly unknown: number }
  | Extract<Taken, { kind: 'unreadable' | 'failed' }>

/** What an undo or redo changed; null: nothing. `refused`: the code of the reason why it was not possible. */
export type StepTaken = StepKind | null | { readonly refused: string }

/** Works on one list at a time, in a worker. The main process stores each change. */
export interface Workspace {
  state(): OpenList | null
  subscribe(listener: () => void): () => void
  /**
   * Imports a source as a new list, which is stored in the background: until `saving` is `saved`, a restart loses it.
   * `asNew`: import it even if it is an exported copy of a stored list.
   */
  take(source: ImportSource, asNew?: boolean): Promise<Taken>
  /** Opens the list and applies the corrections of an exported copy. */
  takeCorrections(source: ImportSource, listId: string): Promise<CorrectionsTaken>
  open(listId: string): Promise<void>
  rename(name: string): void
  setLayout(layout: Layout): Promise<void>
  /** Another record is the header, or none is: the columns are matched again. */
  setHeaderRow(headerRow: number | null): Promise<void>
  setSettings(settings: ListSettings): Promise<void>
  /** Reads the file's bytes with other choices. Edits are kept by record number. */
  readAgain(choices: ParseOptions): Promise<Taken>
  /** Saves how this format is read and matched as a template. */
  rememberKind(): Promise<void>
  change(changes: readonly RowChange[]): Promise<void>
  /** Resolves with the number of changed rows. */
  replace(input: Parameters<ListWork['replace']>[0]): Promise<number>
  decide(cause: CauseView['code'], decision: CauseDecision): Promise<void>
  /** Undoes the last step: rows, settings, columns, or how the file was read. Null: there was none. */
  undo(): Promise<StepTaken>
  redo(): Promise<StepTaken>
  readonly select: Remote<ListWork>['select']
  readonly countSettled: Remote<ListWork>['countSettled']
  readonly countFound: Remote<ListWork>['countFound']
  /** Invitations of the ready rows, in pieces that fit a call. */
  contents(): AsyncIterable<readonly { readonly rowId: string; readonly content: InvitationContent }[]>
  /** The file's own cells, in pieces. */
  fileRows(): AsyncIterable<readonly ListRow[]>
  /**
   * Call it after patients of the list were erased. Drops all data of the list at once and loads what is left. Changes
   * that were not stored yet are stored if their rows still exist.
   */
  readAfterErasure(listId: string): Promise<void>
  /** Resolves when all writes are done, or have failed. */
  saved(): Promise<void>
  /** Whether all work is stored, including a list that was just imported. */
  standing(): SavingState
}

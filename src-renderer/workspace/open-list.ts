import type { InvitationContent } from '#contract/invitation.ts'
import type {
  Layout,
  ListDocument,
  ListFigures,
  ListRow,
  ListSettings,
  ReadingChoices,
  RowChange
} from '#contract/list.ts'
import type { ImportSource } from '../app/import.ts'
import type { Remote } from './remote.ts'
import type { RowViews } from './row-views.ts'
import type { SavingState } from './saving.ts'
import type { Taken } from './taking.ts'
import type { CauseDecision, CauseView, KindMatchView, ListWork, RowFacts, SourceView } from './views.ts'
import type { StepKind } from './worker/history.ts'

/** The list on the desk, as far as it is known. Its rows come in pieces. */
export interface OpenList {
  readonly listId: string
  readonly phase: 'opening' | 'open' | 'failed'
  /** Why it could not be opened. */
  readonly code?: string
  readonly document: ListDocument | null
  readonly source: SourceView | null
  /** Whether this kind of file was known when it was dropped; null for a list opened again. */
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

/** What a step back or forth changed: null, nothing. `refused`: the code that says why it could not be taken. */
export type StepTaken = StepKind | null | { readonly refused: string }

/** One list at a time is worked on, in a worker; what is done there is stored by the main process as it is done. */
export interface Workspace {
  state(): OpenList | null
  subscribe(listener: () => void): () => void
  /**
   * Reads a source and shows it as a new list, which is stored behind the table: until `saving` says that it is, the
   * list is not there after a new start. `asNew`: though it is a copy of a list that is here.
   */
  take(source: ImportSource, asNew?: boolean): Promise<Taken>
  /** Opens the list and takes over what was corrected in an exported copy of it. */
  takeCorrections(source: ImportSource, listId: string): Promise<CorrectionsTaken>
  open(listId: string): Promise<void>
  rename(name: string): void
  setLayout(layout: Layout): Promise<void>
  /** Another record is the header, or none is: the columns are matched anew. */
  setHeaderRow(headerRow: number | null): Promise<void>
  setSettings(settings: ListSettings): Promise<void>
  /** Reads the file's bytes again another way. What was typed is kept by record number where it still fits. */
  readAgain(choices: ReadingChoices): Promise<Taken>
  /** Remembers how this kind of file is read and matched. */
  rememberKind(): Promise<void>
  change(changes: readonly RowChange[]): Promise<void>
  /** Resolves with how many rows were changed. */
  replace(input: Parameters<ListWork['replace']>[0]): Promise<number>
  decide(cause: CauseView['code'], decision: CauseDecision): Promise<void>
  /** Takes the last step back, whatever it was: rows, settings, columns, or how the file was read. Null: there was none. */
  undo(): Promise<StepTaken>
  redo(): Promise<StepTaken>
  readonly select: Remote<ListWork>['select']
  readonly countSettled: Remote<ListWork>['countSettled']
  readonly countFound: Remote<ListWork>['countFound']
  /** Invitations of the ready rows, in pieces that a call takes. */
  contents(): AsyncIterable<readonly { readonly rowId: string; readonly content: InvitationContent }[]>
  /** The file's own cells, in pieces. */
  fileRows(): AsyncIterable<readonly ListRow[]>
  /**
   * Patients of the list were erased: all that is here of it is forgotten at once, and what is left read again. What
   * was done before and not yet stored is stored as far as its rows are there.
   */
  readAfterErasure(listId: string): Promise<void>
  /** Resolves when everything is stored, or could not be. */
  saved(): Promise<void>
  /** How much of the work is on the disk: of all of it, a list that has just come in included. */
  standing(): SavingState
}

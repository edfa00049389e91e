import type { CellDraft, ListDocument, ListFigures, ListRow, ListSummary } from '#contract/list.ts'
import type { ListChange } from '#contract/list-change.ts'
import type { StorageResult } from './storage-failure.ts'

type ListId = { readonly listId: string }
type Revision = { readonly revision: number }

/**
 * The lists and their rows. Each write is one transaction, durable when the call returns. A list whose patients were all
 * erased keeps its name and figures: it can be renamed and removed, all other calls answer `no-such-list`.
 */
export interface ListStore {
  /**
   * Lists that have rows, of a kind as in `lists.page` of the contract, the latest first. `next`: value of `before` for the next
   * page; null: this is the last. Some ten take a few ms.
   */
  readonly page: (wanted: {
    readonly of: 'kept' | 'erased'
    readonly before: number | null
    readonly limit: number
  }) => StorageResult<{ readonly lists: ListSummary[]; readonly next: number | null }>
  /** How many lists that have rows there are of the kind. */
  readonly count: (of: 'kept' | 'erased') => StorageResult<number>
  /** How many invitations of all lists are in which state. */
  readonly stateCounts: () => StorageResult<Readonly<Record<string, number>>>
  /** Those of these lists that are there and have rows. */
  readonly some: (listIds: readonly string[]) => StorageResult<ListSummary[]>
  /** How many of these rows the list has; each counts once. */
  readonly countRows: (listId: string, rowIds: readonly string[]) => StorageResult<number, 'no-such-list'>
  readonly create: (list: {
    readonly connectionId: string
    readonly document: ListDocument
    readonly figures: ListFigures
  }) => StorageResult<ListId>
  /**
   * Starts a new generation of rows. A later call invalidates the generation of an earlier one. `already-sent`: patients
   * of the list were erased, so that its rows cannot be told from others.
   */
  readonly beginRows: (
    list: ListId
  ) => StorageResult<Revision & { generation: number }, 'no-such-list' | 'already-sent'>
  /** The next part of the file that the rows come from; only as long as the list has no rows. */
  readonly addSource: (
    piece: ListId & { readonly generation: number; readonly bytes: Uint8Array }
  ) => StorageResult<null, 'no-such-list' | 'generation-gone'>
  readonly addRows: (
    rows: ListId & { readonly generation: number; readonly rows: readonly ListRow[] }
  ) => StorageResult<null, 'no-such-list' | 'generation-gone'>
  /**
   * Shows the new generation, unless the list was changed since `beginRows`. Invitations stay with rows that have the
   * same id and cells; those planned for other rows are deleted. `already-sent`: a sent row is not among the new ones as
   * it was.
   */
  readonly endRows: (
    end: ListId & { readonly generation: number; readonly document: ListDocument; readonly figures: ListFigures }
  ) => StorageResult<Revision, 'no-such-list' | 'generation-gone' | 'already-sent' | 'stale'>
  /**
   * Deletes lists without rows and incomplete generations that earlier runs of the app left when they ended. Only once everything
   * was checked: a damaged list may look like one of these.
   */
  readonly deleteUnfinished: () => StorageResult<null>
  readonly open: (list: ListId) => StorageResult<
    Revision & {
      connectionId: string
      document: ListDocument
      figures: ListFigures
      rows: number
      hasSource: boolean
      draft: CellDraft | null
    },
    'no-such-list'
  >
  /** In the file's order. */
  readonly rows: (
    range: ListId & { readonly offset: number; readonly limit: number }
  ) => StorageResult<ListRow[], 'no-such-list'>
  /** Ids of rows whose invitation was sent or may have been, in the file's order: another reading must have them. */
  readonly sentRows: (list: ListId) => StorageResult<string[], 'no-such-list'>
  readonly source: (list: ListId) => StorageResult<Uint8Array, 'no-such-list' | 'no-source'>
  /**
   * The whole change, or nothing: if the list has another revision by now, if it lacks one of the rows, or if one of them
   * was sent or may have been. Answers with the new revision, and with how many rows were prepared for sending and no
   * longer are.
   */
  readonly change: (
    command: ListId & Revision & { readonly change: ListChange; readonly figures: ListFigures }
  ) => StorageResult<
    Revision & { readonly takenOut: number },
    'no-such-list' | 'no-such-row' | 'stale' | 'row-was-sent'
  >
  /**
   * Gives a list of which nothing was sent to another connection, with everything that was typed and decided. Only the
   * doctors and queues that the user chose are asked again, and nothing of it is prepared for sending any more.
   */
  readonly takeOver: (
    list: ListId & Revision & { readonly connectionId: string }
  ) => StorageResult<Revision, 'no-such-list' | 'stale' | 'already-sent'>
  /**
   * The text of the list's open cell, in place of the one before; null: none. A change of its field in its row, or an
   * erasure in the list, takes it away.
   */
  readonly keepDraft: (typed: ListId & { readonly draft: CellDraft | null }) => StorageResult<null, 'no-such-list'>
  /** Those of the rows that were sent or may have been; null: of all rows. */
  readonly invitedRows: (
    rows: ListId & { readonly rowIds: readonly string[] | null }
  ) => StorageResult<string[], 'no-such-list'>
  /** The rows that were refused or held back: nothing of them was created. */
  readonly refusedRows: (list: ListId) => StorageResult<string[], 'no-such-list'>
  /** The list that has most of these rows; null if no list has any. */
  readonly locateRows: (rowIds: readonly string[]) => StorageResult<string | null>
  readonly rename: (
    change: ListId & Revision & { readonly name: string }
  ) => StorageResult<null, 'no-such-list' | 'stale'>
  /**
   * Erases the list, its rows and its invitations. The ledger of attempts keeps their guards, and the audit log notes
   * who did it. `still-sending`: one of its invitations is queued, being sent, or has an unknown outcome.
   */
  readonly remove: (
    list: ListId & { readonly account: string }
  ) => StorageResult<null, 'no-such-list' | 'still-sending'>
}

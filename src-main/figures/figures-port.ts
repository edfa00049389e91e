import type { Result } from '#contract/call.ts'
import type { KeptCounts, VisitKey } from './count-invitation.ts'

/** What was counted under one key. */
export type KeptFigures = VisitKey & { readonly counts: KeptCounts }

/** A part of a list: the numbers of both. */
export type FigurePart = { readonly list: number; readonly block: number }

/**
 * What figures need of the records. Each write is one transaction. Nothing throws: failures of the disk are the common
 * `storage-…` codes.
 */
export interface FiguresStore {
  /** Parts of lists, of some hundred invitations each, of which one has changed since they were counted. */
  uncounted(): Result<readonly FigurePart[]>
  /** Counts a part and stores the counts, so that what does not change is counted once. Does nothing if the list is gone. */
  count(part: FigurePart): Result<null>
  /**
   * Everything counted from the day `from` to before `to`, of kept and of erased invitations. A key may come several times.
   * `firstDay`: the first of all days of which anything is known; null: there is none.
   */
  read(from: string, to: string): Result<{ readonly figures: readonly KeptFigures[]; readonly firstDay: string | null }>
  /** Deletes what is left of erased invitations; the audit log tells of how many days. */
  deleteAll(at: number): Result<null>
}

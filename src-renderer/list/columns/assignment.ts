import type { ColumnMeaning } from '#contract/list.ts'
import type { IgnoreReason } from './header-cell.ts'

/** The meaning that a column was given, and why. */
export interface Assignment {
  readonly meaning: ColumnMeaning
  readonly by: 'header' | 'values' | 'both' | 'none'
  readonly reason?: IgnoreReason
}

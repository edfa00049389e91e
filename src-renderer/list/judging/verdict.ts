import type { EditableField } from '#contract/list.ts'
import type { AsideReason } from '../columns/set-aside.ts'
import type { BlockCode, Gender, WarnCode } from '../values/index.ts'

/** What could be read of a row. Unknown fields are absent. */
export interface Invitation {
  readonly firstName?: string
  readonly lastName?: string
  readonly gender?: Gender
  /** E.164. */
  readonly phoneNumber?: string
  readonly emailAddress?: string
  /** ISO 8601 in UTC. */
  readonly scheduledFor?: string
  /** ISO 639-1. */
  readonly language?: string
  readonly doctorEmail?: string
  readonly queue?: string
}

/** A cell whose text was corrected: what the file or the user wrote, and what is sent. */
export interface Change {
  readonly field: EditableField
  readonly before: string
  readonly after: string
  readonly code: WarnCode
}

/** Rows of the same list that belong together for one reason, the row itself included, in file order. */
export interface RelatedRows {
  readonly code: 'duplicate-row' | 'two-visits' | 'phone-shared'
  readonly rowIds: readonly string[]
}

/** The result of validating one record. */
export interface Verdict {
  readonly rowId: string
  /** Number of the record in the file, from 1. */
  readonly row: number
  /** `aside`: skipped, no patient. `excluded`: the user left it out. */
  readonly verdict: 'ready' | 'blocked' | 'aside' | 'excluded'
  readonly invitation: Invitation
  /** Empty unless blocked, or excluded: then the errors of its own values. */
  readonly why: readonly BlockCode[]
  /** Empty unless ready. */
  readonly warn: readonly WarnCode[]
  readonly changes: readonly Change[]
  readonly related?: readonly RelatedRows[]
  /** Why the record is no patient; only for `aside`. */
  readonly aside?: AsideReason
  /** The cell names another weekday than the date has. The date was used. */
  readonly weekdayDisagrees?: true
}

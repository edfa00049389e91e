import type { EditableField } from '#contract/editable-fields.ts'
import type { SkipReason } from '../columns/classify-rows.ts'
import type { ErrorCode, Gender, WarningCode } from '../fields/index.ts'

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
export interface Repair {
  readonly field: EditableField
  readonly before: string
  readonly after: string
  readonly code: WarningCode
}

/** Rows of the same list that belong together for one reason, the row itself included, in file order. */
export interface RelatedRows {
  readonly code: 'duplicate-row' | 'two-visits' | 'phone-shared'
  readonly rowIds: readonly string[]
}

/** The result of validating one record. */
export interface RowResult {
  readonly rowId: string
  /** Number of the record in the file, from 1. */
  readonly row: number
  /** `aside`: skipped, no patient. `excluded`: the user left it out. */
  readonly status: 'ready' | 'blocked' | 'aside' | 'excluded'
  readonly invitation: Invitation
  /** Empty unless blocked, or excluded: then the errors of its own values. */
  readonly errors: readonly ErrorCode[]
  /** Empty unless ready. */
  readonly warnings: readonly WarningCode[]
  readonly repairs: readonly Repair[]
  readonly related?: readonly RelatedRows[]
  /** Why the record is no patient; only for `aside`. */
  readonly skipReason?: SkipReason
  /** The cell names another weekday than the date has. The date was used. */
  readonly weekdayDisagrees?: true
}

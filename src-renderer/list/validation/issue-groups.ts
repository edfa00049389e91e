import type { EditableField } from '#contract/editable-fields.ts'
import type { ErrorCode, WarningCode } from '../fields/index.ts'
import type { RowResult } from './row-result.ts'

/** All rows with one error or one warning. */
export interface IssueGroup {
  readonly code: ErrorCode | WarningCode
  readonly kind: 'blocked' | 'warning'
  /** The field in which it is corrected; absent if there is none. */
  readonly field?: EditableField
  readonly count: number
  /** In file order. */
  readonly rowIds: readonly string[]
  readonly rows: readonly number[]
  /** From the first row that was repaired. */
  readonly example?: { readonly before: string; readonly after: string }
}

const fields: Readonly<Record<ErrorCode | WarningCode, EditableField | undefined>> = {
  'contact-missing': 'phone',
  'phone-invalid': 'phone',
  'phone-digits-lost': 'phone',
  'phone-landline-only': 'phone',
  'email-invalid': 'email',
  'first-name-missing': 'firstName',
  'last-name-missing': 'lastName',
  'gender-missing': 'gender',
  'gender-unknown': 'gender',
  'date-invalid': 'moment',
  'date-impossible': 'moment',
  'date-past': 'moment',
  'time-missing': 'moment',
  'time-nonexistent': 'moment',
  'time-ambiguous': 'moment',
  'doctor-email-invalid': 'doctorEmail',
  'destination-missing': 'doctorEmail',
  'doctor-unknown': 'doctorEmail',
  'phone-two-countries': 'phone',
  'phone-of-other': 'phone',
  'name-unsure': 'lastName',
  'date-order-unsure': 'moment',
  'date-weekday-differs': 'moment',
  'remark-against': undefined,
  'row-shifted': undefined,
  'duplicate-row': undefined,
  cancelled: undefined,
  'not-chosen': undefined,
  'phone-repaired': 'phone',
  'phone-other-country': 'phone',
  'phone-shared': 'phone',
  'two-visits': undefined,
  'name-split': 'lastName',
  'language-defaulted': 'language',
  'landline-ignored': 'phone',
  'email-repaired': 'email',
  'far-future': 'moment',
  'no-appointment': 'moment',
  'birth-name-used': 'lastName'
}

/** The field in which an error or warning is corrected; undefined if there is none. */
export function fieldOf(code: ErrorCode | WarningCode): EditableField | undefined {
  return fields[code]
}

/** Errors first, then warnings, those with most rows first. Rows that the user excluded are not counted. */
export function groupIssues(results: readonly RowResult[]): readonly IssueGroup[] {
  interface Draft {
    readonly kind: IssueGroup['kind']
    readonly rowIds: string[]
    readonly rows: number[]
    example: IssueGroup['example']
  }
  const drafts = new Map<ErrorCode | WarningCode, Draft>()
  const add = (kind: IssueGroup['kind'], code: ErrorCode | WarningCode, { rowId, row, repairs }: RowResult) => {
    let draft = drafts.get(code)
    if (!draft) {
      draft = { kind, rowIds: [], rows: [], example: undefined }
      drafts.set(code, draft)
    }
    draft.rowIds.push(rowId)
    draft.rows.push(row)
    if (draft.example) return
    const repair = repairs.find((own) => own.code === code)
    if (repair) draft.example = { before: repair.before, after: repair.after }
  }
  for (const result of results) {
    if (result.status === 'blocked') for (const code of result.errors) add('blocked', code, result)
    if (result.status === 'ready') for (const code of result.warnings) add('warning', code, result)
  }
  return [...drafts]
    .map(([code, { kind, rowIds, rows, example }]): IssueGroup => {
      const field = fields[code]
      return {
        code,
        kind,
        ...(field === undefined ? {} : { field }),
        count: rowIds.length,
        rowIds,
        rows,
        ...(example ? { example } : {})
      }
    })
    .sort((one, other) => (one.kind === other.kind ? other.count - one.count : one.kind === 'blocked' ? -1 : 1))
}

import type { EditableField } from '#contract/list.ts'
import type { BlockCode, WarnCode } from '../values/index.ts'
import type { Verdict } from './verdict.ts'

/** All rows with one error or one warning. */
export interface Cause {
  readonly code: BlockCode | WarnCode
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

const fields: Readonly<Record<BlockCode | WarnCode, EditableField | undefined>> = {
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
  'duplicate-row': undefined,
  cancelled: undefined,
  'phone-repaired': 'phone',
  'phone-other-country': 'phone',
  'phone-shared': 'phone',
  'two-visits': undefined,
  'name-split': 'lastName',
  'language-defaulted': 'language',
  'landline-ignored': 'phone',
  'email-repaired': 'email',
  'far-future': 'moment',
  'no-appointment': 'moment'
}

/** The field in which an error or warning is corrected; undefined if there is none. */
export function fieldOf(code: BlockCode | WarnCode): EditableField | undefined {
  return fields[code]
}

/** Errors first, then warnings, those with most rows first. Rows that the user excluded are not counted. */
export function groupByCause(verdicts: readonly Verdict[]): readonly Cause[] {
  interface Draft {
    readonly kind: Cause['kind']
    readonly rowIds: string[]
    readonly rows: number[]
    example: Cause['example']
  }
  const drafts = new Map<BlockCode | WarnCode, Draft>()
  const add = (kind: Cause['kind'], code: BlockCode | WarnCode, { rowId, row, changes }: Verdict) => {
    let draft = drafts.get(code)
    if (!draft) {
      draft = { kind, rowIds: [], rows: [], example: undefined }
      drafts.set(code, draft)
    }
    draft.rowIds.push(rowId)
    draft.rows.push(row)
    if (draft.example) return
    const change = changes.find((own) => own.code === code)
    if (change) draft.example = { before: change.before, after: change.after }
  }
  for (const verdict of verdicts) {
    if (verdict.verdict === 'blocked') for (const code of verdict.why) add('blocked', code, verdict)
    if (verdict.verdict === 'ready') for (const code of verdict.warn) add('warning', code, verdict)
  }
  return [...drafts]
    .map(([code, { kind, rowIds, rows, example }]): Cause => {
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

import type { Layout, ListRow } from '#contract/list.ts'
import type { ErrorCode, WarningCode } from '../fields/index.ts'
import type { Invitation } from './row-result.ts'

/** A warning that the user accepted, or an error that the user let through. */
export type AcceptableCode = WarningCode | ErrorCode

/** What the user saw when accepting. It counts for that value, and for no other that comes in its place. */
export interface Acceptances {
  /** How it is stored for a row as it stands: the code with a fingerprint of the value. */
  readonly of: (code: AcceptableCode, row: ListRow, invitation: Invitation) => string
  readonly isAccepted: (code: AcceptableCode, row: ListRow, invitation: Invitation) => boolean
}

/** The values that are sent because of a warning. */
const shownValues: Readonly<Partial<Record<AcceptableCode, readonly (keyof Invitation)[]>>> = {
  'phone-repaired': ['phoneNumber'],
  'phone-other-country': ['phoneNumber'],
  'phone-shared': ['phoneNumber'],
  'landline-ignored': ['emailAddress'],
  'email-repaired': ['emailAddress'],
  'two-visits': ['firstName', 'lastName', 'scheduledFor'],
  'name-split': ['firstName', 'lastName'],
  'birth-name-used': ['firstName', 'lastName'],
  'language-defaulted': ['language'],
  'far-future': ['scheduledFor'],
  'no-appointment': ['scheduledFor'],
  'duplicate-row': ['firstName', 'lastName', 'scheduledFor', 'doctorEmail', 'queue']
}

/** Codes for which the text of the phone counts: no number was taken from it. */
const ofPhoneText: ReadonlySet<AcceptableCode> = new Set<AcceptableCode>(['phone-of-other', 'landline-ignored'])

/**
 * Create it once for a layout. `remarkOf`: the remark of a row that speaks against inviting. A code without a fingerprint
 * counts for any value: older versions stored nothing else, and some errors have no value that could change.
 */
export function createAcceptances(layout: Layout, remarkOf: (row: ListRow) => string | undefined): Acceptances {
  const phoneColumns = layout.columns.flatMap((meaning, column) =>
    meaning === 'phone:mobile' || meaning === 'phone' ? [column] : []
  )

  function seenValue(code: AcceptableCode, row: ListRow, invitation: Invitation): string {
    const values = (shownValues[code] ?? []).map((field) => invitation[field] ?? '')
    if (ofPhoneText.has(code))
      values.push(row.edits.phone ?? phoneColumns.map((column) => row.cells[column]).join('\t'))
    if (code === 'remark-against') values.push(remarkOf(row) ?? '')
    return values.join('\n')
  }

  const asStored: Acceptances['of'] = (code, row, invitation) =>
    `${code} ${fingerprint(seenValue(code, row, invitation))}`

  return {
    of: asStored,
    isAccepted: (code, row, invitation) =>
      row.accepted !== undefined &&
      (row.accepted.includes(code) || row.accepted.includes(asStored(code, row, invitation)))
  }
}

/** 64 bits in hexadecimal (FNV-1a, twice): tells values apart, and keeps them out of what is stored. */
function fingerprint(text: string): string {
  return [0x811c9dc5, 0x050c5d1f].map((start) => hash(text, start).toString(16).padStart(8, '0')).join('')
}

function hash(text: string, start: number): number {
  let value = start
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193)
  return value >>> 0
}

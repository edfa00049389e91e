/** Why a row is blocked, as far as its own values tell (what only shows between rows is decided elsewhere). */
export const errorCodes = [
  'contact-missing',
  'phone-invalid',
  'phone-digits-lost',
  'phone-landline-only',
  'email-invalid',
  'first-name-missing',
  'last-name-missing',
  'gender-missing',
  'gender-unknown',
  'date-invalid',
  'date-impossible',
  'date-past',
  'time-missing',
  'time-nonexistent',
  'time-ambiguous',
  'doctor-email-invalid',
  'destination-missing',
  'doctor-unknown',
  'phone-two-countries',
  'phone-of-other',
  'name-unsure',
  'date-order-unsure',
  'date-weekday-differs',
  'remark-against',
  'row-shifted',
  'duplicate-row',
  'cancelled',
  'not-chosen'
] as const
export type ErrorCode = (typeof errorCodes)[number]

/** What a person should see about a row that is ready nevertheless. */
export const warningCodes = [
  'phone-repaired',
  'phone-other-country',
  'phone-shared',
  'two-visits',
  'name-split',
  'language-defaulted',
  'landline-ignored',
  'email-repaired',
  'far-future',
  'no-appointment',
  'birth-name-used'
] as const
export type WarningCode = (typeof warningCodes)[number]

export type Gender = 'male' | 'female'

/** Which part comes first where one column has both names. */
export type NameOrder = 'last-first' | 'first-last'

/** A cell that was not taken as it stands: its text in the file and the value that is sent. */
export interface CellRepair {
  readonly before: string
  readonly after: string
}

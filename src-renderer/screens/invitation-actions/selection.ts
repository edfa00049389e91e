import { assertNever } from '#contract/assert-never.ts'
import type { InvitationContent } from '#contract/invitation.ts'
import {
  type BoardEntry,
  type Correction,
  correction as correctionSchema,
  type InvitationAction,
  type Target
} from '#contract/invitation-actions.ts'
import type { ListSettings } from '#contract/list.ts'
import { readEmail } from '../../list/fields/email.ts'
import { readPhoneCell } from '../../list/fields/phone.ts'

/** A sent invitation that the user selected for an action. */
export interface SelectedInvitation {
  readonly target: Target
  readonly content: InvitationContent
  readonly inviteId?: string | undefined
}

/** Last name first, as on a list. */
export function displayName({ content }: Pick<SelectedInvitation, 'content'>): string {
  return `${content.lastName} ${content.firstName}`.trim()
}

export function toSelectedInvitation({ target, content, inviteId }: BoardEntry): SelectedInvitation {
  return { target, content, inviteId }
}

/** Number of messages per channel. */
export interface ChannelCounts {
  readonly sms: number
  readonly email: number
  /** The hospital hands the link over: the server sends no message. */
  readonly byHand: number
}

export function countByChannel(selection: readonly SelectedInvitation[]): ChannelCounts {
  const counts = { sms: 0, email: 0, byHand: 0 }
  for (const { content } of selection) counts[content.channel === 'none' ? 'byHand' : content.channel] += 1
  return counts
}

/** The effect of a move by some minutes. Invitations without an appointment cannot be moved. */
export interface MovePreview {
  readonly moved: readonly { readonly selected: SelectedInvitation; readonly from: number; readonly to: number }[]
  readonly withoutDate: number
  /** The new time would be in the past, or the appointment is over: no request is made. */
  readonly past: number
}

export function previewMove(selection: readonly SelectedInvitation[], minutes: number, now: number): MovePreview {
  const moved: { selected: SelectedInvitation; from: number; to: number }[] = []
  let withoutDate = 0
  let past = 0
  for (const selected of selection) {
    const { scheduledFor } = selected.content
    if (scheduledFor === undefined) {
      withoutDate += 1
      continue
    }
    const from = Date.parse(scheduledFor)
    const to = from + minutes * 60_000
    if (to <= now) past += 1
    else moved.push({ selected, from, to })
  }
  moved.sort((one, other) => one.from - other.from)
  return { moved, withoutDate, past }
}

export type CorrectionField = 'firstName' | 'lastName' | 'phoneNumber' | 'emailAddress'
export type CorrectionTyped = Readonly<Record<CorrectionField, string>>

/** The changed fields as a correction, or the fields that are invalid. */
export type CorrectionReading =
  | { readonly kind: 'correction'; readonly correction: Correction }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'wrong'; readonly fields: readonly CorrectionField[] }

/** How the list reads numbers without a prefix. */
export type NumberSettings = Pick<ListSettings, 'defaultCountry' | 'pairsCountry'>

/**
 * Reads what was typed as a cell of the list would be read: a number by the country of the list, one address. A contact
 * of an invitation can be replaced but not removed.
 */
export function readCorrection(
  content: InvitationContent,
  typed: CorrectionTyped,
  settings: NumberSettings
): CorrectionReading {
  const { firstName, lastName, phoneNumber = '', emailAddress = '' } = content
  const before: CorrectionTyped = { firstName, lastName, phoneNumber, emailAddress }
  const fields = Object.keys(before) as CorrectionField[]
  const changed = fields.filter((field) => typed[field] !== before[field])
  const read: Partial<Record<CorrectionField, string | null>> = Object.fromEntries(
    changed.flatMap((field): [CorrectionField, string | null][] => {
      const value = readField(field, typed[field].trim(), content, settings)
      return value === before[field] ? [] : [[field, value]]
    })
  )
  const wrong = fields.filter((field) => field in read && !isValid(field, read[field] ?? null))
  if (wrong.length > 0) return { kind: 'wrong', fields: wrong }
  return Object.keys(read).length === 0 ? { kind: 'nothing' } : { kind: 'correction', correction: read as Correction }
}

function isValid(field: CorrectionField, value: string | null): boolean {
  return value !== null && correctionSchema.safeParse({ [field]: value }).success
}

/** The value that is meant; null: there is none, or more than one. */
function readField(
  field: CorrectionField,
  text: string,
  content: InvitationContent,
  settings: NumberSettings
): string | null {
  switch (field) {
    case 'phoneNumber':
      return readNumber(text, content, settings)
    case 'emailAddress': {
      const reading = readEmail(text)
      return reading.kind === 'address' ? reading.address : null
    }
    case 'firstName':
    case 'lastName':
      return text
    default:
      return assertNever(field)
  }
}

/** A fixed line counts only where no SMS goes to it. */
function readNumber(
  text: string,
  { channel }: InvitationContent,
  { defaultCountry, pairsCountry }: NumberSettings
): string | null {
  const [candidate, ...others] = readPhoneCell(text, defaultCountry, true)
  if (candidate === undefined || others.length > 0) return null
  switch (candidate.kind) {
    case 'mobile':
      return candidate.e164
    case 'fixed':
      return channel === 'sms' ? null : candidate.e164
    case 'two-countries':
      return candidate.readings.find(({ country }) => country === pairsCountry)?.e164 ?? null
    default:
      return null
  }
}

/** One action and its targets. */
export interface BulkAction {
  readonly action: InvitationAction
  readonly targets: readonly Target[]
}

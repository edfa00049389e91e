import type { InvitationContent } from '#contract/invitation.ts'
import type { BoardEntry, Correction, InvitationAction, Target } from '#contract/invitation-actions.ts'

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

/** A contact of an invitation can be replaced but not removed. */
export function readCorrection(content: InvitationContent, typed: CorrectionTyped): CorrectionReading {
  const before: CorrectionTyped = {
    firstName: content.firstName,
    lastName: content.lastName,
    phoneNumber: content.phoneNumber ?? '',
    emailAddress: content.emailAddress ?? ''
  }
  const now: CorrectionTyped = {
    firstName: typed.firstName.trim(),
    lastName: typed.lastName.trim(),
    phoneNumber: compactPhone(typed.phoneNumber),
    emailAddress: typed.emailAddress.trim()
  }
  const isValid: Readonly<Record<CorrectionField, (text: string) => boolean>> = {
    firstName: (text) => text !== '',
    lastName: (text) => text !== '',
    phoneNumber: (text) => /^\+[1-9]\d{6,14}$/.test(text),
    emailAddress: (text) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)
  }
  const fields = Object.keys(before) as CorrectionField[]
  const changed = fields.filter((field) => now[field] !== before[field])
  const wrong = changed.filter((field) => !isValid[field](now[field]))
  if (wrong.length > 0) return { kind: 'wrong', fields: wrong }
  if (changed.length === 0) return { kind: 'nothing' }
  return { kind: 'correction', correction: Object.fromEntries(changed.map((field) => [field, now[field]])) }
}

/** Removes separators between digits. `0041` becomes `+41`, and a Swiss national number gets its country code. */
function compactPhone(text: string): string {
  const compact = text.replace(/[\s().\-/\u00a0]/g, '').replace(/^00/, '+')
  return /^0[1-9]\d{8}$/.test(compact) ? `+41${compact.slice(1)}` : compact
}

/** One action and its targets. */
export interface BulkAction {
  readonly action: InvitationAction
  readonly targets: readonly Target[]
}

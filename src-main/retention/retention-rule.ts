import type { InvitationState } from '#contract/invitation.ts'
import type { KeepReason } from '#contract/keep-reasons.ts'
import type { ServerProtocol } from '#contract/server-protocol.ts'
import { capabilitiesOf } from '../hcw/capabilities-of.ts'
import { dayMs } from '../sending/clock.ts'

/** No period starts sooner than this after the appointment, whatever the server says of its links. */
export const dueAfterVisitMs = dayMs

/** What decides how long a row of a list is kept. Times in ms since the epoch. */
export interface RetainedRow {
  /** null: it was never planned, because it was blocked, excluded, or not a patient. */
  readonly state: InvitationState | null
  readonly appointmentAt: number | null
  /** When its latest request began; null: no request was sent. */
  readonly invitedAt: number | null
  readonly changedAt: number
  /** Of its latest request; absent: none was sent, or it is older than the note of it. */
  readonly protocol?: ServerProtocol
  /** The outcome of the last action on the sent invitation is unknown. */
  readonly hasUnknownAction: boolean
}

/** What decides how long the rows that were never sent are kept. Times in ms since the epoch. */
export interface RetainedList {
  readonly createdAt: number
  readonly changedAt: number
  /** From the rows of the file. */
  readonly lastAppointmentAt: number | null
  /** The latest appointment, or the latest request of one without a date, among invitations that were not withdrawn. */
  readonly lastInvitationAt: number | null
}

/**
 * When the retention period of a row starts, in ms since the epoch: from then on it is kept for the days that the user
 * set. null: it must not be erased at all.
 *
 * | row                                                  | the period starts                                     |
 * | ---------------------------------------------------- | ----------------------------------------------------- |
 * | created                                              | when its link expires on its server, at the earliest  |
 * |                                                      | 24 h after the appointment, or after its creation if  |
 * |                                                      | it has no appointment                                 |
 * | withdrawn                                            | when it was withdrawn                                 |
 * | ready, held, refused, blocked, excluded, no patient  | 24 h after the latest appointment or link of its      |
 * |                                                      | list, at the earliest 24 h after the import;          |
 * |                                                      | 24 h after the last change of a list without either   |
 * | queued, sending                                      | never: it is being sent                               |
 * | unknown, checking, undecided                         | never: the outcome must be resolved first             |
 *
 * The earliest time is there for lists with dates long past: they would be erased within the hour, while the user still
 * corrects the dates.
 */
export function retentionStartsAt(row: RetainedRow, list: RetainedList): number | null {
  const start = startsByState(row, list)
  return start === null ? null : Math.max(start, list.createdAt)
}

/** Of a list that was imported later nothing can be due: no period starts before the import. In ms since the epoch. */
export function dueIfImportedBy(days: number, now: number): number {
  return now - days * dayMs
}

function startsByState(row: RetainedRow, list: RetainedList): number | null {
  switch (row.state) {
    case 'created':
      return Math.max(linkEndOf(row), (row.appointmentAt ?? createdAtOf(row)) + dueAfterVisitMs)
    case 'withdrawn':
      return row.changedAt
    case 'queued':
    case 'sending':
    case 'unknown':
    case 'checking':
    case 'undecided':
      return null
    default: {
      const last = latest(list.lastAppointmentAt, list.lastInvitationAt)
      return (last === null ? list.changedAt : Math.max(last, list.createdAt)) + dueAfterVisitMs
    }
  }
}

/** `rule`: erase what was kept for `days`. `demand`: erase everything that may be erased. */
export type RetentionOrder = { readonly kind: 'rule'; readonly days: number } | { readonly kind: 'demand' }

/** Why a row is kept at `now`; null: it is erased. */
export function keepReasonOf(
  row: RetainedRow,
  list: RetainedList,
  order: RetentionOrder,
  now: number
): KeepReason | null {
  const start = retentionStartsAt(row, list)
  if (start === null) return row.state === 'queued' || row.state === 'sending' ? 'on-the-way' : 'in-doubt'
  // Once the link has expired, the server has deleted the invite, whatever the action did.
  if (row.hasUnknownAction && row.state === 'created' && now < start) return 'in-doubt'
  if (order.kind === 'demand') return null
  return now < start + order.days * dayMs ? 'not-yet' : null
}

/** Whether the row's link still opens a consultation. */
export function isLinkAlive(row: RetainedRow, list: RetainedList, now: number): boolean {
  return row.state === 'created' && now < Math.max(linkEndOf(row), list.createdAt)
}

function linkEndOf(row: RetainedRow): number {
  return capabilitiesOf(row.protocol).linkEndsAt(row.appointmentAt, createdAtOf(row))
}

function createdAtOf({ invitedAt, changedAt }: RetainedRow): number {
  return invitedAt ?? changedAt
}

/** What the row adds to {@link RetainedList.lastInvitationAt}. */
export function lastInvitationOf(row: RetainedRow): number | null {
  return row.state === null || row.state === 'withdrawn' ? null : (row.appointmentAt ?? row.invitedAt)
}

export function latest(one: number | null, other: number | null): number | null {
  return one === null || other === null ? (one ?? other) : Math.max(one, other)
}

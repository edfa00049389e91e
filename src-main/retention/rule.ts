import type { InvitationState } from '#contract/invitation.ts'
import type { StayReason } from '#contract/retention.ts'
import { inviteEndsAt, inviteLifetimeMs } from '../hcw/invite-lifetime.ts'

export const dayMs = 24 * 3_600_000

/** What decides whether a row of a list may be kept. Times in ms since the epoch. */
export type KeptRow = {
  /** null: it was never laid down, because it was blocked, left out, or no patient. */
  readonly state: InvitationState | null
  readonly appointmentAt: number | null
  /** When its latest request began; null: there was none. */
  readonly invitedAt: number | null
  readonly changedAt: number
  /** What was last tried on the sent invitation has no known outcome. */
  readonly isCareInDoubt: boolean
}

/** What decides about the rows that were never sent. Times in ms since the epoch. */
export type KeptList = {
  readonly createdAt: number
  readonly changedAt: number
  /** As the rows of the file say. */
  readonly lastAppointmentAt: number | null
  /** The latest appointment, or request where there is no appointment, of its invitations that were not withdrawn. */
  readonly lastInvitationAt: number | null
}

/**
 * When the data of a row has served: from then on it is kept for the days that were set, and no longer. null: it may
 * not be erased at all.
 *
 * | row                                                  | has served                                            |
 * | ---------------------------------------------------- | ----------------------------------------------------- |
 * | created                                              | when its link dies: 24 h after the appointment, or    |
 * |                                                      | after it was made where there is none                 |
 * | withdrawn                                            | when it was withdrawn                                 |
 * | ready, held, refused, blocked, left out, no patient  | 24 h after the latest appointment or link of its      |
 * |                                                      | list, at the earliest 24 h after the list came in;    |
 * |                                                      | 24 h after the last change of a list without either   |
 * | queued, sending                                      | never: it is on its way                               |
 * | unknown, checking, undecided                         | never: the doubt is to be settled first               |
 *
 * A list that came in with dates long past would be gone within the hour, under the hands of whoever corrects them:
 * hence the earliest.
 */
export function servedAt(row: KeptRow, list: KeptList): number | null {
  const served = servedByState(row, list)
  return served === null ? null : Math.max(served, list.createdAt)
}

/** False where no row of the list can be over its time: nothing of a list has served before it came in. */
export function mayBeDue({ createdAt }: Pick<KeptList, 'createdAt'>, days: number, now: number): boolean {
  return now >= createdAt + days * dayMs
}

function servedByState(row: KeptRow, list: KeptList): number | null {
  switch (row.state) {
    case 'created':
      return inviteEndsAt(row.appointmentAt, row.invitedAt ?? row.changedAt)
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
      return (last === null ? list.changedAt : Math.max(last, list.createdAt)) + inviteLifetimeMs
    }
  }
}

/** Why a row stays; null: it goes. By the rule, what has served for `days` goes at `now`; on demand, whatever may. */
export function whyStays(
  row: KeptRow,
  list: KeptList,
  order: { readonly kind: 'rule'; readonly days: number } | { readonly kind: 'demand' },
  now: number
): StayReason | null {
  const served = servedAt(row, list)
  if (served === null) return row.state === 'queued' || row.state === 'sending' ? 'on-the-way' : 'in-doubt'
  // A dead link settles it: whatever was tried, nothing of it is left on the server.
  if (row.isCareInDoubt && row.state === 'created' && now < served) return 'in-doubt'
  if (order.kind === 'demand') return null
  return now < served + order.days * dayMs ? 'not-yet' : null
}

/** Whether the row's link still opens a consultation. */
export function isLinkAlive(row: KeptRow, list: KeptList, now: number): boolean {
  const served = servedAt(row, list)
  return row.state === 'created' && served !== null && now < served
}

/** What the row adds to {@link KeptList.lastInvitationAt}. */
export function lastInvitationOf(row: KeptRow): number | null {
  return row.state === null || row.state === 'withdrawn' ? null : (row.appointmentAt ?? row.invitedAt)
}

export function latest(one: number | null, other: number | null): number | null {
  return one === null || other === null ? (one ?? other) : Math.max(one, other)
}

import type { VisitDestination } from '#contract/figures.ts'
import type { Channel, InvitationContent, InvitationState, RefusalCode } from '#contract/invitation.ts'
import type { RemoteStatus } from '#contract/invitation-actions.ts'
import { localDay } from './days.ts'

/** What an invitation counts under. `day`: `2026-03-23`, in the patient's time zone. */
export interface VisitKey {
  readonly day: string
  readonly destination: VisitDestination
  readonly way: Channel
  readonly language: string
}

/** Counts as they are kept: what is absent is 0. Nothing in them depends on when they are looked at. */
export type KeptCounts = { readonly [Name in CountName]?: number } & {
  readonly refused?: { readonly [Code in RefusalCode]?: number }
}
const countNames = ['invited', 'confirmed', 'came', 'missed', 'withdrawn', 'moved', 'inDoubt'] as const
type CountName = (typeof countNames)[number]

/** What the server was seen to say about one appointment, although it says something else now. Times in ms. */
export interface SeenVisit {
  /** The appointment that it is about; null: there is none. */
  readonly appointmentAt: number | null
  readonly confirmed?: true | undefined
  /** When the server last had the invitation while the patient was not in. */
  readonly notInAt?: number | undefined
}

/** Everything about an invitation that decides what it counts as. Times in ms since the epoch. */
export interface CountedInvitation {
  readonly state: InvitationState
  readonly content: InvitationContent
  readonly refusal: RefusalCode | undefined
  readonly appointmentAt: number | null
  readonly preparedAt: number
  /** null: the server was never asked. */
  readonly remoteStatus: RemoteStatus | null
  /** Absent: older records. */
  readonly seen?: SeenVisit | undefined
  /** Its appointment was moved. */
  readonly wasMoved: boolean
}

/**
 * A look at the server tells whether a patient came only around the appointment: who is in earlier tries the link, and
 * whoever is not in may be late, or the doctor is. Two hours are more than either, as far as hospitals tell.
 */
export const aroundVisitMs = 2 * 3_600_000

/** What was seen after a further answer of the server. What was seen of another appointment counts no more. */
export function seenAfter(
  before: SeenVisit | undefined,
  { askedAt, progress, scheduledFor }: RemoteStatus,
  appointmentAt: number | null
): SeenVisit {
  const kept = before?.appointmentAt === appointmentAt ? before : { appointmentAt }
  const isThere = progress === 'sent' || progress === 'confirmed'
  // Somebody may have moved it on the server: then nobody was expected yet.
  const isExpected = appointmentAt !== null && (scheduledFor ?? appointmentAt) <= appointmentAt
  return {
    ...kept,
    ...(progress === 'confirmed' ? { confirmed: true } : {}),
    ...(isThere && isExpected ? { notInAt: askedAt } : {})
  }
}

/** What an invitation counts as; null: nothing was sent, so it does not count. */
export function countInvitation(
  invitation: CountedInvitation
): { readonly key: VisitKey; readonly counts: KeptCounts } | null {
  const counts = countsOf(invitation)
  return counts === null ? null : { key: keyOf(invitation), counts }
}

function keyOf({ content, appointmentAt, preparedAt }: CountedInvitation): VisitKey {
  const { doctorEmail, queue = '', channel, language, timeZone } = content
  return {
    day: localDay(appointmentAt ?? preparedAt, timeZone),
    destination:
      doctorEmail === undefined ? { kind: 'queue', name: queue } : { kind: 'doctor', name: doctorEmail.toLowerCase() },
    way: channel,
    language
  }
}

function countsOf(invitation: CountedInvitation): KeptCounts | null {
  switch (invitation.state) {
    case 'ready':
    case 'held':
    case 'queued':
    case 'sending':
      return null
    case 'refused':
      return { refused: { [invitation.refusal ?? 'request-rejected']: 1 } }
    case 'unknown':
    case 'checking':
    case 'undecided':
      return { inDoubt: 1 }
    case 'created':
    case 'withdrawn': {
      const { state, wasMoved } = invitation
      const seen = seenOf(invitation)
      return {
        invited: 1,
        ...(seen?.confirmed === true ? { confirmed: 1 } : {}),
        ...(wasMoved ? { moved: 1 } : {}),
        ...(state === 'withdrawn' ? { withdrawn: 1 } : hasCome(invitation) ? { came: 1 } : hasMissed(seen))
      }
    }
  }
}

function seenOf({ remoteStatus, seen, appointmentAt }: CountedInvitation): SeenVisit | null {
  if (remoteStatus === null) return null
  return seen?.appointmentAt === appointmentAt ? seen : seenAfter(undefined, remoteStatus, appointmentAt)
}

function hasCome({ remoteStatus, appointmentAt }: CountedInvitation): boolean {
  if (remoteStatus === null) return false
  const { progress, askedAt } = remoteStatus
  return (
    progress === 'over' || (progress === 'in' && (appointmentAt === null || askedAt >= appointmentAt - aroundVisitMs))
  )
}

function hasMissed(seen: SeenVisit | null): KeptCounts {
  if (seen?.notInAt === undefined || seen.appointmentAt === null) return {}
  return seen.notInAt >= seen.appointmentAt + aroundVisitMs ? { missed: 1 } : {}
}

export function addCounts(one: KeptCounts, other: KeptCounts): KeptCounts {
  const refused: { [Code in RefusalCode]?: number } = { ...one.refused }
  for (const [code, count] of Object.entries(other.refused ?? {}) as [RefusalCode, number][]) {
    refused[code] = (refused[code] ?? 0) + count
  }
  const sums = countNames.flatMap((name) => {
    const sum = (one[name] ?? 0) + (other[name] ?? 0)
    return sum === 0 ? [] : [[name, sum] as const]
  })
  return { ...Object.fromEntries(sums), ...(Object.keys(refused).length === 0 ? {} : { refused }) }
}

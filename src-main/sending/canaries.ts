import type { InvitationState } from '#contract/invitation.ts'
import type { StoredInvitation } from './invitation-port.ts'

/**
 * Sends one invitation per new doctor first. The API cannot look doctors up, so one refusal saves forty requests.
 */
export interface Canaries {
  /** The first invitations that may be sent now, at most `count`; the others keep their order. */
  choose(
    invitations: readonly StoredInvitation[],
    count: number
  ): { readonly chosen: readonly StoredInvitation[]; readonly left: readonly StoredInvitation[] }
  /** A chosen invitation is no longer in flight. */
  completed(invitation: StoredInvitation, to: InvitationState): void
}

/** `known`: doctors with whom an invitation was created before. */
export function createCanaries(knownDoctors: ReadonlySet<string>): Canaries {
  const known = new Set(knownDoctors)
  const inFlight = new Map<string, string>()

  function mayGo({ rowId, content: { doctorEmail } }: StoredInvitation): boolean {
    if (doctorEmail === undefined || known.has(doctorEmail)) return true
    if (inFlight.has(doctorEmail)) return false
    inFlight.set(doctorEmail, rowId)
    return true
  }

  return {
    choose(invitations, count) {
      const chosen: StoredInvitation[] = []
      const left: StoredInvitation[] = []
      for (const invitation of invitations) {
        if (chosen.length < count && mayGo(invitation)) chosen.push(invitation)
        else left.push(invitation)
      }
      return { chosen, left }
    },
    completed({ rowId, content: { doctorEmail } }, to) {
      if (doctorEmail === undefined) return
      if (to === 'created') known.add(doctorEmail)
      if (inFlight.get(doctorEmail) === rowId) inFlight.delete(doctorEmail)
    }
  }
}

import type { InvitationState } from '#contract/invitation.ts'
import type { StoredInvitation } from './store.ts'

/**
 * Sends one invitation per new doctor first. The API cannot look doctors up, so one refusal saves forty requests.
 */
export type Canaries = {
  /** The first invitations that may be sent now, at most `count`; the others keep their order. */
  choose(
    invitations: readonly StoredInvitation[],
    count: number
  ): { readonly chosen: readonly StoredInvitation[]; readonly left: readonly StoredInvitation[] }
  /** A chosen invitation is no longer in flight. */
  settled(invitation: StoredInvitation, to: InvitationState): void
}

/** `known`: doctors with whom an invitation was created before. */
export function createCanaries(known: ReadonlySet<string>): Canaries {
  const proven = new Set(known)
  const underWay = new Map<string, string>()

  function mayGo({ rowId, content: { doctorEmail } }: StoredInvitation): boolean {
    if (doctorEmail === undefined || proven.has(doctorEmail)) return true
    if (underWay.has(doctorEmail)) return false
    underWay.set(doctorEmail, rowId)
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
    settled({ rowId, content: { doctorEmail } }, to) {
      if (doctorEmail === undefined) return
      if (to === 'created') proven.add(doctorEmail)
      if (underWay.get(doctorEmail) === rowId) underWay.delete(doctorEmail)
    }
  }
}

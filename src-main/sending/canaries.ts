import type { InvitationState } from '#contract/invitation.ts'
import type { StoredInvitation } from './store.ts'

/**
 * One invitation ahead for each doctor with whom none was made yet on this server: nobody can look doctors up, so a
 * wrong one shows by a refusal, and one refusal tells as much as forty.
 */
export type Canaries = {
  /** The first ones that may go now, at most so many; the others in their order. */
  choose(
    invitations: readonly StoredInvitation[],
    count: number
  ): { readonly chosen: readonly StoredInvitation[]; readonly left: readonly StoredInvitation[] }
  /** One that was chosen is no longer on its way. */
  settled(invitation: StoredInvitation, to: InvitationState): void
}

/** `known`: doctors with whom an invitation was made before. */
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

import { inviteLifetimeMs } from '#contract/invite-lifetime.ts'

export { inviteLifetimeMs }

/** The server deletes an invite 24 h after its appointment, or after its creation where it has no appointment. */
export function inviteEndsAt(appointmentAt: number | null, createdAt: number): number {
  return (appointmentAt ?? createdAt) + inviteLifetimeMs
}

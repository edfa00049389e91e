import type { ServerLimits } from '#contract/server-protocol.ts'

/** What is true of one generation of the server alone. The rest of the app asks for it, and knows none of it. */
export type ServerCapabilities = {
  /**
   * Until when an invite exists at least, by the server's clock: what is missing later may have been deleted, e.g.
   * because the patient was there and the consultation was closed.
   *
   * @param appointmentAt null: it has no appointment.
   */
  readonly existsUntil: (appointmentAt: number | null, createdAt: number) => number
  /** Until when the patient's link works if nobody uses it. ms since the epoch; `appointmentAt` as above. */
  readonly linkEndsAt: (appointmentAt: number | null, createdAt: number) => number
  /** After this long, in ms, the server is no longer at work on a request: what it has not created by then it never will. */
  readonly requestEndsAfterMs: number
  /** Invites can be searched by the id of our row, unless the server encrypts it. */
  readonly isSearchedByRow: boolean
  /** What the window shows of it. */
  readonly limits: ServerLimits
}

/** The server deletes an invite this long after its appointment, or after its creation where it has no appointment. */
const inviteLifetimeMs = 24 * 3_600_000
/** Patients enter up to this long before their appointment, and may be through by then. */
const earlyMs = 30 * 60_000
/** Nobody receives the message, enters and is through sooner than this after the invite was created. */
const shortestVisitMs = 5 * 60_000

/** HCW@Home v5 and the practice server. */
export const v5Capabilities: ServerCapabilities = {
  // The server deletes an invite when the doctor closes its consultation.
  existsUntil: (appointmentAt, createdAt) =>
    Math.max(createdAt + shortestVisitMs, (appointmentAt ?? createdAt) - earlyMs),
  linkEndsAt: (appointmentAt, createdAt) => (appointmentAt ?? createdAt) + inviteLifetimeMs,
  // The proxy that is shipped with the server gives up after 60 s.
  requestEndsAfterMs: 90_000,
  isSearchedByRow: true,
  limits: {
    linkAfterAppointmentMs: inviteLifetimeMs,
    linkAfterSendingMs: inviteLifetimeMs,
    // From 24.8 days on the server's timers overflow and fire at once.
    remindsWithinMs: 24 * 24 * 3_600_000,
    // The server refuses an older timestamp.
    signInLinkMs: 5 * 60_000
  }
}

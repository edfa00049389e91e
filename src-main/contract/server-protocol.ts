import { z } from 'zod'

/** The generations of the server that the app can use. The practice server is known by a name of its own. */
export const serverProtocols = ['hcw-v5', 'practice'] as const
export const serverProtocol = z.enum(serverProtocols)
export type ServerProtocol = z.infer<typeof serverProtocol>

/** Of connections and attempts that were stored before there was a second generation. */
export const firstProtocol: ServerProtocol = 'hcw-v5'

/** What the window is told of a connection's server. In ms. */
export const serverLimits = z.object({
  /** A patient's link works until this long after the appointment. */
  linkAfterAppointmentMs: z.number(),
  /** Without an appointment: until this long after it was sent. */
  linkAfterSendingMs: z.number(),
  /** Appointments further ahead than this get their reminders at once. */
  remindsWithinMs: z.number(),
  /** For how long a doctor's sign-in link works. */
  signInLinkMs: z.number()
})
export type ServerLimits = z.infer<typeof serverLimits>

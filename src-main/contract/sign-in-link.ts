import { z } from 'zod'
import { call, done, nothing, resultOf } from './call.ts'

/** A doctor's sign-in link works for so long, ms (the server refuses older ones). */
export const signInLinkLifetimeMs = 5 * 60 * 1000

export const signInLinkCalls = {
  /** Whether the chosen connection has a shared secret. The secret itself is write-only. */
  'signInLink.status': call(nothing, resultOf(z.object({ secret: z.enum(['kept', 'session', 'none']) }), [])),
  /** The server's SHARED_EXTERNAL_AUTH_SECRET, for the chosen connection; null forgets it. */
  'signInLink.setSecret': call(
    z.object({ secret: z.string().min(8).max(1000).nullable() }),
    resultOf(done, ['no-such-connection', 'sign-in-links-off'])
  ),
  /**
   * Makes a link and opens it in the system's browser, or copies it. Refused for the scheduler's own account (it would
   * break its login for good) and for addresses that no invitation has proven to be a doctor's (the server would make
   * a new account of them).
   */
  'signInLink.use': call(
    z.object({ doctorEmail: z.email().max(320), by: z.enum(['open', 'copy']) }),
    resultOf(z.object({ validUntil: z.number() }), [
      'sign-in-links-off',
      'policy-unreadable',
      'no-secret',
      'own-account',
      'doctor-unknown',
      'address-refused'
    ])
  )
} as const

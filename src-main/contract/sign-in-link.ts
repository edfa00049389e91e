import { z } from 'zod'
import { call, done, nothing, resultOf } from './call.ts'

export const signInLinkCalls = {
  /** Whether the chosen connection has a shared secret. The secret itself is write-only. */
  'signInLink.status': call(nothing, resultOf(z.object({ secret: z.enum(['kept', 'session', 'none']) }), [])),
  /** The server's SHARED_EXTERNAL_AUTH_SECRET, for the chosen connection; null deletes it. */
  'signInLink.setSecret': call(
    z.object({ secret: z.string().min(8).max(1000).nullable() }),
    resultOf(done, ['no-such-connection', 'sign-in-links-off'])
  ),
  /**
   * Creates a link and opens it in the system's browser, or copies it. Refused for the scheduler's own account, whose
   * login it would break permanently, and for addresses without a successful invitation as a doctor, for which the
   * server would create a new account.
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

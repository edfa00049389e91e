import { z } from 'zod'
import { call, done, nothing, resultOf } from './call.ts'
import { wayFailureCodes } from './way.ts'

/** Id of the built-in practice connection: always there, cannot be changed or forgotten. */
export const practiceConnectionId = 'practice'

/** Told as the chosen one where none can be used: practice is switched off, and no server is set up that is allowed. */
export const noConnectionId = 'none'

const connectionId = z.string().min(1).max(60)

/** A server and an account, as the window may know them. Nothing secret. */
export const connection = z.object({
  connectionId,
  kind: z.enum(['practice', 'server']),
  name: z.string().max(100),
  /** e.g. `https://hcw.hospital.example`; empty for the practice server. */
  baseUrl: z.string().max(400),
  email: z.string().max(320),
  /** Whether a password is at hand, and for how long: `kept` in the system's keychain, `session` until the app ends. */
  password: z.enum(['kept', 'session', 'none']),
  /** IT allows another server only: it can be forgotten and no longer used. */
  isBarred: z.literal(true).optional()
})
export type Connection = z.infer<typeof connection>

/** Why a server cannot be used, in the order in which it is found out. */
export const connectionFailureCodes = [
  /** IT's policy cannot be read: nothing is sent until it is mended. */
  'policy-unreadable',
  /** IT allows another server only, or has switched practice off. */
  'server-not-allowed',
  'address-invalid',
  'address-not-https',
  'name-not-found',
  'unreachable',
  'timed-out',
  'certificate-refused',
  ...wayFailureCodes,
  'redirected',
  'not-hcw',
  'no-password',
  'wrong-password',
  'not-approved',
  'code-by-sms',
  'password-login-off',
  'wrong-role',
  'slow-down',
  'server-error'
] as const
export type ConnectionFailureCode = (typeof connectionFailureCodes)[number]

export const signedIn = z.object({
  email: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  role: z.string(),
  /** Which header the server takes, as found out at sign-in. Informs only: both are always sent. */
  clockDifferenceMs: z.number().nullable()
})
export type SignedIn = z.infer<typeof signedIn>

export const connectionDetails = z.object({
  connectionId: connectionId.optional(),
  name: z.string().min(1).max(100),
  baseUrl: z.string().min(1).max(400),
  email: z.string().min(3).max(320),
  /** Absent: the one already stored for this connection stays. Write-only: no call reads it back. */
  password: z.string().min(1).max(1000).optional(),
  /** Authorities trusted for this connection only, DER in base64; absent: those already stored stay. */
  authorities: z.array(z.base64().min(1).max(16_000)).max(20).optional()
})

export const connectionCalls = {
  'connections.all': call(
    nothing,
    resultOf(
      z.object({ connections: z.array(connection), chosen: connectionId, keychain: z.enum(['system', 'none']) }),
      []
    )
  ),
  /** Signs in with what was typed, storing nothing. */
  'connections.test': call(connectionDetails, resultOf(signedIn, [...connectionFailureCodes, 'not-an-authority'])),
  /** Stores and chooses. */
  'connections.save': call(
    connectionDetails,
    resultOf(z.object({ connectionId }), [
      'address-invalid',
      'address-not-https',
      'not-an-authority',
      'server-not-allowed',
      'still-sending'
    ])
  ),
  'connections.choose': call(
    z.object({ connectionId }),
    resultOf(done, ['no-such-connection', 'server-not-allowed', 'still-sending'])
  ),
  /** Account, password and address; its lists stay. */
  'connections.forget': call(z.object({ connectionId }), resultOf(done, ['no-such-connection', 'still-sending'])),
  /** Queues that the chosen server offers; `not-offered` where the server lacks or forbids the question. */
  'connections.queues': call(
    nothing,
    resultOf(z.array(z.object({ id: z.string(), name: z.string() })), [...connectionFailureCodes, 'not-offered'])
  )
} as const

import { z } from 'zod'
import { busyCodes } from './busy.ts'
import { call, done, nothing, resultOf } from './call.ts'
import { networkFailureCodes } from './network.ts'
import { serverLimits } from './server-protocol.ts'

export const connectionId = z.string().min(1).max(60)

/** A server and an account. Nothing secret: the window gets it. */
export const connection = z.object({
  connectionId,
  kind: z.enum(['practice', 'server']),
  name: z.string().max(100),
  /** e.g. `https://hcw.hospital.example`; empty for the practice server. */
  baseUrl: z.string().max(400),
  email: z.string().max(320),
  /** `kept`: the password is in the system's keychain; `session`: in memory until the app ends. */
  password: z.enum(['kept', 'session', 'none']),
  /** Where patients' links lead, as the user confirmed it; absent: to the server's own host. */
  patientsHost: z.string().max(300).optional(),
  /** A link of this server leads there, which nobody has confirmed: such links are not taken. */
  hostToConfirm: z.string().max(300).optional(),
  /** A user name and a password for the hospital's proxies are stored. */
  hasProxySignIn: z.literal(true).optional(),
  /**
   * Address, account, authorities or patients' host were changed on the disk by another program: it is not used until a
   * person has saved it again.
   */
  wasAltered: z.literal(true).optional(),
  /** The policy allows only another server: this one can be forgotten but not used. */
  isBlocked: z.literal(true).optional()
})
export type Connection = z.infer<typeof connection>

/** A connection with what its server can do, as the window gets it. */
export const connectionView = connection.extend({ limits: serverLimits })
export type ConnectionView = z.infer<typeof connectionView>

/** Why a server cannot be used, in the order of the checks. */
export const connectionFailureCodes = [
  /** The policy of the hospital's IT is invalid: nothing is sent until it is fixed. */
  'policy-unreadable',
  /** The policy allows only another server, or practice is switched off. */
  'server-not-allowed',
  /** See `wasAltered`. */
  'connection-altered',
  'address-invalid',
  'address-not-https',
  'name-not-found',
  'unreachable',
  'timed-out',
  'certificate-refused',
  ...networkFailureCodes,
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
  /** The server's clock minus ours, measured at sign-in; null: the server sends no usable time. */
  clockDifferenceMs: z.number().nullable()
})
export type SignedIn = z.infer<typeof signedIn>

/** An account of a server: an e-mail address, and nothing else that could be written into the field. */
export const accountEmail = z
  .string()
  .max(320)
  .regex(/^[^\s@<>"]+@[^\s@<>"]+$/)

/** A colon would end the name (RFC 7617). */
const proxyUser = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[^:\p{Cc}]+$/u)

export const connectionDetails = z.object({
  connectionId: connectionId.optional(),
  name: z.string().min(1).max(100),
  baseUrl: z.string().min(1).max(400),
  email: accountEmail,
  /** Absent: the stored password stays. Write-only: no call returns it. */
  password: z.string().min(1).max(1000).optional(),
  /** Authorities that only this connection trusts, DER in base64; absent: the stored ones stay. */
  authorities: z.array(z.base64().min(1).max(16_000)).max(20).optional(),
  /**
   * For the proxies that the system names for the address now. Absent: the stored one stays; null: it is deleted.
   * Write-only.
   */
  proxySignIn: z
    .object({ user: proxyUser, password: z.string().min(1).max(1000) })
    .nullable()
    .optional()
})

export const connectionCalls = {
  'connections.all': call(
    nothing,
    resultOf(
      z.object({ connections: z.array(connectionView), chosen: connectionId, keychain: z.enum(['system', 'none']) }),
      []
    )
  ),
  /** Signs in with the given details. Stores nothing. */
  'connections.test': call(connectionDetails, resultOf(signedIn, [...connectionFailureCodes, 'not-an-authority'])),
  /**
   * Stores and chooses. A connection is one server and one account: if anything was sent or tried through it, another
   * address or account becomes a connection of its own (`isAnother`), and the lists stay with the former one.
   */
  'connections.save': call(
    connectionDetails,
    resultOf(z.object({ connectionId, isAnother: z.boolean() }), [
      'address-invalid',
      'address-not-https',
      'not-an-authority',
      'server-not-allowed',
      ...busyCodes
    ])
  ),
  'connections.choose': call(
    z.object({ connectionId }),
    resultOf(done, ['no-such-connection', 'server-not-allowed', ...busyCodes])
  ),
  /** The user confirms `hostToConfirm`. Invitations whose link was not taken are then looked up. */
  'connections.confirmHost': call(
    z.object({ connectionId, host: z.string().min(1).max(300) }),
    resultOf(done, ['no-such-connection', 'other-host'])
  ),
  /** Deletes account, password and address. The lists stay. */
  'connections.forget': call(z.object({ connectionId }), resultOf(done, ['no-such-connection', ...busyCodes])),
  /** Queues of the chosen server. `not-offered`: it has no such endpoint, or forbids it. */
  'connections.queues': call(
    nothing,
    resultOf(z.array(z.object({ id: z.string(), name: z.string() })), [...connectionFailureCodes, 'not-offered'])
  )
} as const

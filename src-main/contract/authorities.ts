import { z } from 'zod'
import { bytes, call, resultOf } from './call.ts'
import { certificateFacts } from './way.ts'

/** Largest file of certificates that is looked at, in bytes. */
export const authorityFileSizeMax = 256 * 1024

/** An authority that one connection trusts besides those of the computer: public, and the same for everybody. */
export const authority = z.object({
  /** The certificate itself, DER in base64: what is saved with the connection. */
  der: z.base64().min(1).max(16_000),
  ...certificateFacts.shape
})
export type Authority = z.infer<typeof authority>

/** Why a file cannot be taken as authorities, in the order in which it is found out. */
export const authorityFailureCodes = [
  'authority-file-too-large',
  'authority-private-key',
  'authorities-too-many',
  'not-a-certificate',
  'not-an-authority',
  'authority-expired',
  'authority-not-yet-valid'
] as const
export type AuthorityFailureCode = (typeof authorityFailureCodes)[number]

export const authorityCalls = {
  /** Reads a file of certificates, PEM or DER, and keeps nothing: they are saved with a connection. */
  'authorities.read': call(z.object({ bytes }), resultOf(z.array(authority).min(1), authorityFailureCodes)),
  /** Those saved with a connection. */
  'authorities.of': call(
    z.object({ connectionId: z.string().min(1).max(60) }),
    resultOf(z.array(authority), ['no-such-connection'])
  )
} as const

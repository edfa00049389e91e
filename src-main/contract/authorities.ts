import { z } from 'zod'
import { bytes, call, resultOf } from './call.ts'
import { certificateInfo } from './certificate-info.ts'

/** Maximum size of a certificate file, in bytes. */
export const authorityFileSizeMax = 256 * 1024

/** A certificate authority that one connection trusts in addition to those of the computer. Not secret. */
export const authority = z.object({
  /** The certificate, DER in base64, as stored with the connection. */
  der: z.base64().min(1).max(16_000),
  ...certificateInfo.shape
})
export type Authority = z.infer<typeof authority>

/** Why a file cannot be used as authorities, in the order of the checks. */
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
  /** Parses a file of certificates, PEM or DER. Stores nothing: authorities are saved with a connection. */
  'authorities.read': call(z.object({ bytes }), resultOf(z.array(authority).min(1), authorityFailureCodes)),
  /** The authorities stored with a connection. */
  'authorities.get': call(
    z.object({ connectionId: z.string().min(1).max(60) }),
    resultOf(z.array(authority), ['no-such-connection'])
  )
} as const

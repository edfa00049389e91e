import { z } from 'zod'

/** What a proxy on the way does to a connection. All of them before anything of a request was handed over. */
export const proxyFailureCodes = [
  /** Its name is unknown, nobody listens, or it breaks off before it has answered. */
  'proxy-unreachable',
  /** It wants a password (407), or a way to sign in that this app does not speak (Negotiate, NTLM). */
  'proxy-password',
  /** It lets nobody through to this server. */
  'proxy-refused',
  /** It would, but does not get to the server itself. */
  'proxy-cannot-reach',
  /** A kind of proxy that this app does not speak. */
  'proxy-unsupported',
  /** An HTTPS proxy whose own certificate is not accepted. */
  'proxy-certificate'
] as const

/** Why a server's proof of identity, or the encryption itself, is not accepted. `certificate-refused` is the rest. */
export const tlsFailureCodes = [
  'certificate-unknown-authority',
  'certificate-self-signed',
  /** Its authority is unknown, and named like products that read along (RFC 8446 calls them middleboxes). */
  'certificate-intercepted',
  'certificate-expired',
  'certificate-not-yet-valid',
  'certificate-other-name',
  'certificate-revoked',
  /** Too weak, or made for another purpose. */
  'certificate-unfit',
  /** No common version of TLS, or no common cipher. */
  'tls-outdated',
  /** What answers does not speak TLS, or breaks the handshake off. */
  'tls-broken'
] as const
export type TlsFailureCode = (typeof tlsFailureCodes)[number]

/** Why there is no way to a server, known more closely than `unreachable` and `certificate-refused`. */
export const wayFailureCodes = [...proxyFailureCodes, ...tlsFailureCodes] as const
export type WayFailureCode = (typeof wayFailureCodes)[number]

/** A certificate in words. Times in ms since the epoch. Written by whoever made it: shown as a quotation. */
export const certificateFacts = z.object({
  subject: z.string().max(400),
  issuer: z.string().max(400),
  /** DNS names and addresses that it is for. */
  names: z.string().max(400),
  validFrom: z.number(),
  validUntil: z.number(),
  /** SHA-256, in pairs of hexadecimal digits with colons. */
  fingerprint: z.string().max(100)
})
export type CertificateFacts = z.infer<typeof certificateFacts>

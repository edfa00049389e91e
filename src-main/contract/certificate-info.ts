import { z } from 'zod'

/** A certificate. Times in ms since the epoch. Its texts come from its issuer: they are shown as quotations. */
export const certificateInfo = z.object({
  subject: z.string().max(400),
  issuer: z.string().max(400),
  /** DNS names and IP addresses that it is valid for. */
  names: z.string().max(400),
  validFrom: z.number(),
  validUntil: z.number(),
  /** SHA-256, in pairs of hexadecimal digits with colons. */
  fingerprint: z.string().max(100)
})
export type CertificateInfo = z.infer<typeof certificateInfo>

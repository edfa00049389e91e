import { X509Certificate } from 'node:crypto'
import type { Authority, AuthorityFailureCode } from '#contract/authorities.ts'
import type { CertificateInfo } from '#contract/certificate-info.ts'

/** The readable fields of a certificate; undefined where it cannot be read. */
export function describeDer(der: Uint8Array): CertificateInfo | undefined {
  const certificate = parse(der)
  return certificate === null ? undefined : describeCertificate(certificate)
}

function describeCertificate(certificate: X509Certificate): CertificateInfo {
  return {
    subject: oneLine(certificate.subject),
    issuer: oneLine(certificate.issuer),
    names: (certificate.subjectAltName ?? '').replaceAll(/\b(DNS|IP Address):/g, '').slice(0, 400),
    validFrom: Date.parse(certificate.validFrom),
    validUntil: Date.parse(certificate.validTo),
    fingerprint: certificate.fingerprint256
  }
}

/** A distinguished name in one line, the common name first; a field may be missing. */
function oneLine(name: string | undefined): string {
  const parts = (name ?? '').split('\n').map((part) => part.trim())
  const [common, others] = [parts.filter((part) => part.startsWith('CN=')), parts.filter((part) => !/^CN=/.test(part))]
  return [...common.map((part) => part.slice('CN='.length)), ...others]
    .filter((part) => part !== '')
    .join(', ')
    .slice(0, 400)
}

type AuthoritiesResult =
  | { readonly ok: true; readonly value: readonly Authority[] }
  | { readonly ok: false; readonly code: AuthorityFailureCode }

/** More than any hospital distributes; a system's complete list does not belong to one connection. */
const authoritiesMax = 20

const pemStart = /-----BEGIN (TRUSTED CERTIFICATE|X509 CERTIFICATE|CERTIFICATE)-----/g

/**
 * The authorities in a file: PEM with one or more certificates, or one in DER. The whole file is refused if one of them
 * is not an authority (RFC 5280, 4.2.1.9) or not valid at `now`, or if it contains a private key.
 */
export function readAuthorities(bytes: Uint8Array, now: number): AuthoritiesResult {
  const text = Buffer.from(bytes).toString('latin1')
  if (/-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----/.test(text)) return { ok: false, code: 'authority-private-key' }
  const blocks = pemBlocks(text)
  if (blocks.length > authoritiesMax) return { ok: false, code: 'authorities-too-many' }
  const certificates = (blocks.length === 0 ? [bytes] : blocks).map(parse)
  const found = new Map<string, Authority>()
  for (const certificate of certificates) {
    if (certificate === null) return { ok: false, code: 'not-a-certificate' }
    if (!certificate.ca) return { ok: false, code: 'not-an-authority' }
    const info = describeCertificate(certificate)
    if (info.validUntil < now) return { ok: false, code: 'authority-expired' }
    if (info.validFrom > now) return { ok: false, code: 'authority-not-yet-valid' }
    found.set(info.fingerprint, { der: certificate.raw.toString('base64'), ...info })
  }
  return { ok: true, value: [...found.values()] }
}

/** From each beginning to the first end of its kind, at most one more than are allowed. */
function pemBlocks(text: string): readonly string[] {
  const blocks: string[] = []
  const endless = new Set<string | undefined>()
  let end = 0
  for (const { 0: start, 1: kind, index } of text.matchAll(pemStart)) {
    if (index < end || endless.has(kind)) continue
    const mark = `-----END ${kind}-----`
    const at = text.indexOf(mark, index + start.length)
    if (at < 0) {
      // What has no end is no block, and hides no other that begins in it.
      endless.add(kind)
      continue
    }
    end = at + mark.length
    if (blocks.push(text.slice(index, end)) > authoritiesMax) break
  }
  return blocks
}

/** The stored authorities with their readable fields. A certificate that is not an authority is left out. */
export function authoritiesFromDer(ders: readonly string[]): readonly Authority[] {
  return ders.flatMap((der) => {
    const certificate = parse(Buffer.from(der, 'base64'))
    return certificate?.ca === true ? [{ der, ...describeCertificate(certificate) }] : []
  })
}

export function pemOf({ der }: Authority): string {
  return new X509Certificate(Buffer.from(der, 'base64')).toString()
}

function parse(text: string | Uint8Array): X509Certificate | null {
  try {
    return new X509Certificate(text)
  } catch {
    return null
  }
}

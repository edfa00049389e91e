import type { CertificateInfo } from '#contract/certificate-info.ts'
import type { NetworkFailureCode } from '#contract/network.ts'
import type { ConnectFailure } from './connect-error.ts'
import { codeOf } from './connect-tcp.ts'

/**
 * Why a TLS handshake failed. The codes are OpenSSL's verification results as Node names them (documented under tls,
 * "X509 certificate error codes"), OpenSSL's errors (`ERR_SSL_…`), and those of Node's check of the host name.
 */
export function tlsFailure(error: unknown, certificate: CertificateInfo | undefined): ConnectFailure {
  const code = codeOf(error)
  const issuer = certificate === undefined ? {} : { text: certificate.issuer }
  const networkFailure =
    certificateFailures[code] ?? (weakKeyMessage.test(messageOf(error)) ? 'certificate-unfit' : undefined)
  if (networkFailure === 'certificate-unknown-authority' || networkFailure === 'certificate-self-signed') {
    const isMiddlebox = middleboxes.test(certificate?.issuer ?? '')
    return {
      code: 'certificate-refused',
      networkFailure: isMiddlebox ? 'certificate-intercepted' : networkFailure,
      ...issuer
    }
  }
  if (networkFailure !== undefined) return { code: 'certificate-refused', networkFailure, ...issuer }
  if (certificate !== undefined) return { code: 'certificate-refused', ...issuer }
  if (withoutTls.test(code)) return { code: 'unreachable', networkFailure: 'not-tls' }
  return { code: 'unreachable', networkFailure: outdated.test(code) ? 'tls-outdated' : 'tls-broken' }
}

/** Parts of OpenSSL's error codes for an answer that is no record of TLS, such as one in plain HTTP. */
const withoutTls = /WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|HTTP_REQUEST|UNEXPECTED_MESSAGE/

const certificateFailures: Readonly<Record<string, NetworkFailureCode>> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: 'certificate-self-signed',
  SELF_SIGNED_CERT_IN_CHAIN: 'certificate-unknown-authority',
  UNABLE_TO_GET_ISSUER_CERT: 'certificate-unknown-authority',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'certificate-unknown-authority',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'certificate-unknown-authority',
  CERT_UNTRUSTED: 'certificate-unknown-authority',
  CERT_HAS_EXPIRED: 'certificate-expired',
  CERT_NOT_YET_VALID: 'certificate-not-yet-valid',
  ERR_TLS_CERT_ALTNAME_INVALID: 'certificate-other-name',
  HOSTNAME_MISMATCH: 'certificate-other-name',
  CERT_REVOKED: 'certificate-revoked',
  INVALID_CA: 'certificate-unfit',
  INVALID_PURPOSE: 'certificate-unfit',
  PATH_LENGTH_EXCEEDED: 'certificate-unfit',
  CERT_CHAIN_TOO_LONG: 'certificate-unfit',
  CERT_SIGNATURE_FAILURE: 'certificate-unfit',
  CERT_REJECTED: 'certificate-unfit'
}

/** OpenSSL's messages where Node has no code for the result: `EE certificate key too weak`, `CA md too weak`. */
const weakKeyMessage = /\b(?:key|md|digest) too (?:weak|small)\b/i

/** Parts of OpenSSL's error codes where both sides have no version, cipher or key length in common. */
const outdated = new RegExp(
  [
    'UNSUPPORTED_PROTOCOL',
    'PROTOCOL_VERSION',
    'NO_PROTOCOLS',
    'HANDSHAKE_FAILURE',
    'INSUFFICIENT_SECURITY',
    'NO_(SHARED_)?CIPHER',
    'UNKNOWN_CIPHER',
    'DH_KEY_TOO_SMALL',
    'LEGACY_SIGALG',
    'UNSAFE_LEGACY'
  ].join('|')
)

/** Names in the authorities of products that intercept TLS, in networks and in virus scanners. */
const middleboxes = new RegExp(
  [
    'zscaler|netskope|forti(net|gate|guard)|palo ?alto|sophos|blue ?coat|umbrella|websense|forcepoint|skyhigh|mcafee',
    'check ?point|barracuda|watchguard|sonicwall|stormshield|clavister|smoothwall|untangle|iboss|menlo|trend ?micro',
    'kaspersky|\\beset\\b|\\bavast\\b|\\bavg\\b|bitdefender|norton|g ?data|squid|mitmproxy|fiddler|charles proxy',
    '\\b(ssl|tls|https) inspection\\b'
  ].join('|'),
  'i'
)

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : ''
}

/** Failures of a proxy. All occur before any part of a request was sent to the server. */
export const proxyFailureCodes = [
  /** Unknown host name, closed port, or the connection ends before an answer. */
  'proxy-unreachable',
  /** It asks for a user name and a password, and none are stored for it. */
  'proxy-password',
  /** It does not accept them. */
  'proxy-password-wrong',
  /** It asks for a sign-in of a kind that this app, or this computer, cannot give. */
  'proxy-sign-in-unsupported',
  /** It does not allow this server. */
  'proxy-refused',
  /** It allows the server but cannot reach it. */
  'proxy-cannot-reach',
  /** A type of proxy that the app does not support. */
  'proxy-unsupported',
  /** The certificate of an HTTPS proxy is not accepted. */
  'proxy-certificate'
] as const

/** Why a certificate, or the encryption itself, is not accepted. All other reasons: `certificate-refused`. */
export const tlsFailureCodes = [
  'certificate-unknown-authority',
  'certificate-self-signed',
  /** Its unknown authority is named like a product that intercepts TLS (a middlebox in RFC 8446). */
  'certificate-intercepted',
  'certificate-expired',
  'certificate-not-yet-valid',
  'certificate-other-name',
  'certificate-revoked',
  /** Too weak, or issued for another purpose. */
  'certificate-unfit',
  /** No common TLS version or cipher. */
  'tls-outdated',
  /** What listens there answers without TLS: mostly a port of plain HTTP. */
  'not-tls',
  /** The server aborts the handshake. */
  'tls-broken'
] as const
export type TlsFailureCode = (typeof tlsFailureCodes)[number]

/** Why no connection to a server could be opened, more precise than `unreachable` and `certificate-refused`. */
export const networkFailureCodes = [...proxyFailureCodes, ...tlsFailureCodes] as const
export type NetworkFailureCode = (typeof networkFailureCodes)[number]

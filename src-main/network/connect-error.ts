import type { CertificateInfo } from '#contract/certificate-info.ts'
import type { NetworkFailureCode } from '#contract/network.ts'

/** Why no connection was opened; `networkFailure` is more precise than `code`. */
export type ConnectFailure = {
  readonly code: 'name-not-found' | 'unreachable' | 'certificate-refused'
  readonly networkFailure?: NetworkFailureCode
  /** A certificate's issuer or a proxy's address, for display as a quotation. */
  readonly text?: string
}

/**
 * No connection was opened. It is thrown before there is one, so no byte of a request was sent. `cause` is the system's
 * error.
 */
export class ConnectError extends Error {
  override readonly name = 'ConnectError'
  readonly failure: ConnectFailure
  /** The server's certificate, if it was received. */
  readonly certificate: CertificateInfo | undefined

  constructor(
    failure: ConnectFailure,
    options: { readonly cause?: unknown; readonly certificate?: CertificateInfo } = {}
  ) {
    super(failure.networkFailure ?? failure.code, { cause: options.cause })
    this.failure = failure
    this.certificate = options.certificate
  }
}

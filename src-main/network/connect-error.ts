import type { CertificateFacts, WayFailureCode } from '#contract/way.ts'

/** What is known of a way that did not open; `way` more closely than `code`. */
export type NoWay = {
  readonly code: 'name-not-found' | 'unreachable' | 'certificate-refused'
  readonly way?: WayFailureCode
  /** Whose word it was: a certificate's issuer, a proxy's address. Somebody else's words: to be quoted. */
  readonly text?: string
}

/**
 * No connection came about. Thrown before there is one, so that whoever gets it knows that not a byte of a request has
 * left. `cause` is the system's own error.
 */
export class ConnectError extends Error {
  override readonly name = 'ConnectError'
  readonly noWay: NoWay
  /** Of the server, as far as it had shown one. */
  readonly certificate: CertificateFacts | undefined

  constructor(noWay: NoWay, options: { readonly cause?: unknown; readonly certificate?: CertificateFacts } = {}) {
    super(noWay.way ?? noWay.code, { cause: options.cause })
    this.noWay = noWay
    this.certificate = options.certificate
  }
}

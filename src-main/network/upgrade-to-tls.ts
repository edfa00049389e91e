import { isIP, type Socket } from 'node:net'
import {
  checkServerIdentity,
  connect,
  createSecureContext,
  getCACertificates,
  type SecureContext,
  type TLSSocket
} from 'node:tls'
import type { Authority } from '#contract/authorities.ts'
import type { CertificateInfo } from '#contract/certificate-info.ts'
import { describeDer, pemOf } from './certificates.ts'
import { ConnectError } from './connect-error.ts'
import { type Limits, waitForEvent } from './connect-tcp.ts'
import { tlsFailure } from './tls-failure.ts'

/** RFC 8996: older versions must not be used. Said here, so that no setting of the runtime allows them. */
const minVersion = 'TLSv1.2'

/**
 * Trusts the computer's authorities and these. An intermediate authority is trusted without its issuer, since the user
 * chose it.
 */
export function secureContextFor(authorities: readonly Authority[]): SecureContext {
  if (authorities.length === 0) return createSecureContext({ minVersion })
  const ca = [...getCACertificates('default'), ...authorities.map(pemOf)]
  return createSecureContext({ ca, allowPartialTrustChain: true, minVersion })
}

export interface TlsConnection {
  readonly socket: TLSSocket
  readonly certificate: CertificateInfo | undefined
}

/** TLS over a connection, the certificate checked for the host. Throws {@link ConnectError} with the certificate. */
export async function upgradeToTls(
  socket: Socket,
  host: string,
  context: SecureContext,
  limits: Limits
): Promise<TlsConnection> {
  const tlsSocket = connect({
    socket,
    host,
    servername: isIP(host) === 0 ? host : '',
    secureContext: context,
    // Said in each call, so that no variable and no default of the runtime says otherwise.
    rejectUnauthorized: true,
    checkServerIdentity,
    // HTTP/2 may send a request again automatically; see hcw/transport.ts.
    ALPNProtocols: ['http/1.1']
  })
  let certificate: CertificateInfo | undefined
  // Emitted after the handshake and before the certificate is checked: a refused connection is destroyed right after.
  // Only the display depends on it, never the check.
  tlsSocket.prependListener('secure', () => {
    const { raw } = tlsSocket.getPeerCertificate()
    if (raw !== undefined) certificate = describeDer(raw)
  })
  try {
    await waitForEvent(tlsSocket, 'secureConnect', limits)
    return { socket: tlsSocket, certificate }
  } catch (cause) {
    const shown = certificate === undefined ? {} : { certificate }
    throw new ConnectError(tlsFailure(cause, certificate), { cause, ...shown })
  }
}

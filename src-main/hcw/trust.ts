import { getCACertificates, setDefaultCACertificates } from 'node:tls'

/**
 * Makes Node trust what the computer trusts, besides the authorities it brings along: hospitals often sign their own
 * servers, and spread their authority through the system. To be called once, before the first connection. False where
 * the system's list cannot be read; then nothing has changed.
 */
export function trustSystemCertificates(): boolean {
  try {
    setDefaultCACertificates([...new Set([...getCACertificates('default'), ...getCACertificates('system')])])
    return true
  } catch {
    return false
  }
}

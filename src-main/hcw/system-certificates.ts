import { getCACertificates, setDefaultCACertificates } from 'node:tls'

/**
 * Makes Node trust the computer's authorities in addition to its own: hospitals often sign their own servers and
 * distribute their authority through the system. Call it once, before the first connection. False: the system's list
 * cannot be read, and nothing has changed.
 */
export function trustSystemCertificates(): boolean {
  try {
    setDefaultCACertificates([...new Set([...getCACertificates('default'), ...getCACertificates('system')])])
    return true
  } catch {
    return false
  }
}

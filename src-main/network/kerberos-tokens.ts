import { createRequire } from 'node:module'
import type { TokenSource } from './proxy-sign-in.ts'

/** The part of the package `kerberos` that is used: GSSAPI, and SSPI on Windows. */
interface Kerberos {
  readonly GSS_MECH_OID_SPNEGO: number
  readonly initializeClient: (
    service: string,
    options: { readonly mechOID: number }
  ) => Promise<{ readonly step: (challenge: string) => Promise<string | null> }>
}

/**
 * Tokens of the computer's session for Negotiate, by the package `kerberos`, which is native and no dependency of this
 * app: only a build into which a hospital has put it has them. NTLM alone is not among its schemes.
 */
export function createKerberosTokens(load: () => unknown = loadKerberos): TokenSource {
  return {
    begin: async (scheme, proxyHost) => {
      if (scheme !== 'Negotiate') return null
      const kerberos = load() as Kerberos | null
      if (kerberos === null) return null
      const service = process.platform === 'win32' ? `HTTP/${proxyHost}` : `HTTP@${proxyHost}`
      const client = await refusing(() => kerberos.initializeClient(service, { mechOID: kerberos.GSS_MECH_OID_SPNEGO }))
      return client === null ? null : { next: (challenge) => refusing(() => client.step(challenge)) }
    }
  }
}

/** Without a ticket the package rejects: then another way is tried. */
async function refusing<Value>(work: () => Promise<Value>): Promise<Value | null> {
  try {
    return await work()
  } catch {
    return null
  }
}

/** null: it is not installed. */
function loadKerberos(): unknown {
  try {
    return createRequire(import.meta.url)('kerberos')
  } catch {
    return null
  }
}

import { type ProxyAccount, type ProxySignIn, proxyAddress, type TokenSource } from '../network/proxy-sign-in.ts'
import type { Vault } from '../vault/index.ts'

/** The ways to sign in to proxies, of stored connections and of one that is being typed. */
export interface ProxySignIns {
  readonly stored: (connectionId: string) => ProxySignIn
  /** For whatever proxy the system names now: the person has just typed it for that. */
  readonly typed: (account: ProxyAccount) => ProxySignIn
  /** Without an account. */
  readonly none: ProxySignIn
}

export function createProxySignIns(vault: Pick<Vault, 'proxyAccounts'>, tokens: TokenSource): ProxySignIns {
  /** Until the app ends: whoever types the right password is not among them. */
  const refused = new Set<string>()
  const keyOf = (proxy: string, { user, password }: ProxyAccount) => JSON.stringify([proxy, user, password])

  return {
    stored: (connectionId) => ({
      account: async (hop) => {
        const known = await vault.proxyAccounts(connectionId)
        if (known === null || !known.proxies.includes(proxyAddress(hop))) return null
        return { ...known, isRefused: refused.has(keyOf(proxyAddress(hop), known)) }
      },
      refused: (hop, account) => void refused.add(keyOf(proxyAddress(hop), account)),
      tokens
    }),
    typed: (account) => ({
      account: async () => account,
      refused: () => undefined,
      tokens
    }),
    none: { account: async () => null, refused: () => undefined, tokens }
  }
}

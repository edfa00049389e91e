import type { Challenge } from './proxy-challenge.ts'
import type { ProxyHop } from './proxy-hops.ts'

/** How to sign in to a proxy. Nothing of it is ever sent to a server. */
export interface ProxySignIn {
  /** The account for this proxy and no other; null: none is known. */
  readonly account: (proxy: ProxyHop) => Promise<ProxyAccount | null>
  /**
   * The proxy does not accept this account: it must not be sent again, since a directory locks an account after some
   * wrong passwords.
   */
  readonly refused: (proxy: ProxyHop, account: ProxyAccount) => void
  readonly tokens: TokenSource
}

/** `isRefused`: the proxy has refused it before. */
export type ProxyAccount = { readonly user: string; readonly password: string; readonly isRefused?: boolean }

/** Schemes that sign in with the account of the computer's session (RFC 4559), the most secure first. */
export const tokenSchemes = ['Negotiate', 'NTLM'] as const
export type TokenScheme = (typeof tokenSchemes)[number]

/** Gives the tokens of the computer's session. */
export interface TokenSource {
  /** null: there are none for this scheme and proxy. */
  readonly begin: (scheme: TokenScheme, proxyHost: string) => Promise<TokenExchange | null>
}

export interface TokenExchange {
  /** The answer to a proxy's challenge, in base64 as the challenge; '' for the first token. null: it is refused. */
  readonly next: (challenge: string) => Promise<string | null>
}

export const noTokens: TokenSource = { begin: async () => null }
export const noProxySignIn: ProxySignIn = {
  account: async () => null,
  refused: () => undefined,
  tokens: noTokens
}

/** Accounts and tokens are for a proxy as the system names it. */
export function proxyAddress({ host, port }: ProxyHop): string {
  return `${host}:${port}`
}

/** One way of signing in, under way. */
export interface SignInWay {
  /** The value of `Proxy-Authorization` for the next request. */
  readonly authorization: string
  /** The way after the proxy's answer to that request; null: it is refused. */
  readonly next: (challenges: readonly Challenge[]) => Promise<SignInWay | null>
}

/**
 * `unsupported`: the proxy offers only what nobody here can do; `no-account`: Basic, and there is no account for it;
 * `refused`: there is one that it has refused before.
 */
export type NoWay = 'unsupported' | 'no-account' | 'refused'

/** The first of the proxy's ways that can be gone: tokens of the session before a password in clear. */
export async function beginSignIn(
  hop: ProxyHop,
  challenges: readonly Challenge[],
  { account, refused, tokens }: ProxySignIn
): Promise<SignInWay | NoWay> {
  const offers = (scheme: string) => challenges.some((challenge) => challenge.scheme === scheme.toLowerCase())
  for (const scheme of tokenSchemes) {
    if (!offers(scheme)) continue
    const exchange = await tokens.begin(scheme, hop.host)
    const way = exchange === null ? null : await byToken(scheme, exchange, '')
    if (way !== null) return way
  }
  if (!offers('Basic')) return 'unsupported'
  const known = await account(hop)
  if (known === null) return 'no-account'
  if (known.isRefused === true) return 'refused'
  const text = Buffer.from(`${known.user}:${known.password}`).toString('base64')
  return {
    authorization: `Basic ${text}`,
    next: async () => {
      refused(hop, known)
      return null
    }
  }
}

async function byToken(scheme: TokenScheme, exchange: TokenExchange, challenge: string): Promise<SignInWay | null> {
  const token = await exchange.next(challenge)
  // It becomes a line of a request.
  if (token === null || !/^[A-Za-z0-9+/]+={0,2}$/.test(token)) return null
  return {
    authorization: `${scheme} ${token}`,
    next: async (challenges) => {
      const answer = challenges.find((one) => one.scheme === scheme.toLowerCase())
      // Without a token of its own the proxy begins again: it has refused.
      return answer === undefined || answer.token === '' ? null : byToken(scheme, exchange, answer.token)
    }
  }
}

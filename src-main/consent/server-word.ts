import type { Question } from './question.ts'

/** A server as the app would use it. `address`: as it is stored, see `parseAddress`. `authorities`: DER in base64. */
export interface ServerUse {
  readonly address: string
  readonly account: string
  readonly authorities: readonly string[]
  /** A new account for the computer's proxy. */
  readonly proxyUser: string | null
}

/** Which servers, accounts and authorities a person has agreed to since the app was started. */
export interface ServerWord {
  /** `known`: what the connection was stored with; undefined: it is new. `nameOf` describes an authority. */
  ask(
    wanted: ServerUse,
    known: Omit<ServerUse, 'proxyUser'> | undefined,
    nameOf: (authority: string) => string
  ): { readonly question: Extract<Question, { readonly kind: 'use-server' }> | null; readonly agreed: () => void }
}

export function createServerWord(): ServerWord {
  const agreedTo = new Set<string>()
  return {
    ask(wanted, known, nameOf) {
      const { address, account, authorities, proxyUser } = wanted
      const isSameServer = known !== undefined && known.address === address && known.account === account
      const trusted = isSameServer ? known.authorities : []
      const added = authorities.filter((authority) => !trusted.includes(authority))
      const isKnown = isSameServer && added.length === 0 && proxyUser === null
      const key = JSON.stringify([address, account, [...authorities].sort(), proxyUser])
      if (isKnown || agreedTo.has(key)) return { question: null, agreed: () => undefined }
      return {
        question: {
          kind: 'use-server',
          address,
          account,
          before: known === undefined ? null : { address: known.address, account: known.account },
          authorities: added.map(nameOf),
          proxyUser
        },
        agreed: () => void agreedTo.add(key)
      }
    }
  }
}

import { isIPv6 } from 'node:net'
import type { SecureContext } from 'node:tls'
import type { Agent, RequestInit } from 'undici'
import type { Authority } from '#contract/authorities.ts'
import { openConnection } from './open-connection.ts'
import { withoutBrackets } from './proxy-hops.ts'
import { directProxyResolver, type ProxyResolver } from './proxy-resolver.ts'
import type { ProxySignIn } from './proxy-sign-in.ts'
import { secureContextFor, upgradeToTls } from './upgrade-to-tls.ts'

/** One request; rejects as fetch does, with a {@link ConnectError} among the causes if no connection was opened. */
export type Fetch = (address: string, init: Omit<RequestInit, 'dispatcher'>) => Promise<Response>

export interface FetchOptions {
  readonly routes?: ProxyResolver
  /** Trusted in addition to the computer's authorities. */
  readonly authorities?: readonly Authority[]
  /** For proxies that ask who is there. */
  readonly signIn?: ProxySignIn | undefined
  /** For each stage of a connection; see {@link openConnection}. */
  readonly stageLimitMs?: number
}

/**
 * Undici's fetch over connections through the system's proxies, to servers whose certificate is accepted. Proxies and
 * TLS are settled before undici gets a connection. No HTTP/2: with it a request may be sent again. Undici is loaded
 * with the first request, so that it does not delay the app's start.
 */
export function createFetch({
  routes = directProxyResolver,
  authorities = [],
  signIn,
  stageLimitMs
}: FetchOptions = {}): Fetch {
  let agent: Agent | null = null
  // Creating a context with extra authorities is slow, so it is kept. Without them, the computer's are used.
  let ownContext: SecureContext | null = null
  const limits = { limitMs: stageLimitMs, signIn, onOpened: routes.opened, onSkipped: routes.skip }

  async function open(protocol: string, hostname: string, port: number) {
    const url = new URL(`${protocol}//${isIPv6(hostname) ? `[${hostname}]` : hostname}:${port}/`)
    if (authorities.length > 0) ownContext ??= secureContextFor(authorities)
    const context = ownContext ?? secureContextFor([])
    try {
      const target = { host: withoutBrackets(url.hostname), port }
      const socket = await openConnection(target, await routes.hopsTo(url), context, limits)
      return protocol === 'https:' ? (await upgradeToTls(socket, target.host, context, limits)).socket : socket
    } catch (error) {
      routes.forget(url)
      throw error
    }
  }

  return async (address, init) => {
    const undici = await import('undici')
    agent ??= new undici.Agent({
      allowH2: false,
      connect: ({ protocol, hostname, port }, callback) => {
        const portNumber = Number(port) || (protocol === 'https:' ? 443 : 80)
        open(protocol, hostname, portNumber).then(
          (socket) => callback(null, socket),
          (error: unknown) => callback(error instanceof Error ? error : new Error(String(error)), null)
        )
      }
    })
    // By the standard both types are the same; only their declarations differ.
    return (await undici.fetch(address, { ...init, dispatcher: agent })) as unknown as Response
  }
}

import { isIPv6 } from 'node:net'
import type { SecureContext } from 'node:tls'
import type { Agent, RequestInit } from 'undici'
import type { Authority } from '#contract/authorities.ts'
import { bare } from './hops.ts'
import { openWay } from './open-way.ts'
import { directRoutes, type Routes } from './routes.ts'
import { secure, trusting } from './secure.ts'

/** One request; rejects as fetch does, with a {@link ConnectError} among the causes where no connection came about. */
export type Fetch = (address: string, init: Omit<RequestInit, 'dispatcher'>) => Promise<Response>

export type FetchOptions = {
  readonly routes?: Routes
  /** Trusted besides the computer's, by this one only. */
  readonly authorities?: readonly Authority[]
  /** For each stage of a connection; see {@link dial}. */
  readonly stageLimitMs?: number
}

/**
 * Undici's fetch over connections that are opened by the system's proxies, and closed to everybody whose certificate is
 * not accepted. All that is decided about the way is decided before a connection is handed over, so that undici sees
 * connections only. No HTTP/2: with it a request may go out again. Undici is read in with the first request, so that
 * the app's start does not wait for it.
 */
export function createFetch({ routes = directRoutes, authorities = [], stageLimitMs }: FetchOptions = {}): Fetch {
  let agent: Agent | null = null
  // With authorities of its own it takes a while to make. Without, it follows the computer's.
  let own: SecureContext | null = null
  const limits = { limitMs: stageLimitMs, onOpened: routes.opened, onPassedOver: routes.passOver }

  async function open(protocol: string, hostname: string, port: number) {
    const url = new URL(`${protocol}//${isIPv6(hostname) ? `[${hostname}]` : hostname}:${port}/`)
    if (authorities.length > 0) own ??= trusting(authorities)
    const context = own ?? trusting([])
    try {
      const target = { host: bare(url.hostname), port }
      const socket = await openWay(target, await routes.hopsTo(url), context, limits)
      return protocol === 'https:' ? (await secure(socket, target.host, context, limits)).socket : socket
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
    // Both are the same by the standard; only their declarations differ.
    return (await undici.fetch(address, { ...init, dispatcher: agent })) as unknown as Response
  }
}

import type { Socket } from 'node:net'
import type { SecureContext } from 'node:tls'
import { ConnectError } from './connect-error.ts'
import { connectTcp, type Limits } from './connect-tcp.ts'
import { connectThroughProxy, type ProxyLimits, proxyError, type Target } from './connect-through-proxy.ts'
import type { Hop, ProxyHop } from './proxy-hops.ts'
import { upgradeToTls } from './upgrade-to-tls.ts'

/**
 * A connection to the target through the first usable hop. A hop is skipped only if it reaches nothing, or if its proxy
 * cannot be reached or is not supported; an answer of a proxy is final. No request is involved yet, so nothing can be
 * sent twice. Throws {@link ConnectError}; if no hop can be used, the one of the first unusable proxy, in the order of
 * the attempts.
 */
export async function openConnection(
  target: Target,
  hops: readonly Hop[],
  context: SecureContext,
  limits: ProxyLimits & { readonly onOpened: (hop: Hop) => void; readonly onSkipped: (hop: Hop) => void }
): Promise<Socket> {
  let [first, firstOfProxy]: unknown[] = []
  for (const hop of hops) {
    try {
      const socket = await openHop(target, hop, context, limits)
      limits.onOpened(hop)
      return socket
    } catch (error) {
      if (!isHopUnusable(error)) throw error
      first ??= error
      if (!isProxyUnusable(error)) continue
      firstOfProxy ??= error
      limits.onSkipped(hop)
    }
  }
  throw firstOfProxy ?? first ?? new ConnectError({ code: 'unreachable' })
}

/** Connects to the target's port through one hop. */
export async function openHop(target: Target, hop: Hop, context: SecureContext, limits: ProxyLimits): Promise<Socket> {
  if (hop.kind === 'direct') return await connectTcp(target.host, target.port, limits)
  if (hop.kind === 'unsupported') {
    throw new ConnectError({ code: 'unreachable', networkFailure: 'proxy-unsupported', text: hop.text })
  }
  const socket = await reachProxy(hop, context, limits)
  const way = await connectThroughProxy(socket, hop, target, limits)
  if (way === null) return socket
  socket.on('error', () => undefined).destroy()
  const second = await reachProxy(hop, context, limits)
  await connectThroughProxy(second, hop, target, limits, way)
  return second
}

async function reachProxy(hop: ProxyHop, context: SecureContext, limits: Limits): Promise<Socket> {
  let socket: Socket
  try {
    socket = await connectTcp(hop.host, hop.port, limits)
  } catch (error) {
    throw proxyError(hop, 'proxy-unreachable', error)
  }
  if (hop.kind !== 'https') return socket
  try {
    return (await upgradeToTls(socket, hop.host, context, limits)).socket
  } catch (error) {
    const isRefused = error instanceof ConnectError && error.failure.code === 'certificate-refused'
    throw proxyError(hop, isRefused ? 'proxy-certificate' : 'proxy-unreachable', error)
  }
}

/** The proxy cannot be used for any target. */
function isProxyUnusable(error: unknown): boolean {
  return (
    error instanceof ConnectError &&
    ['proxy-unreachable', 'proxy-unsupported'].includes(error.failure.networkFailure ?? '')
  )
}

/** Nothing was reached: the next hop may be tried. */
export function isHopUnusable(error: unknown): boolean {
  return isProxyUnusable(error) || (error instanceof ConnectError && error.failure.networkFailure === undefined)
}

import type { Socket } from 'node:net'
import type { SecureContext } from 'node:tls'
import { ConnectError } from './connect-error.ts'
import { dial, type Limits } from './dial.ts'
import type { Hop, ProxyHop } from './hops.ts'
import { passProxy, proxyError, type Target } from './pass-proxy.ts'
import { secure } from './secure.ts'

/**
 * A connection to the target through the first usable hop. A hop is skipped only if it reaches nothing, or if its proxy
 * cannot be reached or is not supported; an answer of a proxy is final. No request is involved yet, so nothing can be
 * sent twice. Throws {@link ConnectError}; if no hop can be used, the one of the first unusable proxy, in the order of
 * the attempts.
 */
export async function openWay(
  target: Target,
  hops: readonly Hop[],
  context: SecureContext,
  limits: Limits & { readonly onOpened: (hop: Hop) => void; readonly onPassedOver: (hop: Hop) => void }
): Promise<Socket> {
  let [first, firstOfProxy]: unknown[] = []
  for (const hop of hops) {
    try {
      const socket = await openHop(target, hop, context, limits)
      limits.onOpened(hop)
      return socket
    } catch (error) {
      if (!isOut(error)) throw error
      first ??= error
      if (!isPassedOver(error)) continue
      firstOfProxy ??= error
      limits.onPassedOver(hop)
    }
  }
  throw firstOfProxy ?? first ?? new ConnectError({ code: 'unreachable' })
}

/** Connects to the target's port through one hop. */
export async function openHop(target: Target, hop: Hop, context: SecureContext, limits: Limits): Promise<Socket> {
  if (hop.kind === 'direct') return await dial(target.host, target.port, limits)
  if (hop.kind === 'unsupported') {
    throw new ConnectError({ code: 'unreachable', way: 'proxy-unsupported', text: hop.words })
  }
  const socket = await reachProxy(hop, context, limits)
  await passProxy(socket, hop, target, limits)
  return socket
}

async function reachProxy(hop: ProxyHop, context: SecureContext, limits: Limits): Promise<Socket> {
  let socket: Socket
  try {
    socket = await dial(hop.host, hop.port, limits)
  } catch (error) {
    throw proxyError(hop, 'proxy-unreachable', error)
  }
  if (hop.kind !== 'https') return socket
  try {
    return (await secure(socket, hop.host, context, limits)).socket
  } catch (error) {
    const isRefused = error instanceof ConnectError && error.noWay.code === 'certificate-refused'
    throw proxyError(hop, isRefused ? 'proxy-certificate' : 'proxy-unreachable', error)
  }
}

/** The proxy cannot be used for any target. */
function isPassedOver(error: unknown): boolean {
  return error instanceof ConnectError && ['proxy-unreachable', 'proxy-unsupported'].includes(error.noWay.way ?? '')
}

/** Nothing was reached: the next hop may be tried. */
export function isOut(error: unknown): boolean {
  return isPassedOver(error) || (error instanceof ConnectError && error.noWay.way === undefined)
}

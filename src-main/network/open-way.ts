import type { Socket } from 'node:net'
import type { SecureContext } from 'node:tls'
import { ConnectError } from './connect-error.ts'
import { dial, type Limits } from './dial.ts'
import type { Hop, ProxyHop } from './hops.ts'
import { passProxy, proxyError, type Target } from './pass-proxy.ts'
import { secure } from './secure.ts'

/**
 * A connection to the target, through the first hop that can be used. A proxy is passed over only while it cannot be
 * reached or spoken to: once one has answered, its answer stands. Nothing of a request is involved yet, so no choice
 * made here can send anything twice. Throws {@link ConnectError}; where no hop can be used, that of the first.
 */
export async function openWay(
  target: Target,
  hops: readonly Hop[],
  context: SecureContext,
  limits: Limits & { readonly onPassedOver: (hop: Hop) => void }
): Promise<Socket> {
  let first: unknown
  for (const [index, hop] of hops.entries()) {
    try {
      return await openHop(target, hop, context, limits)
    } catch (error) {
      first ??= error
      if (isPassedOver(error)) limits.onPassedOver(hop)
      const isLast = index === hops.length - 1
      if (isLast || !isPassedOver(error)) throw isOut(error) ? first : error
    }
  }
  throw new ConnectError({ code: 'unreachable' })
}

/** Through one hop, as far as the target's port. */
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

/** The next hop may be tried. */
export function isPassedOver(error: unknown): boolean {
  return error instanceof ConnectError && ['proxy-unreachable', 'proxy-unsupported'].includes(error.noWay.way ?? '')
}

/** Nobody was reached at all: what the first hop said is nearer to the cause. */
function isOut(error: unknown): boolean {
  return isPassedOver(error) || (error instanceof ConnectError && error.noWay.way === undefined)
}

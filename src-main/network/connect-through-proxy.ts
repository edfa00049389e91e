import { isIPv6, type Socket } from 'node:net'
import type { NetworkFailureCode } from '#contract/network.ts'
import { ConnectError } from './connect-error.ts'
import { type Limits, readMessage } from './connect-tcp.ts'
import type { ProxyHop } from './proxy-hops.ts'

export type Target = { readonly host: string; readonly port: number }

/**
 * Asks a proxy to connect the socket to the target. Throws {@link ConnectError}; `proxy-unreachable` if the proxy
 * closed the connection without an answer.
 */
export async function connectThroughProxy(
  socket: Socket,
  hop: ProxyHop,
  target: Target,
  limits: Limits
): Promise<void> {
  try {
    await (hop.kind === 'socks5'
      ? connectThroughSocks(socket, target, limits)
      : connectThroughHttp(socket, target, limits))
  } catch (error) {
    socket.on('error', () => undefined).destroy()
    if (error instanceof Refusal) throw proxyError(hop, error.code, error)
    throw proxyError(hop, 'proxy-unreachable', error)
  }
}

export function proxyError(hop: ProxyHop, networkFailure: NetworkFailureCode, cause: unknown): ConnectError {
  const code = networkFailure === 'proxy-certificate' ? 'certificate-refused' : 'unreachable'
  return new ConnectError({ code, networkFailure, text: `${hop.host}:${hop.port}` }, { cause })
}

/** The proxy answered with a refusal. */
class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly code: NetworkFailureCode

  constructor(code: NetworkFailureCode, message: string) {
    super(message)
    this.code = code
  }
}

/** `CONNECT` (RFC 9110, 9.3.6). */
async function connectThroughHttp(socket: Socket, { host, port }: Target, limits: Limits): Promise<void> {
  const authority = `${isIPv6(host) ? `[${host}]` : host}:${port}`
  socket.write(`CONNECT ${authority} HTTP/1.1\r\nHost: ${authority}\r\n\r\n`)
  // The body of a refusal is not read: the connection is no longer used.
  const head = await readMessage(
    socket,
    (bytes) => {
      const end = bytes.indexOf('\r\n\r\n')
      if (end < 0) return null
      return isSuccess(statusOf(bytes)) ? end + 4 : bytes.length
    },
    limits
  )
  const status = statusOf(head)
  if (isSuccess(status)) return
  if (status === 407) throw new Refusal('proxy-password', '407')
  // The proxy does not find the server, or gets no answer from it.
  if (status === 502 || status === 503 || status === 504) throw new Refusal('proxy-cannot-reach', String(status))
  if (status !== null) throw new Refusal('proxy-refused', String(status))
  throw new Error('not HTTP')
}

function statusOf(head: Buffer): number | null {
  const status = /^HTTP\/1\.[01] (\d{3})/.exec(head.toString('latin1', 0, 16))?.[1]
  return status === undefined ? null : Number(status)
}

function isSuccess(status: number | null): boolean {
  return status !== null && status >= 200 && status < 300
}

/** SOCKS 5 without authentication (RFC 1928); the proxy looks up the name. */
async function connectThroughSocks(socket: Socket, { host, port }: Target, limits: Limits): Promise<void> {
  socket.write(Uint8Array.of(5, 1, 0))
  const [version, method] = await readMessage(socket, (bytes) => (bytes.length < 2 ? null : 2), limits)
  if (version !== 5) throw new Error('not SOCKS 5')
  if (method !== 0) throw new Refusal('proxy-password', `method ${method}`)
  const name = Buffer.from(host)
  socket.write(Buffer.from([5, 1, 0, 3, name.length, ...name, port >> 8, port & 0xff]))
  const [, answer = 0xff] = await readMessage(socket, socksAnswerLength, limits)
  if (answer === 0) return
  throw new Refusal(answer === 2 ? 'proxy-refused' : 'proxy-cannot-reach', `answer ${answer}`)
}

function socksAnswerLength(bytes: Buffer): number | null {
  const [, , , kind, first] = bytes
  if (kind === undefined || first === undefined) return null
  const addressLength = kind === 1 ? 4 : kind === 4 ? 16 : 1 + first
  const length = 4 + addressLength + 2
  return bytes.length < length ? null : length
}

import { isIPv6, type Socket } from 'node:net'
import type { NetworkFailureCode } from '#contract/network.ts'
import { ConnectError } from './connect-error.ts'
import { type Limits, readMessage } from './connect-tcp.ts'
import { answerLength, type Challenge, isSuccess, readAnswer } from './proxy-challenge.ts'
import type { ProxyHop } from './proxy-hops.ts'
import { beginSignIn, noProxySignIn, type ProxyAccount, type ProxySignIn, type SignInWay } from './proxy-sign-in.ts'

export type Target = { readonly host: string; readonly port: number }

/** What a connection through a proxy needs to know besides its limits. */
export type ProxyLimits = Limits & { readonly signIn?: ProxySignIn | undefined }

/** More legs than any scheme has: Negotiate has two, NTLM as well. */
const legsMax = 6

/**
 * Asks a proxy to connect the socket to the target, and signs in on that socket where the proxy asks for it. Nothing of
 * a request to the target is involved yet.
 *
 * @param way how to sign in at once, on the second connection.
 * @returns null: it is connected. Otherwise the proxy has ended this connection with its question: the answer must go out
 * first on a new one.
 *
 * Throws {@link ConnectError}; `proxy-unreachable` if the proxy closed the connection without an answer.
 */
export async function connectThroughProxy(
  socket: Socket,
  hop: ProxyHop,
  target: Target,
  limits: ProxyLimits,
  way: SignInWay | null = null
): Promise<SignInWay | null> {
  const signIn = limits.signIn ?? noProxySignIn
  try {
    if (hop.kind !== 'socks5') return await connectThroughHttp(socket, hop, target, limits, signIn, way)
    await connectThroughSocks(socket, hop, target, limits, signIn)
    return null
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

/** `CONNECT` (RFC 9110, 9.3.6), again with each answer to a 407 (11.7). */
async function connectThroughHttp(
  socket: Socket,
  hop: ProxyHop,
  { host, port }: Target,
  limits: Limits,
  signIn: ProxySignIn,
  begun: SignInWay | null
): Promise<SignInWay | null> {
  const authority = `${isIPv6(host) ? `[${host}]` : host}:${port}`
  let way = begun
  for (let leg = 1; leg <= legsMax; leg += 1) {
    const proof = way === null ? '' : `Proxy-Authorization: ${way.authorization}\r\n`
    socket.write(`CONNECT ${authority} HTTP/1.1\r\nHost: ${authority}\r\n${proof}\r\n`)
    const { status, challenges, isKept } = readAnswer(await readMessage(socket, answerLength, limits))
    if (isSuccess(status)) return null
    if (status !== 407) throw refusalOf(status)
    const isFirst = way === null
    way = await (way === null ? begin(hop, challenges, signIn) : goOn(way, challenges))
    if (isKept) continue
    // Only the first answer may go out on another connection: those that follow belong to this one.
    if (isFirst) return way
    throw new Refusal('proxy-password-wrong', 'the connection was ended')
  }
  throw new Refusal('proxy-password-wrong', `${legsMax} legs`)
}

async function begin(hop: ProxyHop, challenges: readonly Challenge[], signIn: ProxySignIn): Promise<SignInWay> {
  const way = await beginSignIn(hop, challenges, signIn)
  if (way === 'no-account') throw new Refusal('proxy-password', '407')
  if (way === 'refused') throw new Refusal('proxy-password-wrong', 'refused before')
  if (way === 'unsupported') throw new Refusal('proxy-sign-in-unsupported', '407')
  return way
}

async function goOn(way: SignInWay, challenges: readonly Challenge[]): Promise<SignInWay> {
  const next = await way.next(challenges)
  if (next === null) throw new Refusal('proxy-password-wrong', '407')
  return next
}

function refusalOf(status: number | null): Error {
  // The proxy does not find the server, or gets no answer from it.
  if (status === 502 || status === 503 || status === 504) return new Refusal('proxy-cannot-reach', String(status))
  return status === null ? new Error('not HTTP') : new Refusal('proxy-refused', String(status))
}

const socksWithoutSignIn = 0
const socksByPassword = 2

/** SOCKS 5 (RFC 1928), with a user name and a password (RFC 1929) where there is an account; the proxy looks up the name. */
async function connectThroughSocks(
  socket: Socket,
  hop: ProxyHop,
  { host, port }: Target,
  limits: Limits,
  signIn: ProxySignIn
): Promise<void> {
  const account = await signIn.account(hop)
  const methods = account === null ? [socksWithoutSignIn] : [socksWithoutSignIn, socksByPassword]
  socket.write(Uint8Array.of(5, methods.length, ...methods))
  const [version, method = 0xff] = await readMessage(socket, (bytes) => (bytes.length < 2 ? null : 2), limits)
  if (version !== 5) throw new Error('not SOCKS 5')
  if (!methods.includes(method)) throw new Refusal(socksRefusal(method, account), `method ${method}`)
  if (method === socksByPassword && account !== null) {
    if (account.isRefused === true) throw new Refusal('proxy-password-wrong', 'refused before')
    if (!(await signInToSocks(socket, account, limits))) {
      signIn.refused(hop, account)
      throw new Refusal('proxy-password-wrong', 'refused')
    }
  }
  const name = Buffer.from(host)
  socket.write(Buffer.from([5, 1, 0, 3, name.length, ...name, port >> 8, port & 0xff]))
  const [, answer = 0xff] = await readMessage(socket, socksAnswerLength, limits)
  if (answer === 0) return
  throw new Refusal(answer === 2 ? 'proxy-refused' : 'proxy-cannot-reach', `answer ${answer}`)
}

/** 0xff: it takes none of what was offered. Without an account that was everything but a password. */
function socksRefusal(method: number, account: ProxyAccount | null): NetworkFailureCode {
  return account === null && (method === 0xff || method === socksByPassword)
    ? 'proxy-password'
    : 'proxy-sign-in-unsupported'
}

/** False: the proxy does not accept the account. */
async function signInToSocks(socket: Socket, { user, password }: ProxyAccount, limits: Limits): Promise<boolean> {
  const [name, secret] = [Buffer.from(user), Buffer.from(password)]
  // Each length is one byte.
  if (name.length > 255 || secret.length > 255) return false
  socket.write(Buffer.from([1, name.length, ...name, secret.length, ...secret]))
  const [, status] = await readMessage(socket, (bytes) => (bytes.length < 2 ? null : 2), limits)
  return status === 0
}

function socksAnswerLength(bytes: Buffer): number | null {
  const [, , , kind, first] = bytes
  if (kind === undefined || first === undefined) return null
  const addressLength = kind === 1 ? 4 : kind === 4 ? 16 : 1 + first
  const length = 4 + addressLength + 2
  return bytes.length < length ? null : length
}

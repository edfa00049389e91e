import { lookup } from 'node:dns/promises'
import { connect, isIP, type Socket } from 'node:net'
import { ConnectError } from './connect-error.ts'

/** For each stage of a connection: name and TCP, a proxy's answer, the TLS handshake. */
export const stageLimitMs = 10_000

export interface Limits {
  /** Default {@link stageLimitMs}. */
  readonly limitMs?: number | undefined
  readonly signal?: AbortSignal | undefined
}

const nameCodes = new Set(['ENOTFOUND', 'EAI_AGAIN', 'EAI_NONAME', 'EAI_NODATA', 'EAI_FAIL'])

/** A TCP connection to any address of the name. Throws {@link ConnectError}: `name-not-found`, `unreachable`. */
export async function connectTcp(host: string, port: number, limits: Limits): Promise<Socket> {
  const socket = connect({ host, port, noDelay: true, keepAlive: true, keepAliveInitialDelay: 60_000 })
  try {
    await waitForEvent(socket, 'connect', limits)
    return socket
  } catch (cause) {
    const code = nameCodes.has(codeOf(cause)) ? 'name-not-found' : 'unreachable'
    throw new ConnectError({ code }, { cause })
  }
}

/** The addresses of a name. Throws {@link ConnectError}: `name-not-found`. */
export async function addressesOf(host: string): Promise<readonly string[]> {
  if (isIP(host) !== 0) return [host]
  try {
    return (await lookup(host, { all: true })).map(({ address }) => address)
  } catch (cause) {
    throw new ConnectError({ code: 'name-not-found' }, { cause })
  }
}

/** Waits for an event of a socket. Destroys the socket and throws on an error, close, time-out or abort. */
export function waitForEvent(socket: Socket, event: string, limits: Limits): Promise<void> {
  return withTimeout(socket, limits, (succeed) => {
    socket.once(event, succeed)
    return () => socket.off(event, succeed)
  })
}

/**
 * Reads until `lengthOf` knows the length of the message and all of it has arrived. Further bytes are an error: nothing
 * was requested yet.
 */
export function readMessage(
  socket: Socket,
  lengthOf: (bytes: Buffer) => number | null,
  limits: Limits
): Promise<Buffer> {
  return withTimeout(socket, limits, (succeed, fail) => {
    let bytes = Buffer.alloc(0)
    const receive = (chunk: Buffer) => {
      bytes = Buffer.concat([bytes, chunk])
      const length = lengthOf(bytes)
      if (bytes.length > (length ?? messageBytesMax)) fail(new Error('more bytes than were asked for'))
      else if (bytes.length === length) succeed(bytes)
    }
    socket.on('data', receive).resume()
    return () => {
      socket.off('data', receive)
      socket.pause()
    }
  })
}

const messageBytesMax = 16 * 1024

function withTimeout<Value>(
  socket: Socket,
  { limitMs = stageLimitMs, signal }: Limits,
  begin: (succeed: (value: Value) => void, fail: (error: Error) => void) => () => void
): Promise<Value> {
  return new Promise((resolve, reject) => {
    const finish = (complete: () => void) => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', abort)
      socket.off('error', fail).off('close', close)
      stop()
      complete()
    }
    const fail = (error: Error) =>
      finish(() => {
        // Destroying may cause one more error event, which needs a listener.
        socket.on('error', () => undefined).destroy()
        reject(error)
      })
    const close = () => fail(new Error('closed'))
    const abort = () => fail(new Error('given up'))
    const timer = setTimeout(() => fail(new Error('took too long')), limitMs)
    socket.on('error', fail).on('close', close)
    signal?.addEventListener('abort', abort)
    const stop = begin((value) => finish(() => resolve(value)), fail)
    if (signal?.aborted === true) abort()
  })
}

export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}

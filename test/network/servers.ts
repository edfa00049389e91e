import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'
import { join } from 'node:path'
import { createServer as createTlsServer, type TlsOptions } from 'node:tls'
import { readAuthorities } from '../../src-main/network/certificates.ts'
import { parseProxyList } from '../../src-main/network/proxy-hops.ts'
import type { ProxyResolver } from '../../src-main/network/proxy-resolver.ts'

const folder = join(import.meta.dirname, 'certificates')

export function fileOf(name: string): Buffer {
  return readFileSync(join(folder, name))
}

/** Certificate and key of a server; see the folder's README. */
export function identity(name: string): { readonly cert: Buffer; readonly key: Buffer } {
  const pem = fileOf(`${name}.pem`)
  return { cert: pem, key: pem }
}

/** An authority as the user would choose it for a connection. */
export function authorities(name: string) {
  const read = readAuthorities(fileOf(`authority-${name}.pem`), Date.now())
  if (!read.ok) throw new Error(read.code)
  return read.value
}

/** A resolver with the result of a PAC script. */
export function routesBy(list: string): ProxyResolver {
  const hops = async () => parseProxyList(list)
  return { hopsTo: hops, resolve: hops, skip: () => undefined, opened: () => undefined, forget: () => undefined }
}

export type Listening = { readonly port: number; close(): Promise<void> }

/** Listens on a port of this computer; closing cuts every connection. */
export async function listen(server: Server): Promise<Listening> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
  })
  server.on('tlsClientError', () => undefined)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    }
  }
}

/** A closed port: it was opened and closed just now. */
export async function closedPort(): Promise<number> {
  const { port, close } = await listen(createServer())
  await close()
  return port
}

/** Adds TLS to a server without it. */
export function tlsBefore(port: number, options: TlsOptions): Promise<Listening> {
  return listen(
    createTlsServer(options, (socket) => {
      joinSockets(socket, connect(port, '127.0.0.1'))
    })
  )
}

function joinSockets(one: Socket, other: Socket): void {
  one.on('error', () => other.destroy()).on('close', () => other.destroy())
  other.on('error', () => one.destroy()).on('close', () => one.destroy())
  one.pipe(other).pipe(one)
}

/** The behaviour of a proxy; an answer is sent and ends the connection. */
export type ProxyManners =
  | 'lets-through'
  | 'resets-at-once'
  | 'resets-when-asked'
  | 'resets-after-consent'
  | 'resets-after-request'
  | 'resets-before-answer'
  | { readonly answer: string }

export type TestProxy = Listening & {
  /** The first line of every request. */
  readonly asked: readonly string[]
}

/** A proxy for CONNECT requests, with TLS if it has an identity. */
export async function connectProxy(manners: ProxyManners, own?: TlsOptions): Promise<TestProxy> {
  const asked: string[] = []
  const serve = (socket: Socket) => {
    if (manners === 'resets-at-once') return void socket.destroy()
    let head = ''
    const read = (chunk: Buffer) => {
      head += chunk.toString('latin1')
      if (!head.includes('\r\n\r\n')) return
      socket.off('data', read)
      asked.push(head.slice(0, head.indexOf('\r\n')))
      if (typeof manners === 'object') return void socket.end(manners.answer)
      if (manners === 'resets-when-asked') return void socket.destroy()
      consent(socket, manners, Number(/:(\d+) /.exec(head)?.[1]))
    }
    socket.on('error', () => undefined).on('data', read)
  }
  const listening = await listen(own === undefined ? createServer(serve) : createTlsServer(own, serve))
  return { ...listening, asked }
}

function consent(socket: Socket, manners: ProxyManners, port: number): void {
  socket.write('HTTP/1.1 200 Connection established\r\nProxy-Agent: test\r\n\r\n', () => {
    if (manners === 'resets-after-consent') socket.destroy()
  })
  if (manners === 'resets-after-consent') return
  const onward = connect(port, '127.0.0.1')
  if (manners === 'lets-through') {
    joinSockets(socket, onward)
    return
  }
  onward.on('error', () => undefined)
  socket.on('close', () => onward.destroy())
  // The sign-in passes; the answer to the invitation is lost.
  const isInvitation = (chunk: Buffer) => chunk.includes('POST /api/v1/invite')
  let isCut = false
  socket.on('data', (chunk: Buffer) => {
    if (isInvitation(chunk) && manners === 'resets-after-request') return void socket.destroy()
    if (isInvitation(chunk)) isCut = true
    onward.write(chunk)
  })
  onward.on('data', (chunk: Buffer) => (isCut ? socket.destroy() : socket.write(chunk)))
}

/** A SOCKS 5 proxy that answers with a code of RFC 1928; 0 connects. */
export async function socksProxy(method: number, answer: number): Promise<TestProxy> {
  const asked: string[] = []
  const listening = await listen(
    createServer((socket) => {
      socket.once('data', () => {
        socket.write(Uint8Array.of(5, method))
        socket.once('data', (request: Buffer) => {
          const length = request[4] ?? 0
          const port = request.readUInt16BE(5 + length)
          asked.push(`${request.toString('latin1', 5, 5 + length)}:${port}`)
          socket.write(Uint8Array.of(5, answer, 0, 1, 0, 0, 0, 0, 0, 0))
          if (answer === 0) joinSockets(socket, connect(port, '127.0.0.1'))
        })
      })
    })
  )
  return { ...listening, asked }
}

/** How a proxy asks who is there. Each function gets the value of `Proxy-Authorization`, or '' without one. */
export interface AskingManners {
  /** 'ok', or the values of `Proxy-Authenticate`. */
  readonly answer: (authorization: string) => 'ok' | readonly string[]
  /** How its 407 ends: with a length, in chunks, or with the connection. */
  readonly body?: 'length' | 'chunks' | 'close'
}

export type AskingProxy = Listening & {
  /** For each connection, the value of `Proxy-Authorization` of each CONNECT, or ''. */
  readonly proofs: readonly (readonly string[])[]
}

/** A proxy for CONNECT requests that asks for a sign-in first. */
export async function askingProxy({ answer, body = 'length' }: AskingManners): Promise<AskingProxy> {
  const proofs: string[][] = []
  const page = '<html>who are you?</html>'
  const refusal = (ways: readonly string[]) => {
    const head = ['HTTP/1.1 407 Proxy Authentication Required', ...ways.map((way) => `Proxy-Authenticate: ${way}`)]
    if (body === 'close') return `${[...head, 'Connection: close'].join('\r\n')}\r\n\r\n${page}`
    if (body === 'length') return `${[...head, `Content-Length: ${page.length}`].join('\r\n')}\r\n\r\n${page}`
    const chunk = `${page.length.toString(16)}\r\n${page}\r\n0\r\n\r\n`
    return `${[...head, 'Transfer-Encoding: chunked'].join('\r\n')}\r\n\r\n${chunk}`
  }
  const listening = await listen(
    createServer((socket) => {
      const own: string[] = []
      proofs.push(own)
      let head = ''
      const read = (chunk: Buffer) => {
        head += chunk.toString('latin1')
        if (!head.includes('\r\n\r\n')) return
        const proof = /^Proxy-Authorization: (.*)$/im.exec(head)?.[1]?.trim() ?? ''
        const port = Number(/:(\d+) /.exec(head)?.[1])
        head = ''
        own.push(proof)
        const ways = answer(proof)
        if (ways === 'ok') {
          socket.off('data', read)
          return consent(socket, 'lets-through', port)
        }
        if (body === 'close') socket.end(refusal(ways))
        else socket.write(refusal(ways))
      }
      socket.on('error', () => undefined).on('data', read)
    })
  )
  return { ...listening, proofs }
}

/** A SOCKS 5 proxy that takes only this user name and password (RFC 1929). `given`: what it got, `user:password`. */
export async function socksProxyFor(user: string, password: string): Promise<Listening & { readonly given: string[] }> {
  const given: string[] = []
  const listening = await listen(
    createServer((socket) => {
      socket.once('data', (methods: Buffer) => {
        const isOffered = methods.subarray(2).includes(2)
        socket.write(Uint8Array.of(5, isOffered ? 2 : 0xff))
        if (!isOffered) return
        socket.once('data', (account: Buffer) => {
          const length = account[1] ?? 0
          given.push(`${account.toString('utf8', 2, 2 + length)}:${account.toString('utf8', 3 + length)}`)
          const isRight = given.at(-1) === `${user}:${password}`
          socket.write(Uint8Array.of(1, isRight ? 0 : 1))
          if (!isRight) return
          socket.once('data', (request: Buffer) => {
            const port = request.readUInt16BE(5 + (request[4] ?? 0))
            socket.write(Uint8Array.of(5, 0, 0, 1, 0, 0, 0, 0, 0, 0))
            joinSockets(socket, connect(port, '127.0.0.1'))
          })
        })
      })
    })
  )
  return { ...listening, given }
}

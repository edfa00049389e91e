import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { strict } from './strict.ts'

type Handler = (request: Request) => Response | Promise<Response>

const privileged = new Set<string>()

/** `electron.protocol` registers the schemes; each session handles them for its own pages. */
export function registerSchemesAsPrivileged(schemes: readonly { readonly scheme: string }[]): void {
  for (const { scheme } of schemes) privileged.add(scheme)
}

// 'app://bundle' ↔ 'http://127.0.0.1:4711': a server each, since an origin is what the browser keeps apart.
const appOrigins = new Map<string, string>()

/** The address of a page as the app sees it. */
export function fromLoopback(url: string): string {
  for (const [loopback, origin] of appOrigins) {
    if (url === loopback || url.startsWith(`${loopback}/`)) return origin + url.slice(loopback.length)
  }
  return url
}

export type SchemeServers = ReturnType<typeof createSchemeServers>

/** The custom schemes of one session, whose requests are answered by a handler. */
export function createSchemeServers() {
  const handlers = new Map<string, Handler>()
  const loopbackOrigins = new Map<string, Promise<string>>()

  return {
    protocol: strict('protocol', {
      registerSchemesAsPrivileged,
      handle(scheme: string, handler: Handler) {
        if (!privileged.has(scheme)) throw new Error(`the stand-in serves privileged schemes only, not ${scheme}`)
        handlers.set(scheme, handler)
      },
      unhandle: (scheme: string) => void handlers.delete(scheme),
      isProtocolHandled: (scheme: string) => handlers.has(scheme)
    }),

    /** The address under which Chromium finds a page of a handled scheme; other addresses stay as they are. */
    async toLoopback(url: string): Promise<string> {
      const { protocol: scheme, host } = new URL(url)
      if (!handlers.has(scheme.slice(0, -1))) return url
      const origin = `${scheme}//${host}`
      const known = loopbackOrigins.get(origin) ?? serve(origin, () => handlers.get(scheme.slice(0, -1)))
      loopbackOrigins.set(origin, known)
      return (await known) + url.slice(origin.length)
    }
  }
}

function serve(origin: string, handler: () => Handler | undefined): Promise<string> {
  const server = createServer((request, response) => {
    answer(server, origin, handler(), request, response).catch((error: unknown) => {
      console.error('the handler of', origin, 'failed:', error)
      response.writeHead(500).end()
    })
  })
  server.unref()
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const loopback = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
      appOrigins.set(loopback, origin)
      resolve(loopback)
    })
  })
}

async function answer(
  server: Server,
  origin: string,
  handler: Handler | undefined,
  from: IncomingMessage,
  to: ServerResponse
) {
  const { port } = server.address() as AddressInfo
  // Another page whose host name resolves to this computer has its own name here (DNS rebinding).
  if (from.headers.host !== `127.0.0.1:${port}`) return void to.writeHead(403).end()
  // Browsers request this automatically, Electron does not.
  if (from.url === '/favicon.ico') return void to.writeHead(204).end()
  if (!handler) return void to.writeHead(404).end()
  const headers = Object.entries(from.headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)] as [string, string]]
  )
  const response = await handler(new Request(origin + from.url, { method: from.method ?? 'GET', headers }))
  to.writeHead(response.status, Object.fromEntries(response.headers))
  to.end(from.method === 'HEAD' ? undefined : Buffer.from(await response.arrayBuffer()))
}

import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
// The app loads it with its first request, which must not count against the short time limits here.
import 'undici'
import { createHcwV5 } from '../../src-main/hcw/hcw-v5.ts'

export type Script = (request: IncomingMessage, response: ServerResponse, body: string) => void

export interface ScriptedServer {
  readonly url: URL
  /** `METHOD path` of every complete request except sign-ins. */
  readonly requests: readonly string[]
  /** For each of them: whether its connection had served another request before. */
  readonly onKeptConnection: readonly boolean[]
  close(): Promise<void>
}

/** Accepts every sign-in; the script answers everything else. */
export async function scriptedServer(script: Script): Promise<ScriptedServer> {
  const requests: string[] = []
  const sockets = new Set<Socket>()
  const onKeptConnection: boolean[] = []
  const served = new Set<Socket>()
  const http = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const isKept = served.has(request.socket)
    served.add(request.socket)
    if (request.url === '/api/v1/login-local') {
      json(response, 200, loginAnswer('token-1'))
      return
    }
    requests.push(`${request.method} ${request.url}`)
    onKeptConnection.push(isKept)
    script(request, response, Buffer.concat(chunks).toString())
  })
  http.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
  })
  http.listen(0, '127.0.0.1')
  await once(http, 'listening')
  return {
    url: new URL(`http://127.0.0.1:${(http.address() as AddressInfo).port}/`),
    requests,
    onKeptConnection,
    async close() {
      for (const socket of sockets) socket.destroy()
      http.close()
      await once(http, 'close')
    }
  }
}

export function clientOf(url: URL, timeoutMs = 1000) {
  const credentials = async () => ({ email: 'scheduler@hospital.example', password: 'secret' })
  return createHcwV5({
    baseUrl: url,
    account: 'scheduler@hospital.example',
    credentials,
    patientsHost: () => 'patient.example.test',
    timeoutMs
  })
}

export function loginAnswer(token: string, refreshToken?: string) {
  const user = { id: '1', email: 'scheduler@hospital.example', role: 'scheduler', firstName: 'Sandra', lastName: 'S' }
  return { message: 'Login Successful', user: { ...user, token, refreshToken } }
}

export function json(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {}
): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers })
  response.end(JSON.stringify(body))
}

export function page(response: ServerResponse, status: number, type: string, body: string, headers = {}): void {
  response.writeHead(status, { 'content-type': type, ...headers })
  response.end(body)
}

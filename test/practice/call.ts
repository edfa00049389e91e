import { request } from 'node:http'

export interface Reply {
  readonly status: number
  /** Lower-case names; lists are joined. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** One HTTP request on a connection of its own; rejects as the socket does. Redirects are not followed. */
export function call(
  url: string,
  method: string,
  path: string,
  given: { readonly headers?: Readonly<Record<string, string>>; readonly body?: string | undefined } = {}
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url)
    const headers = {
      ...given.headers,
      ...(given.body === undefined
        ? {}
        : { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(given.body)) })
    }
    const sent = request({ hostname, port, method, path, headers, agent: false }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () => {
        const replyHeaders: Record<string, string> = {}
        for (const [name, value] of Object.entries(response.headers)) replyHeaders[name] = String(value)
        resolve({
          status: response.statusCode ?? 0,
          headers: replyHeaders,
          body: Buffer.concat(chunks).toString('utf8')
        })
      })
    })
    sent.on('error', reject)
    sent.end(given.body)
  })
}

/** Signs in and gives the tokens. */
export async function signIn(
  url: string,
  account: { readonly email: string; readonly password: string },
  more: object = {}
): Promise<{ readonly token: string; readonly refreshToken: string | undefined }> {
  const { email, password } = account
  const reply = await call(url, 'POST', '/api/v1/login-local', { body: JSON.stringify({ email, password, ...more }) })
  return (JSON.parse(reply.body) as { user: { token: string; refreshToken: string | undefined } }).user
}

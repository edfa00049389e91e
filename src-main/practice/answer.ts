/** An answer of the application, independent of sockets. */
export interface Answer {
  readonly status: number
  /** With the real server's upper and lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

export type Fields = Readonly<Record<string, unknown>>

export function text(status: number, body: string, headers: Readonly<Record<string, string>> = {}): Answer {
  return { status, headers: { 'Content-Type': 'text/plain; charset=utf-8', ...headers }, body }
}

/** Compact JSON; {@link indented} for a development server. */
export function json(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Answer {
  return {
    status,
    headers: { 'Content-Type': 'application/json; charset=utf-8', ...headers },
    body: JSON.stringify(body)
  }
}

export function html(status: number, body: string, headers: Readonly<Record<string, string>> = {}): Answer {
  return { status, headers: { 'Content-Type': 'text/html; charset=utf-8', ...headers }, body }
}

/** A development server indents its JSON. */
export function indented(answer: Answer): Answer {
  if (!answer.headers['Content-Type']?.startsWith('application/json')) return answer
  return { ...answer, body: JSON.stringify(JSON.parse(answer.body), null, 2) }
}

export const notFound: Answer = text(404, 'Not Found')
export const forbidden: Answer = text(403, 'Forbidden')
export const unauthorized: Answer = json(401, { error: 'Unauthorized' })

/** 400 `{success:false,error}`: the shape of most refusals. */
export function refusal(error: unknown, status = 400): Answer {
  return json(status, { success: false, error })
}

/** The page of the proxy in front of the application. */
export function proxyPage(status: number, reason: string, headers: Readonly<Record<string, string>> = {}): Answer {
  const title = `${status} ${reason}`
  const lines = [
    '<html>',
    `<head><title>${title}</title></head>`,
    '<body>',
    `<center><h1>${title}</h1></center>`,
    '<hr><center>nginx</center>',
    '</body>',
    '</html>',
    ''
  ]
  const page = lines.join('\r\n')
  return { status, headers: { Server: 'nginx', 'Content-Type': 'text/html', ...headers }, body: page }
}

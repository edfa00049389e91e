import { readFileSync } from 'node:fs'

/** One recorded request and its answer; tokens are masked as `<jwt>`. */
export interface Exchange {
  readonly method: string
  readonly path: string
  /** Request headers in lower case; `authorization` and `x-access-token` carry the mask. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | undefined
  readonly status: number
  /** Of the answer, in lower case; only those that the recording kept. */
  readonly answerHeaders: Readonly<Record<string, string>>
  readonly answerBody: string
}

/** Reads a recording of `test/hcw/transcripts`. */
export function readTranscript(name: string): readonly Exchange[] {
  const file = readFileSync(new URL(`../hcw/transcripts/${name}.txt`, import.meta.url), 'utf8')
  // One recording was cut: the next exchange begins in the middle of a line.
  return file
    .split(/### (?=(?:GET|POST|PATCH|DELETE) \/)/)
    .filter((part) => part.trim() !== '')
    .map(readExchange)
}

function readExchange(part: string): Exchange {
  const lines = part.split('\n')
  const [method = '', ...path] = (lines[0] ?? '').split(' ')
  const headers: Record<string, string> = {}
  let body: string | undefined
  let at = 1
  for (; lines[at]?.startsWith('> '); at++) {
    const [name, value] = splitHeader((lines[at] ?? '').slice(2))
    if (name === 'body') body = value
    else headers[name] = value
  }
  const status = Number((lines[at] ?? '').split(' ')[1])
  const answerHeaders: Record<string, string> = {}
  for (at++; lines[at] !== undefined && lines[at] !== ''; at++) {
    const [name, value] = splitHeader(lines[at] ?? '')
    answerHeaders[name] = value
  }
  const answerBody = lines
    .slice(at + 1)
    .join('\n')
    .trimEnd()
  return { method, path: path.join(' '), headers, body, status, answerHeaders, answerBody }
}

function splitHeader(line: string): readonly [string, string] {
  const colon = line.indexOf(': ')
  return [line.slice(0, colon).toLowerCase(), line.slice(colon + 2)]
}

/** The same text without what differs from run to run: ids, link tokens, JWTs, times, session, host names. */
export function masked(text: string, serverUrl?: string): string {
  const hosted =
    serverUrl === undefined
      ? text
      : text
          .replaceAll(`${serverUrl}/doctor`, 'https://doctor.example.test')
          .replaceAll(serverUrl, 'https://patient.example.test')
  return hosted
    .replace(/eyJ[\w-]+\.[\w-]+\.[\w-]+/g, '<jwt>')
    .replace(/sails\.sid=[^;]+; Path=\/; Expires=.+/g, '<session cookie>')
    .replace(/\b[0-9a-f]{64}\b/g, '<64 digits>')
    .replace(/\b[0-9a-f]{40}\b/g, '<40 digits>')
    .replace(/\b[0-9a-f]{24}\b/g, '<id>')
    .replace(/"closedAtISO"(: ?)"[^"]+"/g, '"closedAtISO"$1"<time>"')
    .replace(/"duration"(: ?)\d+/g, '"duration"$1<time>')
    .replace(/"(?!scheduledFor|inviteScheduledFor)(\w+)"(: ?)1[78]\d{11}\b/g, '"$1"$2<time>')
}

/** The first time in the answer that is the server's own: when the recorded server processed the request. */
export function momentOf(exchange: Exchange): number | undefined {
  const times = [...exchange.answerBody.matchAll(/"updatedAt": ?(\d{13})/g)].map((match) => Number(match[1]))
  return times.length === 0 ? undefined : Math.max(...times)
}

export function idsIn(text: string): readonly string[] {
  return text.match(/\b[0-9a-f]{24}\b/g) ?? []
}

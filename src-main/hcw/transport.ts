import ky from 'ky'
import { ConnectError, type ConnectFailure } from '../network/connect-error.ts'
import { createFetch, type Fetch } from '../network/fetch.ts'

/** One HTTP request to the server. `body` is JSON text. */
export interface Request {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  /** Below `api/v1/`, without query. */
  readonly path: string
  readonly query?: Readonly<Record<string, string>>
  readonly body?: string
  readonly token?: string
  /** Called when the connection is there and takes the body. */
  readonly goesOut?: (() => void) | undefined
  /** What is asked for has many records, or texts of the hospital: the answer may be larger than that about one. */
  readonly isList?: true
}

/** The result of a request: an answer, or none. */
export type Exchange = Answer | NoAnswer

export interface Answer {
  readonly kind: 'answer'
  readonly status: number
  readonly contentType: string
  /** null: the head came, but the body broke off, took too long or was too large. */
  readonly text: string | null
  readonly bodyFailure: NetworkFailure | null
  readonly retryAfter: string | null
  /** The server's clock by its `Date` header, and ours at the same time. ms since the epoch. */
  readonly serverTime: number | null
  readonly receivedAt: number
}

export type NoAnswer = { readonly kind: 'no-answer'; readonly failure: NetworkFailure }

/**
 * Why the network failed. `noWay`: there was no connection, so nothing was sent. `handedOver`: whether the request's
 * body was read, which happens only on an established connection (after TCP, a proxy's consent, TLS and the
 * certificate). While it is false, no byte of the body was sent. null: the request has no body.
 */
export interface NetworkFailure {
  readonly connectFailure: ConnectFailure | null
  readonly handedOver: boolean | null
  readonly timedOut: boolean
  /** Codes of the error and its causes, outermost first, e.g. `ENOTFOUND`, `UND_ERR_SOCKET`. */
  readonly codes: readonly string[]
}

export type Transport = (request: Request) => Promise<Exchange>

export interface TransportOptions {
  readonly baseUrl: URL
  /** Default: direct connections with the computer's authorities. */
  readonly fetch?: Fetch
  /** For the whole exchange, body included. Within it each stage of a connection has 10 s. */
  readonly timeoutMs?: number
  readonly now?: () => number
}

/** Long enough for a server that sends the SMS before it answers, short enough for a waiting user. */
const timeoutMsDefault = 45_000
/** Above any answer about one invite, and any error page. */
const answerBytesMax = 64 * 1024
/** Above a page of 100 invites, the queues of a large hospital, and a server's public configuration. */
const listBytesMax = 2 * 1024 * 1024

const directFetch = createFetch()

/**
 * Requests to one server, each sent exactly once: no retry by ky, no redirect followed, no HTTP/2, and no repetition by
 * fetch, which sends a request again after a 421 unless its body is a stream.
 */
export function createTransport({
  baseUrl,
  fetch = directFetch,
  timeoutMs = timeoutMsDefault,
  now = Date.now
}: TransportOptions): Transport {
  const root = new URL('api/v1/', baseUrl)
  return async (request) => {
    let handedOver = request.body === undefined ? null : false
    const client = ky.create({
      retry: 0,
      timeout: false,
      throwHttpErrors: false,
      redirect: 'manual',
      fetch: (input) =>
        fetchOnce(fetch, input as globalThis.Request, request.body, () => {
          handedOver = true
          request.goesOut?.()
        })
    })
    const signal = AbortSignal.timeout(timeoutMs)
    const failed = (error: unknown) => networkFailure(error, handedOver, signal.aborted)
    let response: Response
    try {
      response = await client(new URL(request.path, root), {
        method: request.method,
        signal,
        headers: headersOf(request),
        ...(request.query === undefined ? {} : { searchParams: request.query })
      })
    } catch (error) {
      return { kind: 'no-answer', failure: failed(error) }
    }
    const head = {
      kind: 'answer',
      status: response.status,
      contentType: response.headers.get('content-type')?.toLowerCase() ?? '',
      retryAfter: response.headers.get('retry-after'),
      serverTime: timeOf(response.headers.get('date')),
      receivedAt: now()
    } as const
    try {
      return {
        ...head,
        text: await readText(response, request.isList === true ? listBytesMax : answerBytesMax),
        bodyFailure: null
      }
    } catch (error) {
      return { ...head, text: null, bodyFailure: failed(error) }
    }
  }
}

// `locale: en`: the server translates its errors by it, and the table in classify.ts knows the English ones. The
// patient's language is another field.
function headersOf({ token, body }: Request): Record<string, string> {
  return {
    accept: 'application/json',
    locale: 'en',
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    // Servers since 2026-02 take only the first, older ones only the second.
    ...(token === undefined ? {} : { authorization: `Bearer ${token}`, 'x-access-token': token })
  }
}

function fetchOnce(
  fetch: Fetch,
  input: globalThis.Request,
  body: string | undefined,
  onHandedOver: () => void
): Promise<Response> {
  const headers = Object.fromEntries(input.headers)
  const init = { method: input.method, redirect: 'manual', signal: input.signal } as const
  if (body === undefined) return fetch(input.url, { ...init, headers })
  const bytes = new TextEncoder().encode(body)
  // A byte stream without a buffer: fetch reads ahead from any other stream, long before there is a connection.
  const stream = new ReadableStream(
    {
      type: 'bytes',
      pull(controller) {
        onHandedOver()
        controller.enqueue(bytes)
        controller.close()
      }
    },
    { highWaterMark: 0 }
  )
  return fetch(input.url, {
    ...init,
    // With a known length: otherwise a stream is sent chunked, which some proxies refuse.
    headers: { ...headers, 'content-length': String(bytes.byteLength) },
    body: stream,
    duplex: 'half'
  })
}

async function readText(response: Response, bytesMax: number): Promise<string> {
  if (response.body === null) return ''
  const decoder = new TextDecoder()
  let text = ''
  let bytes = 0
  for await (const chunk of response.body) {
    bytes += chunk.byteLength
    if (bytes > bytesMax) throw new Error('answer too large')
    text += decoder.decode(chunk, { stream: true })
  }
  return text + decoder.decode()
}

function networkFailure(error: unknown, handedOver: boolean | null, timedOut: boolean): NetworkFailure {
  const codes: string[] = []
  let connectFailure: ConnectFailure | null = null
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof ConnectError && handedOver !== true) connectFailure ??= cause.failure
    const code = 'code' in cause ? cause.code : undefined
    if (typeof code === 'string') codes.push(code)
    else if (cause.name === 'HTTPParserError') codes.push(cause.name)
  }
  return { connectFailure, handedOver, timedOut, codes }
}

function timeOf(header: string | null): number | null {
  const time = header === null ? Number.NaN : Date.parse(header)
  return Number.isNaN(time) ? null : time
}

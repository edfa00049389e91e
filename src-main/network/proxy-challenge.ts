/** What a proxy asks for (RFC 9110, 11.7.1): a scheme in lower case, and its token in base64, or ''. */
export type Challenge = { readonly scheme: string; readonly token: string }

/** The head of an answer to `CONNECT`. */
export type ConnectAnswer = {
  /** null: this is not HTTP. */
  readonly status: number | null
  readonly challenges: readonly Challenge[]
  /** Whether another request may follow on the same connection, after the body. */
  readonly isKept: boolean
}

/** A longer body is not read: a new connection is quicker. */
const bodyBytesMax = 256 * 1024

export function statusOf(head: Buffer): number | null {
  const status = /^HTTP\/1\.[01] (\d{3})/.exec(head.toString('latin1', 0, 16))?.[1]
  return status === undefined ? null : Number(status)
}

export function isSuccess(status: number | null): boolean {
  return status !== null && status >= 200 && status < 300
}

/**
 * Bytes of the whole answer as far as it must be read; null: more must come. An answer that ends the sign-in needs no
 * body; one that goes on (407) is read to its end, so that the next answer is not taken for a part of it.
 */
export function answerLength(bytes: Buffer): number | null {
  const end = bytes.indexOf('\r\n\r\n')
  if (end < 0) return null
  const status = statusOf(bytes)
  if (isSuccess(status)) return end + 4
  if (status !== 407) return bytes.length
  const body = bodyLength(bytes, end + 4)
  return body === 'unknown' ? bytes.length : body === 'incomplete' ? null : end + 4 + body
}

export function readAnswer(bytes: Buffer): ConnectAnswer {
  const end = bytes.indexOf('\r\n\r\n')
  const head = bytes.toString('latin1', 0, end < 0 ? bytes.length : end)
  const isClosing = valuesOf(head, 'connection|proxy-connection').some((value) => /\bclose\b/i.test(value))
  const isOld = head.startsWith('HTTP/1.0')
  const isLasting = valuesOf(head, 'connection|proxy-connection').some((value) => /\bkeep-alive\b/i.test(value))
  return {
    status: statusOf(bytes),
    challenges: valuesOf(head, 'proxy-authenticate').flatMap(challengesIn),
    isKept: !isClosing && (!isOld || isLasting) && bodyLength(bytes, end + 4) !== 'unknown'
  }
}

/** 'unknown': it ends with the connection, or is too long. 'incomplete': its chunks are not all there. */
function bodyLength(bytes: Buffer, start: number): number | 'unknown' | 'incomplete' {
  const head = bytes.toString('latin1', 0, start - 4)
  if (valuesOf(head, 'transfer-encoding').some((value) => /\bchunked\b/i.test(value))) return chunksLength(bytes, start)
  const [length] = valuesOf(head, 'content-length')
  if (length === undefined || !/^\d{1,9}$/.test(length)) return 'unknown'
  return Number(length) > bodyBytesMax ? 'unknown' : Number(length)
}

/** RFC 9112, 7.1; trailers are not expected from a proxy. */
function chunksLength(bytes: Buffer, start: number): number | 'unknown' | 'incomplete' {
  for (let at = start; ; ) {
    const lineEnd = bytes.indexOf('\r\n', at)
    if (lineEnd < 0) return 'incomplete'
    const size = /^([0-9a-f]{1,6})\s*(?:;|$)/i.exec(bytes.toString('latin1', at, Math.min(lineEnd, at + 64)))?.[1]
    if (size === undefined) return 'unknown'
    at = lineEnd + 2 + Number.parseInt(size, 16) + 2
    if (at - start > bodyBytesMax) return 'unknown'
    if (Number.parseInt(size, 16) === 0) return at - start
    if (at > bytes.length) return 'incomplete'
  }
}

function valuesOf(head: string, names: string): readonly string[] {
  const wanted = names.split('|')
  return head.split('\r\n').flatMap((line) => {
    const colon = line.indexOf(':')
    return colon >= 0 && wanted.includes(line.slice(0, colon).toLowerCase()) ? [line.slice(colon + 1).trim()] : []
  })
}

/** A field may list several challenges; parameters in quotes may contain anything. */
function challengesIn(value: string): readonly Challenge[] {
  return (
    value
      // One that does not end goes on to the end, and is looked at once.
      .replace(/"(?:[^"\\]|\\.)*(?:"|\\?$)/g, '""')
      .split(',')
      .flatMap((part) => {
        const [, scheme, token = ''] = /^\s*([A-Za-z][\w-]*)(?:\s+([A-Za-z0-9+/._~-]+=*))?\s*(?:$|\s)/.exec(part) ?? []
        return scheme === undefined ? [] : [{ scheme: scheme.toLowerCase(), token }]
      })
  )
}

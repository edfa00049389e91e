/** The reason phrases of HTTP (RFC 9110) that servers and proxies give where they have nothing to say. */
const phrases: ReadonlySet<string> = new Set([
  'bad request',
  'unauthorized',
  'forbidden',
  'not found',
  'method not allowed',
  'request timeout',
  'conflict',
  'payload too large',
  'content too large',
  'unprocessable entity',
  'unprocessable content',
  'too many requests',
  'internal server error',
  'not implemented',
  'bad gateway',
  'service unavailable',
  'gateway timeout',
  'gateway time-out'
])

/** What a server has written, to be shown; null where it wrote nothing, or no more than the name of its status. */
export function serverWords(text: string | undefined): string | null {
  const words = text?.trim() ?? ''
  return words === '' || phrases.has(words.toLowerCase().replace(/[.!]$/, '')) ? null : words
}

import { createHmac, timingSafeEqual } from 'node:crypto'

const header = Buffer.from('{"alg":"HS256","typ":"JWT"}').toString('base64url')

function signature(signed: string, secret: string): Buffer {
  return createHmac('sha256', secret).update(signed).digest()
}

/** A JSON web token, HS256. */
export function signToken(payload: Readonly<Record<string, unknown>>, secret: string): string {
  const signed = `${header}.${Buffer.from(JSON.stringify(payload)).toString('base64url')}`
  return `${signed}.${signature(signed, secret).toString('base64url')}`
}

/** The payload of a token that this secret signed with HS256; undefined for anything else. Expiry is the caller's. */
export function readToken(token: string, secret: string): Readonly<Record<string, unknown>> | undefined {
  const [head, body, tail, ...rest] = token.split('.')
  if (head === undefined || body === undefined || tail === undefined || rest.length > 0) return undefined
  const given = Buffer.from(tail, 'base64url')
  const right = signature(`${head}.${body}`, secret)
  if (given.length !== right.length || !timingSafeEqual(given, right)) return undefined
  try {
    const { alg } = JSON.parse(Buffer.from(head, 'base64url').toString()) as { alg?: unknown }
    const payload: unknown = JSON.parse(Buffer.from(body, 'base64url').toString())
    if (alg !== 'HS256' || typeof payload !== 'object' || payload === null) return undefined
    return payload as Readonly<Record<string, unknown>>
  } catch {
    return undefined
  }
}

import { SignJWT } from 'jose'

/**
 * A link that signs its holder in as the account of this e-mail address, for as long as the server takes the moment in
 * it: five minutes. Opened by a browser it is a GET, which the server takes as it takes a POST. Whoever asks must know
 * that the address is a doctor's: the server makes an account of an unknown one, and breaks the login of a scheduler's.
 */
export async function signInLink(
  baseUrl: URL,
  { email, secret, at }: { readonly email: string; readonly secret: string; readonly at: number }
): Promise<string> {
  const token = await new SignJWT({ email, timestamp: Math.floor(at / 1000) })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .sign(new TextEncoder().encode(secret))
  const link = new URL('api/v1/external-auth-callback', baseUrl)
  link.searchParams.set('token', token)
  return link.href
}

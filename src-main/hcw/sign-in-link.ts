import { SignJWT } from 'jose'

/**
 * A link that signs its holder in as the account of this e-mail address for five minutes, the time for which the server
 * accepts its timestamp. A browser opens it with GET, which the server accepts like POST. The caller must know that the
 * address is a doctor's: the server creates an account for an unknown address, and breaks a scheduler's login.
 */
export async function createSignInLink(
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

import type { Fetch } from '../network/fetch.ts'
import { parseAddress } from './address.ts'
import type { SignInResult } from './server.ts'
import { type Credentials, findServer, logIn } from './sign-in.ts'
import { createTransport } from './transport.ts'

/** Short, since the user waits for it. */
const defaultTimeoutMs = 15_000

/**
 * Signs in with the connection as typed and stores nothing. Finds failures in the order of `connectionFailureCodes`;
 * the password is sent only to a server that was recognised as HCW@Home.
 */
export async function testConnection(
  draft: { readonly baseUrl: string } & Credentials,
  {
    timeoutMs = defaultTimeoutMs,
    now = Date.now,
    fetch
  }: { readonly timeoutMs?: number; readonly now?: () => number; readonly fetch?: Fetch } = {}
): Promise<SignInResult> {
  const address = parseAddress(draft.baseUrl)
  if (!address.ok) return { ok: false, code: address.code as 'address-invalid' | 'address-not-https' }
  const transport = createTransport({
    baseUrl: address.value,
    timeoutMs,
    now,
    ...(fetch === undefined ? {} : { fetch })
  })
  const failure = await findServer(transport)
  if (failure !== null) return { ok: false, ...failure }
  const login = await logIn(transport, draft)
  return login.ok ? { ok: true, value: login.signedIn } : login
}

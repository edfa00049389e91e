import { z } from 'zod'

/**
 * The account for the proxies of a connection. It belongs to these proxies, as host and port: whoever changes what the
 * system says must not get it.
 */
export const proxyAccounts = z.object({
  user: z.string().min(1).max(200),
  password: z.string().min(1).max(1000),
  proxies: z.array(z.string().max(300)).max(20)
})
export type ProxyAccounts = z.infer<typeof proxyAccounts>

/** null: what was decrypted is none. */
export function parseProxyAccounts(text: string): ProxyAccounts | null {
  try {
    return proxyAccounts.parse(JSON.parse(text))
  } catch {
    return null
  }
}

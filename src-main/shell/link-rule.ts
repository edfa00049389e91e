/** Hosts of this computer. Only for them http is allowed, for the practice server. */
const loopbackHosts = new Set(['localhost', '127.0.0.1', '[::1]'])

/**
 * The address that the system's browser may open, or undefined. Allowed: https anywhere, http only on this computer,
 * and never with a user name or password.
 */
export function allowedLink(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined
  const { protocol, hostname, username, password, href } = new URL(address)
  if (username !== '' || password !== '') return undefined
  const isAllowed = protocol === 'https:' || (protocol === 'http:' && loopbackHosts.has(hostname))
  return isAllowed ? href : undefined
}

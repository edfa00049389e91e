/** Hosts of this computer: only there may a link be http, for the practice server. */
const loopbackHosts = new Set(['localhost', '127.0.0.1', '[::1]'])

/**
 * The address as the system's browser may get it, or undefined: https anywhere, http on this computer only, and never
 * with a name or password in it.
 */
export function allowedLink(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined
  const { protocol, hostname, username, password, href } = new URL(address)
  if (username !== '' || password !== '') return undefined
  const isAllowed = protocol === 'https:' || (protocol === 'http:' && loopbackHosts.has(hostname))
  return isAllowed ? href : undefined
}

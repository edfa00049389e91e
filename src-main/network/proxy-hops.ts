/** One way to reach a server: directly, or through a proxy. */
export type Hop =
  | { readonly kind: 'direct' }
  | { readonly kind: 'http' | 'https' | 'socks5'; readonly host: string; readonly port: number }
  /** A kind that this app does not support, as written in the list. */
  | { readonly kind: 'unsupported'; readonly text: string }

export type ProxyHop = Extract<Hop, { readonly host: string }>

const direct: readonly Hop[] = [{ kind: 'direct' }]

/** Names in the result of `FindProxyForURL` (the PAC format), with the default port. */
const kinds: Readonly<Record<string, { readonly kind: ProxyHop['kind']; readonly port: number }>> = {
  PROXY: { kind: 'http', port: 80 },
  HTTP: { kind: 'http', port: 80 },
  HTTPS: { kind: 'https', port: 443 },
  SOCKS5: { kind: 'socks5', port: 1080 }
}

/**
 * Reads `PROXY a:3128; SOCKS5 b; DIRECT`, in order; an empty list is direct. `SOCKS` alone is version 4, which is
 * unsupported.
 */
export function parseProxyList(text: string): readonly Hop[] {
  const entries = text
    .split(';')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
  return entries.length === 0 ? direct : entries.map(parseEntry)
}

function parseEntry(entry: string): Hop {
  const [, name = '', address = ''] = /^(\S+)(?:\s+(\S+))?$/.exec(entry) ?? []
  if (name.toUpperCase() === 'DIRECT' && address === '') return { kind: 'direct' }
  const known = kinds[name.toUpperCase()]
  const url = `tcp://${address}`
  if (known === undefined || address === '' || !URL.canParse(url)) return { kind: 'unsupported', text: entry }
  const { hostname, port } = new URL(url)
  if (hostname === '') return { kind: 'unsupported', text: entry }
  return { kind: known.kind, host: withoutBrackets(hostname), port: port === '' ? known.port : Number(port) }
}

/** A URL's host without the brackets of an IPv6 address. */
export function withoutBrackets(hostname: string): string {
  return hostname.replace(/^\[|\]$/g, '')
}

/** Whether the name is this computer: it is never reached through a proxy. */
export function isLoopback(hostname: string): boolean {
  const host = withoutBrackets(hostname).toLowerCase()
  return host === 'localhost' || host.endsWith('.localhost') || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host)
}

/** A hop as text, in the PAC format. */
export function describeHop(hop: Hop): string {
  switch (hop.kind) {
    case 'direct':
      return 'DIRECT'
    case 'unsupported':
      return hop.text
    default:
      return `${hop.kind === 'http' ? 'PROXY' : hop.kind.toUpperCase()} ${hop.host}:${hop.port}`
  }
}

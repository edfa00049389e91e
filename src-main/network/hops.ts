/** One way out of the house: straight to the server, or through a proxy. */
export type Hop =
  | { readonly kind: 'direct' }
  | { readonly kind: 'http' | 'https' | 'socks5'; readonly host: string; readonly port: number }
  /** A kind that this app does not speak, in the words of the list. */
  | { readonly kind: 'unsupported'; readonly words: string }

export type ProxyHop = Extract<Hop, { readonly host: string }>

const direct: readonly Hop[] = [{ kind: 'direct' }]

/** Names as in the result of `FindProxyForURL` (the PAC format), and the port where none is said. */
const kinds: Readonly<Record<string, { readonly kind: ProxyHop['kind']; readonly port: number }>> = {
  PROXY: { kind: 'http', port: 80 },
  HTTP: { kind: 'http', port: 80 },
  HTTPS: { kind: 'https', port: 443 },
  SOCKS5: { kind: 'socks5', port: 1080 }
}

/** Reads `PROXY a:3128; SOCKS5 b; DIRECT`, in order; an empty list is direct. `SOCKS` alone means the fourth version. */
export function parseProxyList(text: string): readonly Hop[] {
  const entries = text
    .split(';')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
  return entries.length === 0 ? direct : entries.map(parseEntry)
}

function parseEntry(entry: string): Hop {
  const [, name = '', place = ''] = /^(\S+)\s*(\S*)$/.exec(entry) ?? []
  if (name.toUpperCase() === 'DIRECT' && place === '') return { kind: 'direct' }
  const known = kinds[name.toUpperCase()]
  const address = `tcp://${place}`
  if (known === undefined || place === '' || !URL.canParse(address)) return { kind: 'unsupported', words: entry }
  const { hostname, port } = new URL(address)
  if (hostname === '') return { kind: 'unsupported', words: entry }
  return { kind: known.kind, host: bare(hostname), port: port === '' ? known.port : Number(port) }
}

/** A URL's host without the brackets of an IPv6 address. */
export function bare(hostname: string): string {
  return hostname.replace(/^\[|\]$/g, '')
}

/** This computer by any of its names: what it serves itself never goes through a proxy. */
export function isLoopback(hostname: string): boolean {
  const host = bare(hostname).toLowerCase()
  return host === 'localhost' || host.endsWith('.localhost') || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host)
}

/** As a person reads it. */
export function hopWords(hop: Hop): string {
  switch (hop.kind) {
    case 'direct':
      return 'DIRECT'
    case 'unsupported':
      return hop.words
    default:
      return `${hop.kind === 'http' ? 'PROXY' : hop.kind.toUpperCase()} ${hop.host}:${hop.port}`
  }
}

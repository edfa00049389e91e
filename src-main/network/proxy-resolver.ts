import { describeHop, type Hop, isLoopback, parseProxyList } from './proxy-hops.ts'

/** Finds the proxies to a server. */
export interface ProxyResolver {
  /** In the order of attempts: the system's, but hops that failed recently come last. */
  hopsTo(url: URL): Promise<readonly Hop[]>
  /** The system's current answer. */
  resolve(url: URL): Promise<readonly Hop[]>
  /** This hop could not be used: it comes last for some minutes. */
  skip(hop: Hop): void
  /** This hop was used: it no longer comes last. */
  opened(hop: Hop): void
  /** A connection failed: the system is asked again next time. */
  forget(url: URL): void
}

/** Long enough not to ask for each connection, short enough for a laptop that changes its network. */
const cacheMs = 5 * 60_000

/**
 * `resolveProxy` has the format of Electron's `session.resolveProxy`, which reads the system's settings and PAC script.
 * If it fails, the connection is direct, as in browsers. Answers are kept per origin for minutes. Servers on this
 * computer are reached directly.
 */
export function createProxyResolver(resolveProxy: (url: string) => Promise<string>, now: () => number): ProxyResolver {
  const cache = new Map<string, { readonly until: number; readonly hops: Promise<readonly Hop[]> }>()
  const skippedUntil = new Map<string, number>()
  const isSkipped = (hop: Hop) => (skippedUntil.get(describeHop(hop)) ?? Number.NEGATIVE_INFINITY) > now()

  function resolve(url: URL): Promise<readonly Hop[]> {
    if (isLoopback(url.hostname)) return Promise.resolve(parseProxyList(''))
    const hops = resolveProxy(url.href).then(parseProxyList, () => parseProxyList(''))
    cache.set(url.origin, { until: now() + cacheMs, hops })
    return hops
  }

  return {
    resolve,
    async hopsTo(url) {
      const known = cache.get(url.origin)
      const hops = await (known !== undefined && now() < known.until ? known.hops : resolve(url))
      return [...hops.filter((hop) => !isSkipped(hop)), ...hops.filter(isSkipped)]
    },
    skip: (hop) => void skippedUntil.set(describeHop(hop), now() + cacheMs),
    opened: (hop) => void skippedUntil.delete(describeHop(hop)),
    forget: (url) => void cache.delete(url.origin)
  }
}

/** Without a system to ask: everything is reached directly. */
export const directProxyResolver: ProxyResolver = createProxyResolver(async () => 'DIRECT', Date.now)

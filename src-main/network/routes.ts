import { type Hop, hopWords, isLoopback, parseProxyList } from './hops.ts'

/** Finds the proxies to a server. */
export type Routes = {
  /** In the order of attempts: the system's, but hops that failed recently come last. */
  hopsTo(url: URL): Promise<readonly Hop[]>
  /** The system's current answer. */
  ask(url: URL): Promise<readonly Hop[]>
  /** This hop could not be used: it comes last for some minutes. */
  passOver(hop: Hop): void
  /** This hop was used: it no longer comes last. */
  opened(hop: Hop): void
  /** A connection failed: the system is asked again next time. */
  forget(url: URL): void
}

/** Long enough not to ask for each connection, short enough for a laptop that changes its network. */
const keptMs = 5 * 60_000

/**
 * `resolveProxy` has the format of Electron's `session.resolveProxy`, which reads the system's settings and PAC script.
 * If it fails, the connection is direct, as in browsers. Answers are kept per origin for minutes. Servers on this
 * computer are reached directly.
 */
export function createRoutes(resolveProxy: (url: string) => Promise<string>, now: () => number): Routes {
  const kept = new Map<string, { readonly until: number; readonly hops: Promise<readonly Hop[]> }>()
  const outUntil = new Map<string, number>()
  const isOut = (hop: Hop) => (outUntil.get(hopWords(hop)) ?? Number.NEGATIVE_INFINITY) > now()

  function ask(url: URL): Promise<readonly Hop[]> {
    if (isLoopback(url.hostname)) return Promise.resolve(parseProxyList(''))
    const hops = resolveProxy(url.href).then(parseProxyList, () => parseProxyList(''))
    kept.set(url.origin, { until: now() + keptMs, hops })
    return hops
  }

  return {
    ask,
    async hopsTo(url) {
      const known = kept.get(url.origin)
      const hops = await (known !== undefined && now() < known.until ? known.hops : ask(url))
      return [...hops.filter((hop) => !isOut(hop)), ...hops.filter(isOut)]
    },
    passOver: (hop) => void outUntil.set(hopWords(hop), now() + keptMs),
    opened: (hop) => void outUntil.delete(hopWords(hop)),
    forget: (url) => void kept.delete(url.origin)
  }
}

/** Without a system to ask: everything is reached directly. */
export const directRoutes: Routes = createRoutes(async () => 'DIRECT', Date.now)

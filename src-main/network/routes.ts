import { type Hop, hopWords, isLoopback, parseProxyList } from './hops.ts'

/** The ways to a server. */
export type Routes = {
  /** In the order in which they are to be tried: as the system says, but those that were out lately come last. */
  hopsTo(url: URL): Promise<readonly Hop[]>
  /** As the system says at this moment. */
  ask(url: URL): Promise<readonly Hop[]>
  /** This one could not be used: for some minutes it need not hold everybody up. */
  passOver(hop: Hop): void
  /** This one was used: it is out no more. */
  opened(hop: Hop): void
  /** The network failed there: ask the system again next time. */
  forget(url: URL): void
}

/** Long enough not to ask for each connection, short enough for a laptop that changed its network. */
const keptMs = 5 * 60_000

/**
 * `resolveProxy` answers as Electron's `session.resolveProxy` does, from the system's settings and PAC script; where it
 * fails the way is direct, as in browsers. Kept per origin for minutes. This computer's own servers are reached directly.
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

/** For where there is no system to ask: everything is reached directly. */
export const directRoutes: Routes = createRoutes(async () => 'DIRECT', Date.now)

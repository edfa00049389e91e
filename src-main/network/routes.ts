import { type Hop, isLoopback, parseProxyList } from './hops.ts'

/** The ways to a server, in the order in which they are to be tried. */
export type Routes = {
  hopsTo(url: URL): Promise<readonly Hop[]>
  /** The network failed there: ask again next time. */
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
  return {
    hopsTo(url) {
      if (isLoopback(url.hostname)) return Promise.resolve(parseProxyList(''))
      const known = kept.get(url.origin)
      if (known !== undefined && now() < known.until) return known.hops
      const hops = resolveProxy(url.href).then(parseProxyList, () => parseProxyList(''))
      kept.set(url.origin, { until: now() + keptMs, hops })
      return hops
    },
    forget: (url) => void kept.delete(url.origin)
  }
}

/** For where there is no system to ask: everything is reached directly. */
export const directRoutes: Routes = createRoutes(async () => 'DIRECT', Date.now)

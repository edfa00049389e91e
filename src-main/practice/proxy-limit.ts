import type { PracticeOptions } from './options.ts'

const shipped = { ratePerSecond: 10, burst: 20 }

/**
 * The shipped proxy's limit for one client, a leaky bucket without delay: whether a request may pass now.
 * Every client of this server is the same machine, so there is one bucket.
 */
export function createProxyLimit(limit: PracticeOptions['proxyLimit'], now: () => number): () => boolean {
  if (limit === undefined || limit === false) return () => true
  const { ratePerSecond, burst } = limit === true ? shipped : limit
  let excess = 0
  let last: number | undefined
  return () => {
    const at = now()
    const next = last === undefined ? 0 : Math.max(0, excess - (ratePerSecond * (at - last)) / 1000 + 1)
    // A refused request does not fill the bucket.
    if (next > burst) return false
    excess = next
    last = at
    return true
  }
}

import type { Answer } from './transport.ts'

/** The longest pause that a server may impose: a longer one would hold up a batch and look-ups for hours. */
export const retryAfterMaxMs = 15 * 60_000

/**
 * `Retry-After` in seconds or as a date (RFC 9110, 10.2.3), in ms from now, at most {@link retryAfterMaxMs}; a date is
 * compared with the server's clock. null: absent, or not a usable number or date.
 */
export function parseRetryAfter({ retryAfter, serverTime, receivedAt }: Answer): number | null {
  if (retryAfter === null) return null
  const text = retryAfter.trim()
  const ms = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - (serverTime ?? receivedAt)
  return Number.isFinite(ms) ? Math.min(Math.max(0, ms), retryAfterMaxMs) : null
}

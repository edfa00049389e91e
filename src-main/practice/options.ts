import type { PracticeEvent } from './observations.ts'
import type { PracticeAccount, PracticeQueue } from './practice-accounts.ts'

/**
 * Which generation of HCW@Home v5 is simulated.
 * - `bearer`: takes `Authorization: Bearer` only (0.5.94).
 * - `x-access-token`: the same, but takes the `x-access-token` header only (up to February 2026).
 * - `5.3.9`: takes `x-access-token` only, checks the fields with stricter rules, has fewer fields and no refresh
 *   tokens.
 */
export type PracticeVersion = 'bearer' | 'x-access-token' | '5.3.9'

export interface PracticeOptions {
  /** Default `bearer`. */
  readonly version?: PracticeVersion
  /**
   * `false` simulates a server that encrypts its records: searches in patient fields and metadata find nothing. Default
   * true.
   */
  readonly metadataSearch?: boolean
  /** Refuses requests under another name than its own address. Default false: tests put proxies in front of it. */
  readonly ownHostOnly?: boolean
  /** Whether signing in also gives a refresh token. Default: true, but false for 5.3.9. */
  readonly refreshTokens?: boolean
  /** Default 15 minutes. */
  readonly accessTokenLifetimeMs?: number
  /** Default 18 hours. */
  readonly refreshTokenLifetimeMs?: number
  /** `production` (default): doctors and admins get a second factor instead of a token; bodies are compact. */
  readonly mode?: 'production' | 'development'
  /** `false`: every password login is refused. Default true. */
  readonly passwordLogin?: boolean
  /** Some servers require a queue even with a doctor. Default false. */
  readonly queueRequired?: boolean
  /** Allowed prefixes of phone numbers, for `GET /check-prefix`. Default: every international number by SMS. */
  readonly phonePrefixes?: { readonly sms: readonly string[]; readonly whatsapp: readonly string[] }
  /** The shipped proxy's limit (10 requests/s, burst 20), or another. Default off. */
  readonly proxyLimit?: boolean | { readonly ratePerSecond: number; readonly burst: number }
  /** Signs the tokens of `external-auth-callback`. Default {@link practiceSharedSecret}. */
  readonly sharedExternalAuthSecret?: string
  /** Default {@link practiceAccounts}. */
  readonly accounts?: readonly PracticeAccount[]
  /** Default {@link practiceQueues}. */
  readonly queues?: readonly PracticeQueue[]
  /** Origin in the links of patients and doctors, as a hospital's own name. Default: where the server listens. */
  readonly publicUrl?: string
  /** The server's clock, epoch ms. Default `Date.now`. */
  readonly now?: () => number
  /** Seed of ids, link tokens and of the faults' dice. Default: random. */
  readonly seed?: number
  /** How many of the latest requests the log keeps. Default: all. */
  readonly keepRequests?: number
  /** Called for every change, in order, before the request that caused it is answered. */
  readonly log?: (event: PracticeEvent) => void
}

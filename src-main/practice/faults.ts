/**
 * The faults that the server can simulate. Names are stable: a panel lists them, lists store them.
 * "before" and "after": the application has not, or has, handled the request (created the invite, sent the message).
 */
export type Fault =
  /** This request is served, then the port refuses connections for a while. */
  | { readonly name: 'refuse-connections'; readonly forMs?: number }
  /** TCP reset once the head is there; the body is never read. */
  | { readonly name: 'reset-before-read' }
  | { readonly name: 'reset-before-create' }
  | { readonly name: 'reset-after-create' }
  /** A correct answer whose body comes byte by byte. */
  | { readonly name: 'drip-answer'; readonly byteEveryMs?: number }
  /** `Content-Length` announces the whole body; half of it comes, then the connection closes. */
  | { readonly name: 'half-answer' }
  /** No answer, ever. */
  | { readonly name: 'silence-before-create' }
  | { readonly name: 'silence-after-create' }
  /** A correct but late answer. */
  | { readonly name: 'slow-answer'; readonly delayMs?: number }
  /** The whole answer twice on the same connection. */
  | { readonly name: 'duplicate-answer' }
  /** The plain answers from here on come before the application's work unless the rule's `moment` says `after`. */
  | { readonly name: 'html-200' }
  | { readonly name: 'success-false-200' }
  /** The invite is created and reported without `patientURL`. */
  | { readonly name: 'no-link-200' }
  | { readonly name: 'messages-400' }
  | { readonly name: 'error-400' }
  | { readonly name: 'error-true-400' }
  | { readonly name: 'unauthorized-401' }
  | { readonly name: 'forbidden-403' }
  | { readonly name: 'not-found-404' }
  | { readonly name: 'too-large-413' }
  | { readonly name: 'too-many-429' }
  | { readonly name: 'too-many-429-seconds'; readonly retryAfterSeconds?: number }
  | { readonly name: 'too-many-429-date'; readonly retryAfterSeconds?: number }
  | { readonly name: 'bad-gateway-502' }
  | { readonly name: 'unavailable-503' }
  /** This and the following requests get 503, for a number of requests or a time. */
  | { readonly name: 'storm-503'; readonly requests?: number; readonly forMs?: number }
  | { readonly name: 'gateway-timeout-504' }
  /** The SMS gateway refuses: 500, and the invite is deleted again. Without an SMS to send nothing happens. */
  | { readonly name: 'sms-failed' }
  /** The mail server is down: 500 and deleted, or 200 and nothing sent, depending on the invite. */
  | { readonly name: 'mail-failed' }
  | { readonly name: 'error-500' }
  /** The invite exists and its message was sent, but the answer is 500. */
  | { readonly name: 'error-500-after-message' }
  /** To another host, which does not exist. */
  | { readonly name: 'redirect-302' }
  /** Tokens of this sign-in or refresh expire after this time. */
  | { readonly name: 'short-tokens'; readonly lifetimeMs?: number }
  /** All tokens are invalidated before this request is handled. */
  | { readonly name: 'tokens-killed' }

export type FaultName = Fault['name']

/** Groups of requests to which a rule can be limited. */
export type FaultRoute =
  | 'login'
  | 'refresh'
  | 'create'
  | 'list'
  | 'get'
  | 'patch'
  | 'delete'
  | 'resend'
  | 'revoke'
  | 'close'
  | 'other'

/** To which requests a fault applies. All given conditions must hold; without conditions: to every request. */
export interface FaultScope {
  /** Probability, 0 to 1, drawn with the server's seed; default 1. */
  readonly probability?: number
  /** Only the n-th request (from 1) of those for which the other conditions hold. */
  readonly nth?: number
  /** Applies at most this many times. */
  readonly times?: number
  /** Only requests about these patients, by last name: in the body, or of the invite in the path. */
  readonly lastNames?: readonly string[]
  readonly method?: string
  readonly route?: FaultRoute
  /** For plain answers: before (default) or after the application's work. */
  readonly moment?: 'before' | 'after'
}

export type FaultRule = Fault & FaultScope

/** A rule from a name that is known only at run time, with the fault's default figures. */
export function faultRule(name: FaultName, scope: FaultScope = {}): FaultRule {
  // Every figure of every fault is optional, so a bare name is a whole fault.
  return { ...scope, name } as FaultRule
}

/** The first rule that applies to a request is used. */
export type FaultPlan = readonly FaultRule[]

// A record and not a list: a new fault that is missing here is a type error.
const everyName: Readonly<Record<FaultName, true>> = {
  'refuse-connections': true,
  'reset-before-read': true,
  'reset-before-create': true,
  'reset-after-create': true,
  'drip-answer': true,
  'half-answer': true,
  'silence-before-create': true,
  'silence-after-create': true,
  'slow-answer': true,
  'duplicate-answer': true,
  'html-200': true,
  'success-false-200': true,
  'no-link-200': true,
  'messages-400': true,
  'error-400': true,
  'error-true-400': true,
  'unauthorized-401': true,
  'forbidden-403': true,
  'not-found-404': true,
  'too-large-413': true,
  'too-many-429': true,
  'too-many-429-seconds': true,
  'too-many-429-date': true,
  'bad-gateway-502': true,
  'unavailable-503': true,
  'storm-503': true,
  'gateway-timeout-504': true,
  'sms-failed': true,
  'mail-failed': true,
  'error-500': true,
  'error-500-after-message': true,
  'redirect-302': true,
  'short-tokens': true,
  'tokens-killed': true
}

/** Every fault's name, in the order of a panel. */
export const faultNames = Object.keys(everyName) as readonly FaultName[]

export function isFaultName(name: string): name is FaultName {
  return Object.hasOwn(everyName, name)
}

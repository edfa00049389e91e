import { assertNever } from '#contract/assert-never.ts'
import type { ConnectionFailureCode } from '#contract/connection.ts'
import type { WaitReason } from '#contract/sending.ts'
import type { Outcome } from '../hcw/outcome.ts'

/**
 * What an outcome says about the server and the connection to it, beyond the one invitation.
 * - `fine`: the server answered properly, even if it refused.
 * - `slow-down`: it asked for a pause.
 * - `renew`: the token has expired; the next request gets a new one.
 * - `unknown`: one may be an accident, several in a row are a failure.
 * - `down`: no request gets through; a retry later makes sense.
 * - `stuck`: retrying is useless until the user has changed something.
 */
export type ServerHealth =
  | { readonly kind: 'fine' }
  | { readonly kind: 'slow-down'; readonly retryAfterMs: number | undefined }
  | { readonly kind: 'renew' }
  | { readonly kind: 'unknown' | 'down' | 'stuck'; readonly reason: WaitReason }

export function classifyOutcome(outcome: Outcome<unknown>): ServerHealth {
  switch (outcome.kind) {
    case 'done':
    case 'refused':
      return { kind: 'fine' }
    case 'undelivered': {
      const { code } = outcome
      switch (code) {
        case 'slow-down':
          return { kind: 'slow-down', retryAfterMs: outcome.retryAfterMs }
        case 'not-signed-in':
          return outcome.signIn === undefined ? { kind: 'renew' } : classifySignIn(outcome.signIn, outcome.retryAfterMs)
        case 'name-not-found':
        case 'unreachable':
        case 'certificate-refused':
          return { kind: 'down', reason: outcome.networkFailure ?? code }
        default:
          return assertNever(code)
      }
    }
    case 'doubt': {
      const { code } = outcome
      switch (code) {
        case 'timed-out':
          return { kind: 'unknown', reason: 'timed-out' }
        case 'connection-lost':
        case 'app-ended':
          return { kind: 'unknown', reason: 'unreachable' }
        case 'server-error':
        case 'unreadable-answer':
        case 'redirected':
          return { kind: 'unknown', reason: 'server-error' }
        case 'answer-without-link':
          return { kind: 'fine' }
        case 'link-of-other-host':
          return { kind: 'stuck', reason: code }
        default:
          return assertNever(code)
      }
    }
    default:
      return assertNever(outcome)
  }
}

function classifySignIn(code: ConnectionFailureCode, retryAfterMs: number | undefined): ServerHealth {
  switch (code) {
    case 'slow-down':
      return { kind: 'slow-down', retryAfterMs }
    case 'name-not-found':
    case 'unreachable':
    case 'timed-out':
    case 'certificate-refused':
    case 'server-error':
    case 'proxy-unreachable':
    case 'proxy-password':
    case 'proxy-password-wrong':
    case 'proxy-sign-in-unsupported':
    case 'proxy-refused':
    case 'proxy-cannot-reach':
    case 'proxy-unsupported':
    case 'proxy-certificate':
    case 'certificate-unknown-authority':
    case 'certificate-self-signed':
    case 'certificate-intercepted':
    case 'certificate-expired':
    case 'certificate-not-yet-valid':
    case 'certificate-other-name':
    case 'certificate-revoked':
    case 'certificate-unfit':
    case 'tls-outdated':
    case 'not-tls':
    case 'tls-broken':
      return { kind: 'down', reason: code }
    case 'redirected':
    case 'not-hcw':
      return { kind: 'down', reason: 'server-error' }
    case 'wrong-password':
    case 'no-password':
      return { kind: 'stuck', reason: code }
    case 'policy-unreadable':
    case 'server-not-allowed':
    case 'connection-altered':
    case 'address-invalid':
    case 'address-not-https':
    case 'not-approved':
    case 'code-by-sms':
    case 'password-login-off':
    case 'wrong-role':
      return { kind: 'stuck', reason: 'not-signed-in' }
    default:
      return assertNever(code)
  }
}

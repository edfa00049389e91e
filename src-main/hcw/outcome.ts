import type { ConnectionFailureCode } from '#contract/connection.ts'
import type { RefusalCode, UndeliveredCode, UnknownReason } from '#contract/invitation.ts'
import type { NetworkFailureCode } from '#contract/network.ts'

/**
 * What is known after one request.
 * - `done`: the server did it and said so.
 * - `refused`: the server said no, and did nothing.
 * - `undelivered`: certainly not done, for a reason outside the request: it may be retried.
 * - `doubt`: unknown. Harmless for reading; creating must never be repeated.
 */
export type Outcome<Value> = Done<Value> | Refused | Undelivered | UnknownOutcome

export type Done<Value> = { readonly kind: 'done'; readonly value: Value }

export type Refused = { readonly kind: 'refused'; readonly code: RefusalCode; readonly text?: string }

export interface Undelivered {
  readonly kind: 'undelivered'
  readonly code: UndeliveredCode
  /** With `unreachable` and `certificate-refused`: the network failure, where it is known. */
  readonly networkFailure?: NetworkFailureCode
  readonly text?: string
  /** The pause that the server asked for. */
  readonly retryAfterMs?: number
  /** With `not-signed-in`: why signing in failed; absent if it was not tried since. */
  readonly signIn?: ConnectionFailureCode
}

export interface UnknownOutcome {
  readonly kind: 'doubt'
  readonly code: UnknownReason
  readonly text?: string
  /** The answer contained the invite's id but no link. */
  readonly inviteId?: string
}

export function done<Value>(value: Value): Done<Value> {
  return { kind: 'done', value }
}

/** Why a server cannot be used. */
export type ServerFailure = {
  readonly code: ConnectionFailureCode
  readonly detail?: string
  readonly retryAfterMs?: number
}

/** Why a server cannot be used, from the outcome of a request that should have been answered. */
export function connectionFailure(outcome: Outcome<unknown>): ServerFailure {
  switch (outcome.kind) {
    case 'done':
      return { code: 'not-hcw' }
    case 'refused':
      return { code: 'not-hcw', ...(outcome.text === undefined ? {} : { detail: outcome.text }) }
    case 'undelivered':
      if (outcome.code === 'not-signed-in') return { code: outcome.signIn ?? 'wrong-password' }
      return {
        code: outcome.networkFailure ?? outcome.code,
        ...(outcome.text === undefined ? {} : { detail: outcome.text }),
        ...(outcome.retryAfterMs === undefined ? {} : { retryAfterMs: outcome.retryAfterMs })
      }
    case 'doubt':
      switch (outcome.code) {
        case 'timed-out':
        case 'redirected':
        case 'server-error':
          return { code: outcome.code, ...(outcome.text === undefined ? {} : { detail: outcome.text }) }
        case 'unreadable-answer':
        case 'answer-without-link':
          return { code: 'not-hcw' }
        case 'connection-lost':
        case 'app-ended':
          return { code: 'unreachable' }
      }
  }
}

import type { FailureCode } from '#contract/channels.ts'

/** A failed call. `detail`: the server's own words, where it sent any. */
export interface Failure {
  readonly code: FailureCode
  readonly detail?: string | undefined
}

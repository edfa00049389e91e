import type { FailureCode } from '#contract/channels.ts'

/** A failed call. `detail`: the server's own words, where it sent any. */
export interface Failure {
  readonly code: FailureCode
  readonly detail?: string | undefined
}

/** Thrown where several calls make one result, and one of them failed. */
export class CallFailedError extends Error {
  readonly failure: Failure

  constructor(failure: Failure) {
    super(failure.code)
    this.name = 'CallFailedError'
    this.failure = failure
  }
}

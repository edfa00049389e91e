import type { Result } from '#contract/call.ts'
import type { ConnectionFailureCode } from '#contract/connection.ts'
import { type ResolveUnknownOptions, resolveUnknown } from './resolve-unknown.ts'

/** Look-ups run one after the other: two at once would ask about the same rows, at twice the rate. */
export interface UnknownResolutions {
  /** `options` is asked when the look-up begins. */
  run(options: () => ResolveUnknownOptions): Promise<Result<null, ConnectionFailureCode>>
}

export function createUnknownResolutions(): UnknownResolutions {
  let last: Promise<unknown> = Promise.resolve()
  return {
    run(options) {
      const current = last.then(() => resolveUnknown(options()))
      last = current.catch(() => undefined)
      return current
    }
  }
}

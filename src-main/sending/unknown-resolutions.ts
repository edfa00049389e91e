import type { Result } from '#contract/call.ts'
import type { ConnectionFailureCode } from '#contract/connection.ts'
import { type ResolveUnknownOptions, resolveUnknown } from './resolve-unknown.ts'

/** Look-ups run one after the other: two at once would ask about the same rows, at twice the rate. */
export interface UnknownResolutions {
  /** `options` is asked when the look-up begins. */
  run(listId: string, options: () => ResolveUnknownOptions): Promise<Result<null, ConnectionFailureCode>>
  /** Whether a look-up of the list is under way or waits for its turn. */
  isBusy(listId: string): boolean
}

export function createUnknownResolutions(): UnknownResolutions {
  const open = new Map<string, number>()
  let last: Promise<unknown> = Promise.resolve()
  const count = (listId: string) => open.get(listId) ?? 0

  return {
    async run(listId, options) {
      open.set(listId, count(listId) + 1)
      const current = last.then(() => resolveUnknown(options()))
      last = current.catch(() => undefined)
      try {
        return await current
      } finally {
        open.set(listId, count(listId) - 1)
      }
    },
    isBusy: (listId) => count(listId) > 0
  }
}

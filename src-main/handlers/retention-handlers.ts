import { succeed } from '#contract/call.ts'
import type { Handlers } from '#contract/channels.ts'
import type { retentionCalls } from '#contract/retention.ts'
import type { Retention } from '../retention/retention.ts'
import type { Clock } from '../sending/clock.ts'

/** Calls for erasing patients' data. */
export function createRetentionHandlers({
  retention,
  clock,
  account
}: {
  readonly retention: Retention
  readonly clock: Clock
  /** The account of the chosen connection, for the audit log. */
  readonly account: () => Promise<string>
}): Pick<Handlers, keyof typeof retentionCalls> {
  return {
    'retention.preview': async (scope) => {
      const at = clock.now()
      const lists = await retention.preview(scope, at)
      return lists.ok ? succeed({ at, lists: lists.value }) : lists
    },
    'retention.erase': async ({ scope, at }) => retention.erase(scope, at, await account())
  }
}

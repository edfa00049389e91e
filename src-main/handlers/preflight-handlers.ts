import type { Handlers } from '#contract/channels.ts'
import type { preflightCalls } from '#contract/preflight.ts'
import { type PreflightOptions, runPreflight } from '../preflight/run-preflight.ts'

/** The call for the checks before a batch. */
export function createPreflightHandlers(
  options: Omit<PreflightOptions, 'listId' | 'ratePerSecond'> & { readonly ratePerSecond: () => number }
): Pick<Handlers, keyof typeof preflightCalls> {
  return {
    'preflight.run': ({ listId }) => runPreflight({ ...options, listId, ratePerSecond: options.ratePerSecond() })
  }
}

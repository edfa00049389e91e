import type { Handlers } from '#contract/channels.ts'
import type { preflightCalls } from '#contract/preflight.ts'
import { type PreflightOptions, runPreflight } from '../preflight/run-preflight.ts'

/** The call for the checks before a batch. */
export function createPreflightHandlers(
  options: Omit<PreflightOptions, 'listId' | 'allowed' | 'ratePerSecond'> & { readonly ratePerSecond: () => number }
): Pick<Handlers, keyof typeof preflightCalls> {
  return {
    'preflight.run': ({ listId, allowed }) =>
      runPreflight({ ...options, listId, allowed, ratePerSecond: options.ratePerSecond() })
  }
}

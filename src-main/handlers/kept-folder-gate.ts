import { fail } from '#contract/call.ts'
import type { Handlers } from '#contract/channels.ts'

/**
 * Where the policy says that the data folder stays from one day to the next, nothing is sent from one of which nobody can
 * say that yet: a profile that is thrown away would forget who was invited.
 */
export function blockUnkept<Given extends Pick<Handlers, 'sending.start'>>(
  handlers: Given,
  isKeptAsItMust: boolean
): Given {
  return isKeptAsItMust ? handlers : { ...handlers, 'sending.start': () => fail('folder-not-kept') }
}

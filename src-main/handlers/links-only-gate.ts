import { fail } from '#contract/call.ts'
import type { Handlers } from '#contract/channels.ts'
import type { PolicyRules } from '../policy/index.ts'
import type { Sending } from '../sending/sending.ts'

type Gated = Pick<Handlers, 'sending.prepare' | 'sending.start'>

/**
 * If a policy has switched off lists that only create links, no such invitation is planned, and a batch that contains
 * one planned earlier is refused. `preview`: what a batch would do; it must freeze nothing, or what the user was told
 * would no longer be compared with what is sent.
 */
export function blockLinksOnly<Given extends Gated>(
  handlers: Given,
  rules: PolicyRules,
  preview: Sending['preview']
): Given {
  if (!rules.isOff('links-only')) return handlers
  return {
    ...handlers,
    'sending.prepare': (input) =>
      input.invitations.some(({ content }) => content.channel === 'none')
        ? fail('links-only-off')
        : handlers['sending.prepare'](input),
    'sending.start': async (input) => {
      const planned = await preview(input)
      if (planned.ok && planned.value.linksOnly > 0) return fail('links-only-off')
      return handlers['sending.start'](input)
    }
  }
}

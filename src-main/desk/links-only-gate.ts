import { fail } from '#contract/call.ts'
import type { Handlers } from '#contract/channels.ts'
import type { Rules } from '../policy/index.ts'

type Gated = Pick<Handlers, 'sending.prepare' | 'sending.plan' | 'sending.start'>

/**
 * Where a policy has switched lists off that only make links, no such invitation is laid down, and a batch in which one
 * would go, laid down earlier, does not begin.
 */
export function withoutLinksOnly<Desk extends Gated>(desk: Desk, rules: Rules): Desk {
  if (!rules.isOff('links-only')) return desk
  return {
    ...desk,
    'sending.prepare': (input) =>
      input.invitations.some(({ content }) => content.channel === 'none')
        ? fail('links-only-off')
        : desk['sending.prepare'](input),
    'sending.start': async (input) => {
      const planned = await desk['sending.plan'](input)
      if (planned.ok && planned.value.linksOnly > 0) return fail('links-only-off')
      return desk['sending.start'](input)
    }
  }
}

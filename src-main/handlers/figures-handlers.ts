import { fail } from '#contract/call.ts'
import type { Handlers } from '#contract/channels.ts'
import type { figuresCalls } from '#contract/figures.ts'
import { localDay } from '../figures/days.ts'
import type { FiguresStore } from '../figures/figures-port.ts'
import { readFigures } from '../figures/read-figures.ts'
import type { PolicyRules } from '../policy/index.ts'
import type { Clock } from '../sending/clock.ts'

/** Figures without names, unless the policy has switched them off. */
export function createFiguresHandlers({
  store,
  clock,
  rules
}: {
  readonly store: FiguresStore
  readonly clock: Pick<Clock, 'now'>
  readonly rules: PolicyRules
}): Pick<Handlers, keyof typeof figuresCalls> {
  return {
    'figures.read': async (input) => {
      if (rules.isOff('figures')) return fail('figures-off')
      // Of the computer: whoever reads them sits there.
      const { timeZone } = new Intl.DateTimeFormat().resolvedOptions()
      return readFigures(store, input, localDay(clock.now(), timeZone))
    }
  }
}

import type { PolicyState, Rules } from '../policy/index.ts'
import type { LogEvent } from './log-event.ts'

/** What was found of the policy at start; its values and the names of wrong members stay out. */
export function policyEvent(state: PolicyState, { fixed, view }: Rules): LogEvent {
  return {
    kind: 'policy',
    state: state.kind,
    problem: view.problem?.code ?? null,
    fixed: [...fixed],
    off: view.off,
    hasServer: view.server !== null
  }
}

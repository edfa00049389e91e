import type { PolicyRules, PolicyState } from '../policy/index.ts'
import type { LogEvent } from './log-event.ts'

/** The state of the policy at start, without its values and without the names of invalid members. */
export function policyEvent(state: PolicyState, { fixed, view }: PolicyRules): LogEvent {
  return {
    kind: 'policy',
    state: state.kind,
    problem: view.problem?.code ?? null,
    fixed: [...fixed],
    off: view.off,
    hasServer: view.server !== null
  }
}

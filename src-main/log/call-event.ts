import type { CallName } from '#contract/channels.ts'
import { contractNames, type FailureCode } from './contract-names.ts'
import { errorOrigin } from './error-origin.ts'
import type { LogEvent } from './log-event.ts'

/** A failed call. `paths`: where input or output does not match the contract; they may contain any text. */
export type CallProblem =
  | { readonly call: CallName; readonly code: FailureCode }
  | {
      readonly call: CallName
      readonly code: 'bad-input' | 'bad-output'
      readonly paths: readonly (readonly PropertyKey[])[]
    }
  | { readonly call: CallName; readonly code: 'thrown'; readonly thrown: unknown }

const fieldsMax = 20
const known = new Set<PropertyKey>(contractNames.fields)

/** The log event of a failed call. Keeps only field names of the contract, and only the origin of an error. */
export function callEvent(problem: CallProblem): LogEvent {
  const { call, code } = problem
  if ('thrown' in problem) return { kind: 'call', call, code: problem.code, error: errorOrigin(problem.thrown) }
  if (!('paths' in problem)) return { kind: 'call', call, code }
  const fields = [...new Set(problem.paths.flat().filter((name) => known.has(name)))].map(String)
  return { kind: 'call', call, code, fields: fields.slice(0, fieldsMax) }
}

import type { CallName } from '#contract/channels.ts'
import { contractWords, type FailureCode } from './contract-words.ts'
import { errorPlace } from './error-place.ts'
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
const known = new Set<PropertyKey>(contractWords.fields)

/** The log event of a failed call. Keeps only field names of the contract, and only the origin of an error. */
export function callEvent(problem: CallProblem): LogEvent {
  const { call, code } = problem
  if ('thrown' in problem) return { kind: 'call', call, code: problem.code, error: errorPlace(problem.thrown) }
  if (!('paths' in problem)) return { kind: 'call', call, code }
  const fields = [...new Set(problem.paths.flat().filter((name) => known.has(name)))].map(String)
  return { kind: 'call', call, code, fields: fields.slice(0, fieldsMax) }
}

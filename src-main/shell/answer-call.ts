import type { CommonFailureCode } from '#contract/call.ts'
import { callRules, sizeWithin } from '#contract/call-rules.ts'
import { type CallName, type CallOutput, calls, type Handlers } from '#contract/channels.ts'
import type { CallProblem } from '../log/index.ts'
import { toStorageFailure } from '../records/index.ts'
import { bundleOrigin } from './bundle.ts'

/** The caller; `frame` is null once its page is gone. */
export interface Sender {
  readonly frame: { readonly origin: string } | null
  readonly isMainFrame: boolean
}

/**
 * Answers a call of the window: checks the sender and the size, parses the input, runs the handler, parses the output. Never throws:
 * errors become failures with a common code. Every failure is passed to `report`.
 */
export async function answerCall<Name extends CallName>(
  name: Name,
  handlers: Handlers,
  sender: Sender,
  input: unknown,
  report: (problem: CallProblem) => void
): Promise<CallOutput<Name> | { readonly ok: false; readonly code: CommonFailureCode }> {
  if (!sender.isMainFrame || sender.frame?.origin !== bundleOrigin) {
    report({ call: name, code: 'bad-sender' })
    return { ok: false, code: 'bad-sender' }
  }
  if (!sizeWithin(input, callRules[name].sizeMax)) {
    report({ call: name, code: 'bad-input', paths: [] })
    return { ok: false, code: 'bad-input' }
  }
  const parsed = calls[name].input.safeParse(input)
  if (!parsed.success) {
    report({ call: name, code: 'bad-input', paths: parsed.error.issues.map(({ path }) => path) })
    return { ok: false, code: 'bad-input' }
  }
  try {
    const handle = handlers[name] as (input: unknown) => unknown
    const output = calls[name].output.safeParse(await handle(parsed.data))
    if (output.success) {
      if (!output.data.ok) report({ call: name, code: output.data.code })
      return output.data as CallOutput<Name>
    }
    report({ call: name, code: 'bad-output', paths: output.error.issues.map(({ path }) => path) })
  } catch (thrown) {
    report({ call: name, code: 'thrown', thrown })
    // The disk refuses: that is nothing of ours, and has words.
    const failure = toStorageFailure(thrown)
    if (failure !== undefined) return { ok: false, code: failure.code }
  }
  return { ok: false, code: 'internal' }
}

import { type CallName, type CallOutput, calls, type Handlers } from '#contract/channels.ts'
import { bundleOrigin } from './bundle.ts'

/** What is known of who calls; the frame is null once its page has gone. */
export type Sender = {
  readonly frame: { readonly origin: string } | null
  readonly isMainFrame: boolean
}

/** What went wrong inside, for the log: names of fields and codes, no values, since those are patients'. */
export type CallProblem = {
  readonly call: CallName
  readonly code: 'bad-sender' | 'bad-input' | 'bad-output' | 'thrown'
  readonly where: string
}

/**
 * Answers one call of the window: checks the sender, parses the input, runs the handler, parses the output. Never
 * throws: what goes wrong is a failure with a common code, and is told to `report`.
 */
export async function answerCall<Name extends CallName>(
  name: Name,
  handlers: Handlers,
  sender: Sender,
  input: unknown,
  report: (problem: CallProblem) => void
): Promise<CallOutput<Name> | { readonly ok: false; readonly code: 'bad-sender' | 'bad-input' | 'internal' }> {
  if (!sender.isMainFrame || sender.frame?.origin !== bundleOrigin) {
    report({ call: name, code: 'bad-sender', where: sender.frame?.origin ?? 'a frame that is gone' })
    return { ok: false, code: 'bad-sender' }
  }
  const parsed = calls[name].input.safeParse(input)
  if (!parsed.success) {
    report({ call: name, code: 'bad-input', where: places(parsed.error.issues) })
    return { ok: false, code: 'bad-input' }
  }
  try {
    const handle = handlers[name] as (input: unknown) => unknown
    const output = calls[name].output.safeParse(await handle(parsed.data))
    if (output.success) return output.data as CallOutput<Name>
    report({ call: name, code: 'bad-output', where: places(output.error.issues) })
  } catch (error) {
    report({ call: name, code: 'thrown', where: placeOf(error) })
  }
  return { ok: false, code: 'internal' }
}

function places(
  issues: readonly { readonly path: readonly PropertyKey[]; readonly code?: string | undefined }[]
): string {
  return issues
    .slice(0, 5)
    .map(({ path, code }) => `${path.map(String).join('.')}: ${code}`)
    .join(', ')
}

/** The lines of the stack without the message, which may quote a patient. */
function placeOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  const frames = (error.stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at '))
  return [error.name, ...frames.slice(0, 5).map((line) => line.trim())].join(' ')
}

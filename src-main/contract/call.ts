import { z } from 'zod'

/** Failures that any call may return, in addition to its own. */
export const commonFailureCodes = [
  'bad-input',
  'bad-sender',
  'internal',
  /** More often than {@link callRules} allows. */
  'too-many-calls',
  /** A person was asked by the main process itself, and did not agree. */
  'not-agreed',
  'storage-full',
  'storage-read-only',
  'storage-damaged',
  'storage-failed'
] as const

export type CommonFailureCode = (typeof commonFailureCodes)[number]

/** Result of a call: a value, or a failure with a code from a closed set. Nothing is thrown across IPC. */
export type Result<Value, Code extends string = CommonFailureCode> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly code: Code | CommonFailureCode; readonly detail?: string | undefined }

/** Maximum length of `detail`: a message of a server, never patient data, short enough to show. */
export const detailLengthMax = 500

/**
 * Schema of a {@link Result}. `detail` contains a message of a server or of the system that may help the user. It is
 * shown as a quotation and never interpreted.
 */
export function resultOf<Value extends z.ZodType, const Code extends string>(value: Value, codes: readonly Code[]) {
  return z.discriminatedUnion('ok', [
    z.object({ ok: z.literal(true), value }),
    z.object({
      ok: z.literal(false),
      code: z.enum([...commonFailureCodes, ...codes] as [CommonFailureCode, ...(Code | CommonFailureCode)[]]),
      detail: z.string().max(detailLengthMax).optional()
    })
  ])
}

/** One call of the contract: what the window sends and what it gets. */
export function call<Input extends z.ZodType, Output extends z.ZodType>(input: Input, output: Output) {
  return { input, output } as const
}

/** Raw bytes, in any kind of buffer. */
export const bytes: z.ZodType<Uint8Array> = z.instanceof(Uint8Array)

/**
 * A value as JSON text. A single string crosses the bridge fast; thousands of objects would be copied one by one on the
 * window's main thread.
 */
export function packed<Value extends z.ZodType>(value: Value) {
  return z
    .string()
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text)
      } catch {
        context.addIssue({ code: 'custom', message: 'not JSON' })
        return z.NEVER
      }
    })
    .pipe(value)
}

/** Input of calls without parameters. */
export const nothing = z.undefined()
/** Value of calls that only succeed or fail. */
export const done = z.null()

export function succeed<Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value }
}

export function fail<const Code extends string>(
  code: Code,
  detail?: string
): { readonly ok: false; readonly code: Code; readonly detail?: string } {
  return detail === undefined ? { ok: false, code } : { ok: false, code, detail: detail.slice(0, detailLengthMax) }
}

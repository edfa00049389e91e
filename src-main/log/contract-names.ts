import type { z } from 'zod'
import { type CallName, type CallOutput, calls } from '#contract/channels.ts'

/** Every code that a call of the contract may fail with. */
export type FailureCode = Extract<CallOutput<CallName>, { readonly ok: false }>['code']

interface Definition {
  readonly type: string
  readonly shape?: Readonly<Record<string, z.core.$ZodType>>
  readonly entries?: Readonly<Record<string, string | number>>
  readonly options?: readonly z.core.$ZodType[]
  readonly element?: z.core.$ZodType
  readonly innerType?: z.core.$ZodType
  readonly in?: z.core.$ZodType
  readonly out?: z.core.$ZodType
  readonly keyType?: z.core.$ZodType
  readonly valueType?: z.core.$ZodType
}

/** Visits a schema and all its parts. */
export function visitSchemas(schema: z.core.$ZodType, visit: (definition: Definition) => void): void {
  const definition = schema._zod.def as unknown as Definition
  visit(definition)
  const { shape = {}, options = [], element, innerType, in: before, out: after, keyType, valueType } = definition
  for (const part of [...Object.values(shape), ...options, element, innerType, before, after, keyType, valueType]) {
    if (part !== undefined) visitSchemas(part, visit)
  }
}

/** All field names and failure codes of the contract: a closed set that contains no text of users or patients. */
function collectContractNames(): { readonly fields: readonly string[]; readonly codes: readonly FailureCode[] } {
  const fields = new Set<string>()
  const codes = new Set<FailureCode>()
  for (const { input, output } of Object.values(calls)) {
    for (const schema of [input, output]) {
      visitSchemas(schema, ({ shape = {} }) => {
        for (const name of Object.keys(shape)) fields.add(name)
      })
    }
    const failure = output.options[1]
    for (const code of failure.shape.code.options) codes.add(code)
  }
  return { fields: [...fields].sort(), codes: [...codes].sort() }
}

export const contractNames = collectContractNames()

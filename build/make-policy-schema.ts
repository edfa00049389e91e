import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { policyJsonSchema } from '../src-main/policy/policy-file.ts'

// `node build/make-policy-schema.ts`: writes policy.schema.json, which is packed next to the app for IT.

export const policySchemaPath = join(import.meta.dirname, 'policy.schema.json')

/** What belongs in that file. */
export function policySchemaText(): string {
  return `${JSON.stringify(policyJsonSchema(), null, 2)}\n`
}

if (import.meta.main) writeFileSync(policySchemaPath, policySchemaText())

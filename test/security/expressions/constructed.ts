import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { z } from 'zod'
import { recordExpressions } from './record.ts'

// Loads the files that are named, and prints the expressions that are made of text meanwhile, with the place of each; and
// those that check texts in the contract's schemas.

const root = join(import.meta.dirname, '..', '..', '..')

function placeOf(stack: string): string | undefined {
  const line = stack.split('\n').find((frame) => frame.includes(join(root, 'src-')))
  return line === undefined ? undefined : /(src-[^:)]*:\d+)/.exec(line)?.[1]
}

const found = await recordExpressions(placeOf, async () => {
  for (const file of process.argv.slice(2)) await import(pathToFileURL(join(root, file)).href)
})

/** The expressions of a schema and of all that it consists of. */
function patternsOf(schema: z.core.$ZodType, seen: Set<unknown>): RegExp[] {
  if (seen.has(schema)) return []
  seen.add(schema)
  const { def } = schema._zod
  const own = 'pattern' in def && def.pattern instanceof RegExp ? [def.pattern] : []
  const isSchema = (value: unknown): value is z.core.$ZodType =>
    typeof value === 'object' && value !== null && '_zod' in value
  const parts = Object.values(def).flatMap((part) =>
    typeof part === 'object' && part !== null ? [part, ...Object.values(part)] : []
  )
  return [...own, ...parts.filter(isSchema).flatMap((part) => patternsOf(part, seen))]
}

const { calls } = await import('../../../src-main/contract/channels.ts')
const seen = new Set()
for (const [name, { input }] of Object.entries(calls)) {
  for (const { source, flags } of patternsOf(input, seen)) found.push({ place: `call ${name}`, source, flags })
}
process.stdout.write(JSON.stringify(found))

import { policyJsonSchema } from './policy-file.ts'

// The members of a policy one by one, as the registry has them and as IT's template offers them. They are taken from the
// schema, so that none is forgotten.

/** One member; `path` is its name in the file, with dots: `listDefaults.timeZone`. */
export type PolicyMember = { readonly path: string } & (
  | { readonly kind: 'text'; readonly lengthMax: number; readonly isRequired: boolean }
  | { readonly kind: 'choice'; readonly values: readonly string[] }
  | { readonly kind: 'number'; readonly least: number; readonly most: number }
  | { readonly kind: 'switch' }
  /** Each value is on or off by itself. */
  | { readonly kind: 'set'; readonly values: readonly string[] }
  /** What a text stands for, by the name of the target. */
  | { readonly kind: 'entries'; readonly targets: readonly string[] }
)

/** What only a file has: where editors find the schema, and the version of its format. */
export const membersOfFiles: readonly string[] = ['$schema', 'version']

type Schema = {
  readonly type?: string
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly items?: Schema
  readonly anyOf?: readonly Schema[]
  readonly enum?: readonly string[]
  readonly const?: string
  readonly minimum?: number
  readonly maximum?: number
  readonly maxLength?: number
}

/** All members but {@link membersOfFiles}. Throws where the schema has a kind of member that is not known here. */
export function policyMembers(): readonly PolicyMember[] {
  const schema: Schema = policyJsonSchema()
  return membersIn(schema, '')
}

function membersIn({ properties = {}, required = [] }: Schema, above: string): PolicyMember[] {
  return Object.entries(properties).flatMap(([name, schema]) => {
    const path = above + name
    if (membersOfFiles.includes(path)) return []
    if (schema.type === 'object') return membersIn(schema, `${path}.`)
    return [memberOf(path, schema, required.includes(name))]
  })
}

function memberOf(path: string, schema: Schema, isRequired: boolean): PolicyMember {
  const variants = schema.anyOf ?? [schema]
  const fixed = variants.flatMap((variant) => variant.enum ?? variant.const ?? [])
  const open = variants.find((variant) => variant.type === 'string' && !('enum' in variant) && !('const' in variant))
  const { minimum, maximum } = schema
  switch (schema.type) {
    case 'boolean':
      return { path, kind: 'switch' }
    case 'array':
      return memberOfItems(path, schema.items ?? {})
    case 'integer':
    case 'number':
      if (minimum === undefined || maximum === undefined) break
      return { path, kind: 'number', least: minimum, most: maximum }
    default:
      if (open !== undefined) return { path, kind: 'text', lengthMax: open.maxLength ?? 200, isRequired }
      if (fixed.length > 0) return { path, kind: 'choice', values: fixed }
  }
  throw new Error(`the policy has a kind of member that the registry has no form for: ${path}`)
}

function memberOfItems(path: string, items: Schema): PolicyMember {
  if (items.enum !== undefined) return { path, kind: 'set', values: items.enum }
  const targets = (items.anyOf ?? []).flatMap(({ properties = {} }) =>
    Object.keys(properties).filter((name) => name !== 'text')
  )
  if (targets.length === 0) throw new Error(`the policy has a list that the registry has no form for: ${path}`)
  return { path, kind: 'entries', targets }
}

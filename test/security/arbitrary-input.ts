import fc from 'fast-check'
import type { z } from 'zod'

/** Values for named fields, used instead of generated ones, or in addition where the field is an object. */
export type Pools = Readonly<Record<string, readonly unknown[]>>

interface Definition {
  readonly type: string
  readonly format?: string
  readonly in?: z.core.$ZodType
  readonly out?: z.core.$ZodType
  readonly left?: z.core.$ZodType
  readonly right?: z.core.$ZodType
  readonly shape?: Readonly<Record<string, z.core.$ZodType>>
  readonly element?: z.core.$ZodType
  readonly options?: readonly z.core.$ZodType[]
  readonly innerType?: z.core.$ZodType
  readonly keyType?: z.core.$ZodType
  readonly valueType?: z.core.$ZodType
  readonly entries?: Readonly<Record<string, unknown>>
  readonly values?: readonly unknown[]
}

/**
 * Inputs of the shape that a schema describes, small ones and at the edges. Bounds and refinements are mostly met, not
 * always: what is just outside is an input too. `pools` contains values by field name.
 */
export function arbitraryInput(schema: z.core.$ZodType, pools: Pools, field = ''): fc.Arbitrary<unknown> {
  const pool = pools[field]
  const definition = schema._zod.def as unknown as Definition
  const within = (inner: z.core.$ZodType | undefined, name = field) => arbitraryInput(inner ?? schema, pools, name)
  switch (definition.type) {
    case 'optional':
    case 'default':
      return fc.option(within(definition.innerType), { nil: undefined, freq: 1 })
    case 'pipe':
      // A value in JSON text is a nested pipe, whose output has the shape.
      if (definition.in?._zod.def.type === 'pipe') return within(definition.out).map((value) => JSON.stringify(value))
      return within(definition.in)
    case 'nullable':
      return fc.option(within(definition.innerType), { nil: null, freq: 2 })
    case 'array':
      return fc.array(within(definition.element), { maxLength: 4 })
    case 'union':
      return fc.oneof(...(definition.options ?? []).map((option) => within(option)))
    case 'intersection':
      return fc
        .tuple(within(definition.left), within(definition.right))
        .map(([left, right]) => ({ ...(left as object), ...(right as object) }))
    case 'object': {
      const parts = Object.entries(definition.shape ?? {}).map(([name, part]) => [name, within(part, name)] as const)
      const whole = fc
        .record(Object.fromEntries(parts))
        .map((value) => Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)))
      return pool === undefined ? whole : fc.oneof(whole, fc.constantFrom(...pool))
    }
  }
  if (pool !== undefined) return fc.constantFrom(...pool)
  const bounds = schema as Bounds
  switch (definition.type) {
    case 'string':
      return text(definition.format, bounds)
    case 'number':
      return number(bounds)
    case 'boolean':
      return fc.boolean()
    case 'enum':
      return fc.constantFrom(...Object.values(definition.entries ?? {}))
    case 'literal':
      return fc.constantFrom(...(definition.values ?? []))
    case 'record':
      return fc.dictionary(within(definition.keyType).map(String), within(definition.valueType), { maxKeys: 3 })
    case 'undefined':
      return fc.constant(undefined)
    case 'null':
      return fc.constant(null)
    case 'custom':
      return fc.uint8Array({ maxLength: 40 })
    default:
      throw new Error(`no input is known for a schema of type ${definition.type}`)
  }
}

/** zod's bounds of texts and numbers. */
interface Bounds {
  readonly minLength?: number | null
  readonly maxLength?: number | null
  readonly minValue?: number | null
  readonly maxValue?: number | null
}

function number({ minValue, maxValue }: Bounds): fc.Arbitrary<number> {
  const min = Math.max(minValue ?? 0, -(2 ** 40))
  const max = Math.max(min, Math.min(maxValue ?? min + 3, min + 3))
  const odd = [min - 1, max + 1, 0.5, 2 ** 53, Number.NaN, Number.NEGATIVE_INFINITY]
  return fc.oneof(
    { weight: 9, arbitrary: fc.integer({ min: Math.ceil(min), max: Math.ceil(max) }) },
    { weight: 1, arbitrary: fc.constantFrom(...odd) }
  )
}

function text(format: string | undefined, { minLength, maxLength }: Bounds): fc.Arbitrary<string> {
  switch (format) {
    case 'uuid':
      return fc.uuid()
    case 'email':
      return fc.constantFrom('doctor@hospital.example', 'nobody@hospital.example', 'no address')
    case 'url':
      return fc.constantFrom(
        'https://hcw.example/inv/?invite=1',
        'http://127.0.0.1:1/',
        'javascript:alert(1)',
        'nothing'
      )
    case 'datetime':
      return fc.constantFrom('2030-03-04T09:15:00Z', '1970-01-01T00:00:00Z', '2030-02-31T00:00:00Z')
  }
  const min = minLength ?? 1
  // One of its units may be two of JavaScript's.
  const max = Math.max(min, Math.min(20, Math.ceil((maxLength ?? 40) / 2)))
  return fc.oneof(
    { weight: 4, arbitrary: fc.string({ minLength: min, maxLength: max, unit: 'binary' }) },
    { weight: 1, arbitrary: fc.constantFrom(...awkwardTexts) }
  )
}

const awkwardTexts = [
  '__proto__',
  'constructor',
  "'; DROP TABLE lists; --",
  '%00',
  '../../etc/passwd',
  '\ud800',
  'name'
]

/** Values that structured cloning can copy between the processes, and some that it cannot. */
export const anything: fc.Arbitrary<unknown> = fc.oneof(
  fc.anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withSet: true,
    withTypedArray: true,
    withSparseArray: true,
    withNullPrototype: true,
    withObjectString: true
  }),
  fc.constantFrom<unknown>(...wrongShapes())
)

function wrongShapes(): unknown[] {
  return [
    undefined,
    null,
    '',
    [],
    {},
    Number.NaN,
    -0,
    new Error('no'),
    new Uint8Array(0),
    JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}')
  ]
}

/** The same input with one part replaced, or with additional keys. */
export function spoiled(input: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc.tuple(input, fc.nat(), anything).map(([value, at, wrong]) => {
    if (typeof value !== 'object' || value === null) return wrong
    const keys = Object.keys(value)
    const key = keys[at % Math.max(1, keys.length)]
    if (key === undefined) return wrong
    const copy: Record<string, unknown> = { ...(value as Record<string, unknown>), [key]: wrong }
    Object.defineProperty(copy, '__proto__', { value: { polluted: true }, enumerable: true, configurable: true })
    return copy
  })
}

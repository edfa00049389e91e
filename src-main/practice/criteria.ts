import type { Fields } from './answer.ts'

/** Reads a field by its name or a dotted path into metadata. */
export type ReadField<Item> = (item: Item, path: string) => unknown

export type Criteria<Item> = { readonly ok: true; readonly matches: (item: Item) => boolean } | { readonly ok: false }

type Test = (value: unknown) => boolean

function comparable(value: unknown): value is number | string {
  return typeof value === 'number' || typeof value === 'string'
}

function equal(a: unknown, b: unknown): boolean {
  return a === b || (typeof a === 'object' && a !== null && JSON.stringify(a) === JSON.stringify(b))
}

function compare(wanted: unknown, holds: (difference: number) => boolean): Test {
  return (value) => {
    if (!comparable(value) || !comparable(wanted) || typeof value !== typeof wanted) return false
    return holds(value < wanted ? -1 : value > wanted ? 1 : 0)
  }
}

function modifier(name: string, wanted: unknown): Test | undefined {
  switch (name) {
    case '>':
      return compare(wanted, (difference) => difference > 0)
    case '>=':
      return compare(wanted, (difference) => difference >= 0)
    case '<':
      return compare(wanted, (difference) => difference < 0)
    case '<=':
      return compare(wanted, (difference) => difference <= 0)
    case '!=':
      return (value) => !equal(value, wanted)
    case 'in':
      return Array.isArray(wanted) ? (value) => wanted.some((one) => equal(value, one)) : undefined
    case 'nin':
      return Array.isArray(wanted) ? (value) => !wanted.some((one) => equal(value, one)) : undefined
    case 'contains':
      return (value) => typeof value === 'string' && value.includes(String(wanted))
    case 'startsWith':
      return (value) => typeof value === 'string' && value.startsWith(String(wanted))
    case 'endsWith':
      return (value) => typeof value === 'string' && value.endsWith(String(wanted))
    default:
      return undefined
  }
}

function constraint(wanted: unknown): Test | undefined {
  if (Array.isArray(wanted)) return modifier('in', wanted)
  if (typeof wanted !== 'object' || wanted === null) return (value) => value === wanted
  const tests = Object.entries(wanted).map(([name, operand]) => modifier(name, operand))
  return tests.includes(undefined) ? undefined : (value) => tests.every((test) => test?.(value) === true)
}

/** Compiles a `where` of the real server's kind: equality, lists, modifiers, `and`, `or`. Anything else is invalid. */
export function readCriteria<Item>(where: unknown, read: ReadField<Item>): Criteria<Item> {
  if (typeof where !== 'object' || where === null || Array.isArray(where)) return { ok: false }
  const parts: ((item: Item) => boolean)[] = []
  for (const [path, wanted] of Object.entries(where as Fields)) {
    if (path === 'or' || path === 'and') {
      if (!Array.isArray(wanted)) return { ok: false }
      const branches: ((item: Item) => boolean)[] = []
      for (const branch of wanted) {
        const compiled = readCriteria(branch, read)
        if (!compiled.ok) return compiled
        branches.push(compiled.matches)
      }
      parts.push((item) =>
        path === 'or' ? branches.some((matches) => matches(item)) : branches.every((matches) => matches(item))
      )
    } else {
      const test = constraint(wanted)
      if (test === undefined) return { ok: false }
      parts.push((item) => test(read(item, path)))
    }
  }
  return { ok: true, matches: (item) => parts.every((matches) => matches(item)) }
}

/** Every path that a `where` names, those inside `and` and `or` too. */
export function pathsOf(where: unknown): readonly string[] {
  if (Array.isArray(where)) return where.flatMap(pathsOf)
  if (typeof where !== 'object' || where === null) return []
  return Object.entries(where).flatMap(([path, wanted]) => (path === 'or' || path === 'and' ? pathsOf(wanted) : [path]))
}

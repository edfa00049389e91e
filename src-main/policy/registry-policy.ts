import type { ExportedKey, RegistryValue } from './exported-key.ts'
import type { PolicyProblem } from './policy-file.ts'
import { type PolicyMember, policyMembers } from './policy-members.ts'

// How the registry has a policy: a value for each member, named as in the file. `off.practice` and its like are 1 or 0; the
// directory has a key for each kind of target, in which a value's name is what lists write.

export type RegistryPolicy =
  | { readonly ok: true; readonly content: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly problem: PolicyProblem }

type Content = { [name: string]: unknown }

/** What the file would be that says the same; null: the key is empty. Its values still have to be checked as a file's. */
export function policyOfRegistry(keys: ExportedKey): RegistryPolicy | null {
  const members = policyMembers()
  const content: Content = {}
  const unknown = (member: string): RegistryPolicy => ({ ok: false, problem: { code: 'member-unknown', member } })
  const wrong = (member: string): RegistryPolicy => ({ ok: false, problem: { code: 'member-wrong', member } })
  let isEmpty = true
  for (const [key, values] of keys) {
    for (const [name, value] of values) {
      isEmpty = false
      if (key === '') {
        const member = memberNamed(members, name)
        if (member === null) return unknown(name)
        if (!take(content, member, value)) return wrong(name)
        continue
      }
      const entries = entriesOf(members, key)
      if (entries === null) return unknown(key)
      if (value.type !== 'text' || name === '') return wrong(`${key}\\${name}`)
      listIn(content, entries.path).push({ text: name, [entries.target]: value.text })
    }
  }
  return isEmpty ? null : { ok: true, content }
}

type Named = { readonly member: PolicyMember; readonly value?: string }

/** Names of values are the same in any case. */
function memberNamed(members: readonly PolicyMember[], name: string): Named | null {
  const isNamed = (path: string) => path.toLowerCase() === name.toLowerCase()
  for (const member of members) {
    if (member.kind === 'entries') continue
    if (member.kind !== 'set') {
      if (isNamed(member.path)) return { member }
      continue
    }
    const value = member.values.find((one) => isNamed(`${member.path}.${one}`))
    if (value !== undefined) return { member, value }
  }
  return null
}

/** False where the value is of another type than the member. */
function take(content: Content, { member, value: part }: Named, value: RegistryValue): boolean {
  switch (member.kind) {
    case 'text':
    case 'choice':
      if (value.type !== 'text') return false
      put(content, member.path, value.text)
      return true
    case 'number':
      if (value.type !== 'number') return false
      put(content, member.path, value.number)
      return true
    case 'switch':
      if (value.type !== 'number' || value.number > 1) return false
      put(content, member.path, value.number === 1)
      return true
    case 'set':
      if (value.type !== 'number' || value.number > 1) return false
      if (value.number === 1) listIn(content, member.path).push(part)
      return true
    case 'entries':
      return false
  }
}

function put(content: Content, path: string, value: unknown): void {
  const [name = '', rest] = path.split(/\.(.*)/s)
  if (rest === undefined) {
    content[name] = value
    return
  }
  const inner = content[name]
  const within: Content = typeof inner === 'object' && inner !== null ? (inner as Content) : {}
  content[name] = within
  put(within, rest, value)
}

function listIn(content: Content, name: string): unknown[] {
  const known = content[name]
  if (Array.isArray(known)) return known
  const made: unknown[] = []
  content[name] = made
  return made
}

function entriesOf(members: readonly PolicyMember[], key: string): { path: string; target: string } | null {
  for (const { path, ...member } of members) {
    if (member.kind !== 'entries') continue
    const target = member.targets.find((one) => `${path}\\${one}`.toLowerCase() === key.toLowerCase())
    if (target !== undefined) return { path, target }
  }
  return null
}

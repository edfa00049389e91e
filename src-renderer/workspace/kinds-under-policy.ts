import type { KnownKind } from '#contract/list.ts'
import type { FixableSetting } from '#contract/policy.ts'

/** Known kinds without what IT fixed for new lists: what a kind remembers must not win over it. */
export function kindsUnderPolicy(kinds: readonly KnownKind[], fixed: readonly FixableSetting[]): readonly KnownKind[] {
  if (fixed.length === 0) return kinds
  const isFree = (member: string) => !fixed.some((name) => name === `listDefaults.${member}`)
  return kinds.map((kind) => ({
    ...kind,
    settings: Object.fromEntries(Object.entries(kind.settings).filter(([member]) => isFree(member)))
  }))
}

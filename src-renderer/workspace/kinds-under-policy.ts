import type { ImportTemplate } from '#contract/list.ts'
import type { FixableSetting } from '#contract/policy.ts'

/** Templates without the settings that IT has fixed for new lists: a template must not override them. */
export function kindsUnderPolicy(
  kinds: readonly ImportTemplate[],
  fixed: readonly FixableSetting[]
): readonly ImportTemplate[] {
  if (fixed.length === 0) return kinds
  const isFree = (member: string) => !fixed.some((name) => name === `listDefaults.${member}`)
  return kinds.map((kind) => ({
    ...kind,
    settings: Object.fromEntries(Object.entries(kind.settings).filter(([member]) => isFree(member)))
  }))
}

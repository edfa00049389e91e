import type { ImportTemplate } from '#contract/list.ts'
import type { FixableSetting } from '#contract/policy.ts'

/** Templates without the settings that IT has fixed for new lists: a template must not override them. */
export function templatesUnderPolicy(
  templates: readonly ImportTemplate[],
  fixed: readonly FixableSetting[]
): readonly ImportTemplate[] {
  if (fixed.length === 0) return templates
  const isFree = (member: string) => !fixed.some((name) => name === `listDefaults.${member}`)
  return templates.map((template) => ({
    ...template,
    settings: Object.fromEntries(Object.entries(template.settings).filter(([member]) => isFree(member)))
  }))
}

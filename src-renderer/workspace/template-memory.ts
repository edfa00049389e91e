import type { Bridge } from '#contract/channels.ts'
import type { Layout, ListDocument } from '#contract/list.ts'

/** The layout with another order of dates; absent where it is the usual one. */
export function withDateOrder({ dateOrder: _, ...layout }: Layout, dateOrder: Layout['dateOrder']): Layout {
  return dateOrder === undefined ? layout : { ...layout, dateOrder }
}

/**
 * Changes the date order of a template that exists already: what the user chose for today's list holds for tomorrow's.
 * It creates no template: the user has not confirmed that format yet.
 */
export async function rememberDateOrder(
  { calls }: Bridge,
  signature: string,
  dateOrder: Layout['dateOrder']
): Promise<void> {
  const templates = await calls['templates.list'](undefined)
  const template = templates.ok ? templates.value.find((kind) => kind.signature === signature) : undefined
  if (template === undefined || template.layout.dateOrder === dateOrder) return
  await calls['templates.save']({ ...template, layout: withDateOrder(template.layout, dateOrder) })
}

/** Saves how this format is read and matched. `usedAt`: ms since the epoch. */
export async function saveTemplate(
  { calls }: Bridge,
  signature: string,
  { name, fileName, layout, settings, choices }: ListDocument,
  usedAt: number
): Promise<void> {
  const templates = await calls['templates.list'](undefined)
  const template = templates.ok ? templates.value.find((kind) => kind.signature === signature) : undefined
  await calls['templates.save']({
    signature,
    // The user may have renamed it since.
    name: template?.name ?? (fileName || name),
    layout,
    settings,
    choices,
    usedAt
  })
}

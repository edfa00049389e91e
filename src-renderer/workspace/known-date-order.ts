import type { Bridge } from '#contract/channels.ts'
import type { Layout } from '#contract/list.ts'

/** The layout with another order of dates; absent where it is the usual one. */
export function withDateOrder({ dateOrder: _, ...layout }: Layout, dateOrder: Layout['dateOrder']): Layout {
  return dateOrder === undefined ? layout : { ...layout, dateOrder }
}

/**
 * Has a kind of file that is known already read its dates in this order from now on: what was said for today's list
 * holds for tomorrow's. A kind that nobody confirmed yet is not made known by it.
 */
export async function keepDateOrder(
  { calls }: Bridge,
  signature: string,
  dateOrder: Layout['dateOrder']
): Promise<void> {
  const kinds = await calls['kinds.all'](undefined)
  const known = kinds.ok ? kinds.value.find((kind) => kind.signature === signature) : undefined
  if (known === undefined || known.layout.dateOrder === dateOrder) return
  await calls['kinds.save']({ ...known, layout: withDateOrder(known.layout, dateOrder) })
}

import type { Result } from '#contract/call.ts'
import { succeed } from '#contract/call.ts'
import type { CallInput } from '#contract/channels.ts'
import { periodStart, type VisitCounts, type VisitFigures } from '#contract/figures.ts'
import { yieldToOthers } from '../sending/yield-to-others.ts'
import { addCounts, type KeptCounts } from './count-invitation.ts'
import type { FiguresStore, KeptFigures } from './figures-port.ts'

type Answer = { readonly figures: VisitFigures[]; readonly firstDay: string | null }

/** Counts what has changed, a little at a time so that others can work, and adds everything up by period. */
export async function readFigures(
  store: FiguresStore,
  { by, fromDay, toDay }: CallInput<'figures.read'>,
  today: string
): Promise<Result<Answer>> {
  const counted = await countChanged(store)
  if (!counted.ok) return counted
  const read = store.read(fromDay, toDay)
  if (!read.ok) return read
  const { figures, firstDay } = read.value
  const groups = Map.groupBy(figures, ({ day, destination: { kind, name }, way, language }) =>
    JSON.stringify([periodStart(day, by), kind, name, way, language])
  )
  const sums = [...groups.values()].flatMap((members): VisitFigures[] => {
    const [first] = members
    if (first === undefined) return []
    const { day, destination, way, language } = first
    return [{ start: periodStart(day, by), destination, way, language, counts: countsOf(members, today) }]
  })
  return succeed({ figures: sums, firstDay })
}

/** Resolves when nothing is left to be counted; others work between the parts, and may change some that were counted. */
async function countChanged(store: FiguresStore): Promise<Result<null>> {
  for (;;) {
    const parts: ReturnType<FiguresStore['uncounted']> = store.uncounted()
    if (!parts.ok) return parts
    if (parts.value.length === 0) return succeed(null)
    for (const [index, part] of parts.value.entries()) {
      if (index > 0) await yieldToOthers()
      const counted = store.count(part)
      if (!counted.ok) return counted
    }
  }
}

function countsOf(members: readonly KeptFigures[], today: string): VisitCounts {
  const sumOf = (some: readonly KeptFigures[]) =>
    some.reduce<KeptCounts>((sum, { counts }) => addCounts(sum, counts), {})
  const { refused = {}, ...sum } = sumOf(members)
  const { invited = 0, confirmed = 0, came = 0, missed = 0, withdrawn = 0, moved = 0, inDoubt = 0 } = sum
  const ahead = openOf(sumOf(members.filter(({ day }) => day >= today)))
  const notKnown = openOf(sum) - ahead
  return { invited, confirmed, came, missed, withdrawn, ahead, notKnown, moved, inDoubt, refused }
}

/** Those invited of whom nothing is known in the end. */
function openOf({ invited = 0, came = 0, missed = 0, withdrawn = 0 }: KeptCounts): number {
  return invited - came - missed - withdrawn
}

import type { BoardEntry } from '#contract/aftercare.ts'
import type { phoneReasonWords, stageWords } from '../../language/board.ts'

/** How far a patient is, from what was sent and from what the server told last. */
export type Stage = keyof typeof stageWords

export type PhoneReason = keyof typeof phoneReasonWords

export function stageOf({ state, content, remote, linkEndsAt }: BoardEntry, now: number): Stage {
  switch (state) {
    case 'queued':
    case 'sending':
      return 'on-the-way'
    case 'ready':
    case 'held':
    case 'refused':
      return 'not-delivered'
    case 'unknown':
    case 'checking':
    case 'undecided':
      return 'doubt'
    case 'withdrawn':
      return 'withdrawn'
    case 'created':
      break
  }
  switch (remote?.progress) {
    case 'in':
    case 'over':
    case 'gone':
      return remote.progress
    case 'confirmed':
    case 'sent':
    case undefined:
      break
  }
  if (linkEndsAt !== null && linkEndsAt <= now) return 'expired'
  if (remote?.progress === 'confirmed') return 'confirmed'
  return content.channel === 'none' ? 'to-hand-over' : 'sent'
}

/** The appointment, ms since the epoch; null without one. The server's own, where it told another. */
export function momentOf({ content, remote }: BoardEntry): number | null {
  if (remote !== undefined && remote.scheduledFor !== null && remote.progress !== 'gone') return remote.scheduledFor
  return content.scheduledFor === undefined ? null : Date.parse(content.scheduledFor)
}

/** Why somebody is to be phoned; null: no need, or too late. */
export function phoneReasonOf(entry: BoardEntry, now: number): PhoneReason | null {
  const moment = momentOf(entry)
  if (moment !== null && moment <= now) return null
  switch (stageOf(entry, now)) {
    case 'not-delivered':
      return 'not-delivered'
    case 'gone':
    case 'expired':
      return 'gone'
    case 'to-hand-over':
      return 'no-message'
    case 'sent':
      return moment === null ? null : 'not-confirmed'
    case 'on-the-way':
    case 'doubt':
    case 'confirmed':
    case 'in':
    case 'over':
    case 'withdrawn':
      return null
  }
}

/** What was asked so short a while ago is not asked again. */
const freshForMs = 15_000

/** Only what can have changed: made, not over, its link still working, and not asked just now. */
export function toRefresh(entries: readonly BoardEntry[], now: number): readonly BoardEntry[] {
  return entries.filter((entry) => {
    const stage = stageOf(entry, now)
    if (entry.lastCare?.outcome === 'open' || entry.lastCare?.outcome === 'doubt') return entry.state === 'created'
    const canChange = stage === 'sent' || stage === 'to-hand-over' || stage === 'confirmed' || stage === 'in'
    return canChange && now - (entry.remote?.askedAt ?? 0) > freshForMs
  })
}

export type BoardLine =
  | { readonly kind: 'group'; readonly name: string; readonly entries: readonly BoardEntry[] }
  | { readonly kind: 'entry'; readonly entry: BoardEntry }

/** By doctor or queue in the order of their names, and within each by time; without a time last. */
export function boardLines(
  entries: readonly BoardEntry[],
  compare: (one: string, other: string) => number
): readonly BoardLine[] {
  const groups = Map.groupBy(entries, ({ content }) => content.doctorEmail ?? content.queue ?? '')
  return [...groups]
    .sort(([one], [other]) => compare(one, other))
    .flatMap(([name, members]): BoardLine[] => {
      const sorted = members.toSorted(
        (one, other) => (momentOf(one) ?? Number.POSITIVE_INFINITY) - (momentOf(other) ?? Number.POSITIVE_INFINITY)
      )
      return [{ kind: 'group', name, entries: sorted }, ...sorted.map((entry) => ({ kind: 'entry', entry }) as const)]
    })
}

/** What was read, with what changed since. */
export function withNews(read: readonly BoardEntry[], news: ReadonlyMap<string, BoardEntry>): readonly BoardEntry[] {
  return news.size === 0 ? read : read.map((entry) => news.get(entry.target.rowId) ?? entry)
}

/** Beginning of the day on this computer's calendar, `days` from today. */
export function dayStart(now: number, days: number): number {
  const date = new Date(now)
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + days).getTime()
}

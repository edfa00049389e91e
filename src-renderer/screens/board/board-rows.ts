import type { DirectoryView } from '#contract/directory.ts'
import type { BoardEntry } from '#contract/invitation-actions.ts'
import type { Texts } from '../../i18n/messages.ts'
import { appointmentOf, stageOf } from '../../state/invitation-stage.ts'
import { dayStart, phoneFromTime } from './working-days.ts'

export type PhoneReason = keyof Texts<'board.phone'>

/**
 * Why the patient should be phoned; null when there is no need, not yet, or it is too late. Whoever gets no message at
 * once; who has not confirmed, from `phoneFrom` (`14:00`) of the working day before.
 */
export function phoneReasonOf(entry: BoardEntry, now: number, phoneFrom: string): PhoneReason | null {
  const appointmentAt = appointmentOf(entry)
  if (appointmentAt !== null && appointmentAt <= now) return null
  switch (stageOf(entry, now)) {
    case 'not-delivered':
      return 'not-delivered'
    case 'gone':
    case 'expired':
      return 'gone'
    case 'to-hand-over':
      return 'no-message'
    case 'sent':
      return appointmentAt === null || now < phoneFromTime(appointmentAt, phoneFrom) ? null : 'not-confirmed'
    case 'on-the-way':
    case 'doubt':
    case 'confirmed':
    case 'in':
    case 'over':
    case 'withdrawn':
      return null
  }
}

/** An answer is considered fresh for this time. */
const freshForMs = 15_000

/** Entries whose answer may have changed: created, not over, link still valid, not just refreshed. */
export function toRefresh(entries: readonly BoardEntry[], now: number): readonly BoardEntry[] {
  return entries.filter((entry) => {
    const stage = stageOf(entry, now)
    if (entry.lastAction?.outcome === 'open' || entry.lastAction?.outcome === 'doubt') return entry.state === 'created'
    const canChange = stage === 'sent' || stage === 'to-hand-over' || stage === 'confirmed' || stage === 'in'
    return canChange && now - (entry.remote?.askedAt ?? 0) > freshForMs
  })
}

/** The invitations to a doctor or queue. */
export interface BoardGroup {
  /** How the doctor or queue is called. */
  readonly name: string
  /** The earliest first; those without a time last. */
  readonly entries: readonly BoardEntry[]
}

export type BoardRow =
  | ({ readonly kind: 'group' } & BoardGroup)
  | { readonly kind: 'entry'; readonly entry: BoardEntry }

/** How a doctor is called whose address is known: by the directory, which has the words of the lists. */
export function doctorNames(directory: DirectoryView | null): (address: string) => string {
  const names = new Map<string, string>()
  for (const { entry } of directory?.items ?? []) {
    if (!('doctorEmail' in entry) || entry.text.includes('@')) continue
    const address = entry.doctorEmail.toLowerCase()
    // Initials and units are entries too: the longest text is most likely the name.
    if (entry.text.length > (names.get(address)?.length ?? 0)) names.set(address, entry.text)
  }
  return (address) => {
    const name = names.get(address.toLowerCase())
    return name === undefined ? address : `${name} (${address})`
  }
}

/** In the order of their names. */
export function boardGroups(
  entries: readonly BoardEntry[],
  compare: (one: string, other: string) => number,
  nameOf: (doctorOrQueue: string) => string
): readonly BoardGroup[] {
  const timeOf = (entry: BoardEntry) => appointmentOf(entry) ?? Number.POSITIVE_INFINITY
  return [...Map.groupBy(entries, ({ content }) => nameOf(content.doctorEmail ?? content.queue ?? ''))]
    .map(([name, members]) => ({ name, entries: members.toSorted((one, other) => timeOf(one) - timeOf(other)) }))
    .sort((one, other) => compare(one.name, other.name))
}

/** Each group, and behind it its entries. */
export function groupedRows(groups: readonly BoardGroup[]): readonly BoardRow[] {
  return groups.flatMap((group): BoardRow[] => [{ kind: 'group', ...group }, ...plainRows(group.entries)])
}

/** The entries in their order. */
export function plainRows(entries: readonly BoardEntry[]): readonly BoardRow[] {
  return entries.map((entry) => ({ kind: 'entry', entry }))
}

/** The entries that were read, with later changes applied. */
export function withChanges(
  read: readonly BoardEntry[],
  changes: ReadonlyMap<string, BoardEntry>
): readonly BoardEntry[] {
  return changes.size === 0 ? read : read.map((entry) => changes.get(entry.target.rowId) ?? entry)
}

/** Those who should be phoned now. */
export function toBePhoned(entries: readonly BoardEntry[], now: number, phoneFrom: string): readonly BoardEntry[] {
  return entries.filter((entry) => phoneReasonOf(entry, now, phoneFrom) !== null)
}

/** Start of the day that an entry belongs to: without an appointment the day on which it was made, or today. */
export function dayOf(entry: BoardEntry, now: number): number {
  return dayStart(appointmentOf(entry) ?? entry.createdAt ?? now, 0)
}

import type { InvitationContent } from '#contract/invitation.ts'
import type { BatchPlan } from '#contract/sending.ts'

type Group = BatchPlan['groups'][number]

/** Counts what is sent: on which days, and how many by each way in each language. */
export function planTally() {
  const days = new Set<string>()
  const groups = new Map<string, Group>()
  let range: { readonly first: number; readonly last: number; readonly timeZone: string } | null = null

  return {
    add(content: InvitationContent): void {
      const { channel, language, scheduledFor, timeZone } = content
      const key = `${channel} ${language}`
      const group = groups.get(key)
      groups.set(key, { channel, language, example: content, ...group, count: (group?.count ?? 0) + 1 })
      if (scheduledFor === undefined) return
      const at = Date.parse(scheduledFor)
      range = { timeZone, ...range, first: Math.min(range?.first ?? at, at), last: Math.max(range?.last ?? at, at) }
      days.add(dayIn(range.timeZone, at))
    },
    appointments: (): BatchPlan['appointments'] => (range === null ? null : { ...range, days: days.size }),
    groups: (): Group[] => [...groups.values()].sort((one, other) => other.count - one.count)
  }
}

const calendars = new Map<string, Intl.DateTimeFormat>()

function dayIn(timeZone: string, at: number): string {
  let calendar = calendars.get(timeZone)
  if (calendar === undefined) {
    calendar = new Intl.DateTimeFormat('sv-SE', { timeZone })
    calendars.set(timeZone, calendar)
  }
  return calendar.format(at)
}

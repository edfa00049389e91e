import type { ListState } from './list-state.ts'

/** Enough to know that there are several. */
const mostDays = 2

/**
 * ISO days of the patients' appointments, in the list's time zone, and those that stand outside the rows for patients
 * without a date: two at most.
 */
export function daysInList({ rows, validator, settings }: ListState): readonly string[] {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: settings.timeZone })
  const days = new Set<string>()
  const byInstant = new Map<string, string>()
  for (const [index, { status, invitation, errors }] of validator.results().entries()) {
    const row = rows[index]
    if (row === undefined || status === 'aside') continue
    const { scheduledFor } = invitation
    const known = scheduledFor === undefined ? undefined : byInstant.get(scheduledFor)
    const day = known ?? dayOf(scheduledFor)
    if (day !== undefined) days.add(day)
    if (days.size === mostDays) break

    function dayOf(instant: string | undefined): string | undefined {
      if (instant === undefined) {
        // A date that cannot be read is no missing one.
        return errors.includes('date-impossible') || row === undefined ? undefined : validator.dayOf(row)?.day
      }
      const written = format.format(new Date(instant))
      byInstant.set(instant, written)
      return written
    }
  }
  return [...days].sort()
}

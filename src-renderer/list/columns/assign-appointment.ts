import type { Assignment } from './assignment.ts'
import type { ColumnStats } from './column-stats.ts'
import { type HeaderReading, weakRank } from './header-cell.ts'

type Shape = 'date' | 'date-time' | 'time' | 'other' | 'none'

function shapeOf({ filled, date, dateTime, serial, time }: ColumnStats): Shape {
  if (filled === 0) return 'none'
  const dated = date + dateTime + serial
  if (dated >= 0.3 && dated >= time) return dateTime >= dated * 0.3 ? 'date-time' : 'date'
  return time >= 0.3 ? 'time' : 'other'
}

interface Candidate {
  readonly column: number
  readonly rank: number
  readonly shape: Shape
  /** Past days: births or data entry, below a title that says only `Date`. */
  readonly isPast: boolean
}

function isMostlyPast({ days }: ColumnStats, now: number): boolean {
  const limit = new Date(now)
  const earliest = limit.getUTCFullYear() * 10_000 + (limit.getUTCMonth() + 1) * 100 + limit.getUTCDate()
  return days.length > 0 && days.filter((day) => day < earliest).length > days.length * 0.8
}

function isBetter(one: Candidate, other: Candidate): boolean {
  return one.rank > other.rank || (one.rank === other.rank && !one.isPast && other.isPast)
}

/** The highest rank, then the one that is not past, then the left one. */
function best(candidates: readonly Candidate[]): Candidate | undefined {
  return candidates.reduce<Candidate | undefined>(
    (found, candidate) => (found === undefined || isBetter(candidate, found) ? candidate : found),
    undefined
  )
}

const secondOfKind: Assignment = { meaning: 'ignore', by: 'header', reason: 'second-of-kind' }

/**
 * Finds when the appointment begins. `Termin`, `Début`, `RDV` are days, times or both: their values decide. Words for
 * an appointment win over a bare `Date`; a column with day and time is used if there is no time column.
 */
export function assignAppointment(
  readings: readonly HeaderReading[],
  columnStats: readonly ColumnStats[],
  now: number | undefined
): ReadonlyMap<number, Assignment> {
  const dates: Candidate[] = []
  const times: Candidate[] = []
  const found = new Map<number, Assignment>()
  for (const [column, { kind, rank }] of readings.entries()) {
    const stats = columnStats[column]
    if (!stats || (kind !== 'date' && kind !== 'time' && kind !== 'start' && kind !== 'moment')) continue
    const shape = shapeOf(stats)
    if (rank === weakRank && shape === 'other') continue
    // `Tag`, `Jour` next to the date: weekdays are no calendar dates.
    const candidate = {
      column,
      rank: stats.weekday >= 0.5 ? 0.2 : rank,
      shape,
      isPast: now !== undefined && isMostlyPast(stats, now)
    }
    if (kind === 'date') (shape === 'time' ? times : dates).push(candidate)
    else if (kind === 'time') (shape === 'date' || shape === 'date-time' ? dates : times).push(candidate)
    else if (shape === 'time') {
      // `Einbestellt;Beginn`: the beginning is the hour of the visit.
      if (kind === 'moment') times.push({ ...candidate, rank: Math.min(candidate.rank, 3.5) })
      else times.push(rank >= 2 ? { ...candidate, rank: Math.max(rank, 4) } : candidate)
    }
    // `Behandlungsbeginn` above days alone may be weeks ago: no better than a `Datum`.
    else if (kind === 'start' && shape === 'date') dates.push({ ...candidate, rank: Math.min(rank, 2) })
    else if (shape === 'date' || shape === 'date-time') dates.push(candidate)
    // Words (`Konsultation: Kontrolle`) or nothing: an appointment only if no other column is one.
    else dates.push({ ...candidate, rank: shape === 'none' ? 0.5 : 0.1 })
    found.set(column, secondOfKind)
  }
  let date = best(dates)
  const time = best(times)
  if (date && !time && date.shape === 'date') {
    date = best(dates.filter(({ shape, rank }) => shape === 'date-time' && rank >= 3)) ?? date
  }
  if (date) {
    const both = !time && (date.shape === 'date-time' || readings[date.column]?.kind === 'moment')
    found.set(date.column, { meaning: both ? 'dateTime' : 'date', by: 'header' })
  }
  if (time) found.set(time.column, { meaning: 'time', by: 'header' })
  return found
}

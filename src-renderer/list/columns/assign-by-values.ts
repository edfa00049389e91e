import type { ColumnMeaning } from '#contract/list.ts'
import type { ColumnStats } from './column-stats.ts'

export interface AssignByValuesInput {
  readonly columnStats: readonly ColumnStats[]
  /** What the headers say, by column. */
  readonly draft: readonly ({ readonly meaning: ColumnMeaning } | undefined)[]
  /** Columns without a title. */
  readonly untitled: readonly number[]
  /** Columns without a meaning: untitled, or with words that we do not know. */
  readonly open: readonly number[]
  readonly now?: number | undefined
}

const minShare = 0.6
const dayMs = 24 * 3_600_000
const yearMs = 365.25 * dayMs

function dayToMs(day: number): number {
  return Date.UTC(Math.floor(day / 10_000), (Math.floor(day / 100) % 100) - 1, day % 100)
}

function median(days: readonly number[]): number {
  const sorted = [...days].sort((one, other) => one - other)
  return dayToMs(sorted[Math.floor(sorted.length / 2)] ?? 0)
}

/** Years between the tenth and the ninetieth of a hundred days. */
function spreadInYears(days: readonly number[]): number {
  const sorted = [...days].sort((one, other) => one - other)
  const low = sorted[Math.floor(sorted.length * 0.1)] ?? 0
  const high = sorted[Math.floor(sorted.length * 0.9)] ?? 0
  return (dayToMs(high) - dayToMs(low)) / yearMs
}

/**
 * Recognises columns by their values alone: those without a title, and those with unknown titles where the list would
 * otherwise lack what every invitation needs. Birth dates are much older than appointments.
 */
export function assignByValues({
  columnStats,
  draft,
  untitled,
  open,
  now
}: AssignByValuesInput): ReadonlyMap<number, ColumnMeaning> {
  const found = new Map<number, ColumnMeaning>()
  const has = (...meanings: readonly ColumnMeaning[]) =>
    draft.some((assignment) => assignment && meanings.includes(assignment.meaning)) ||
    [...found.values()].some((meaning) => meanings.includes(meaning))
  const free = (columns: readonly number[]) =>
    columns.filter((column) => !found.has(column) && (columnStats[column]?.filled ?? 0) > 0)
  const share = (column: number, of: (stats: ColumnStats) => number) => {
    const stats = columnStats[column]
    return stats ? of(stats) : 0
  }
  const pick = (columns: readonly number[], of: (stats: ColumnStats) => number, least = minShare) =>
    free(columns).filter((column) => share(column, of) >= least)

  // Under a title whose words we do not know, a contact may be anybody's: only untitled columns are recognised.
  const emails = pick(untitled, (stats) => stats.email)
  if (!has('email')) {
    // Patients have their own addresses; one that is repeated often belongs to a doctor or a practice.
    const own = emails.find((column) => !repeats(column, 0.5))
    const doctors = emails.find((column) => repeats(column, 0.5))
    if (own !== undefined) found.set(own, 'email')
    if (own !== undefined && doctors !== undefined && !has('doctorEmail')) found.set(doctors, 'doctorEmail')
  }
  assignPhones()
  assignDates()
  const [gender] = pick(has('gender', 'title') ? untitled : open, (stats) => stats.gender, 0.7)
  if (gender !== undefined) {
    const meaning = share(gender, ({ courtesy }) => courtesy) >= 0.5 ? 'title' : 'gender'
    if (!has(meaning)) found.set(gender, meaning)
  }
  assignNames()
  // `1` and `2` right of the first name, and no other gender: registers write this. Elsewhere they could be any count.
  const coded = [...found].find(([, meaning]) => meaning === 'firstName' || meaning === 'fullName')?.[0]
  if (coded !== undefined && !has('gender', 'title') && untitled.includes(coded + 1) && !found.has(coded + 1)) {
    if (share(coded + 1, ({ filled }) => filled) >= 4 && isOneAndTwo(coded + 1)) found.set(coded + 1, 'gender')
  }
  const [language] = pick(untitled, (stats) => stats.language, 0.8)
  if (language !== undefined && !has('language') && share(language, ({ distinct }) => distinct) <= 12) {
    found.set(language, 'language')
  }
  return found

  function isOneAndTwo(column: number): boolean {
    return [...(columnStats[column]?.samples ?? [])].sort().join() === '1,2'
  }

  /** Few different values for many rows. */
  function repeats(column: number, most: number): boolean {
    return share(column, ({ distinct, filled }) => (filled >= 4 ? distinct / filled : 1)) <= most
  }

  function assignPhones(): void {
    // Digits alone may be any number; phones are written with blanks, a + or a leading 0.
    const phones = pick(untitled, (stats) => stats.phone, 0.5).filter((column) => !repeats(column, 0.3))
    const written = phones.filter(
      (column) => share(column, ({ digitsOnly }) => digitsOnly) < 0.7 || share(column, ({ dialled }) => dialled) >= 0.8
    )
    const mobile = phones.filter((column) => share(column, (stats) => stats.mobile) >= 0.8)
    for (const column of written.length > 0 ? written : mobile) found.set(column, 'phone')
  }

  function assignDates(): void {
    const columns = has('date', 'dateTime') ? untitled : open
    const dated = pick(columns, ({ date, dateTime }) => date + dateTime)
    const visits = dated.filter((column) => {
      const days = columnStats[column]?.days ?? []
      return now === undefined ? spreadInYears(days) < 3 : median(days) > now - yearMs / 2 && spreadInYears(days) < 3
    })
    if (!has('date', 'dateTime')) {
      const [visit] = [...visits].sort(
        (one, other) => likeness(other) - likeness(one) || latest(other) - latest(one) || one - other
      )
      const [serial] = pick(columns, (stats) => stats.serial, 0.9)
      const chosen = visit ?? serial
      if (chosen !== undefined) {
        found.set(chosen, share(chosen, ({ dateTime }) => dateTime) >= 0.3 ? 'dateTime' : 'date')
      }
    }
    const birth = dated.find((column) => !found.has(column) && !visits.includes(column))
    if (birth !== undefined && !has('birthDate')) found.set(birth, 'birthDate')
    // `Termin` above days alone: its time may be in a column without a title.
    const timed =
      [...found.values()].includes('dateTime') ||
      draft.some((own, column) => own?.meaning === 'dateTime' && share(column, ({ dateTime }) => dateTime) > 0)
    const times = pick(has('time', 'dateTime') ? untitled : open, (stats) => stats.time)
    const day = draft.findIndex((own) => own?.meaning === 'date' || own?.meaning === 'dateTime')
    const date = day >= 0 ? day : ([...found].find(([, meaning]) => meaning === 'date')?.[0] ?? Number.NaN)
    // Digits alone (`1030`, `103045`) are times next to the day; elsewhere they are postcodes and patients' numbers.
    const written = times.filter((column) => share(column, ({ digitsOnly }) => digitsOnly) < 0.5)
    const time =
      written.find((column) => column === date + 1) ??
      written.find((column) => column === date - 1) ??
      written[0] ??
      times.find((column) => Math.abs(column - date) === 1)
    if (time !== undefined && !timed && !has('time')) found.set(time, 'time')
  }

  /**
   * How much a column of days resembles the appointments: not all past, next to a column of different times, with times
   * of its own, and not the same day for all, like a print date. The time is right of the day, seldom left of it.
   */
  function likeness(column: number): number {
    const days = columnStats[column]?.days ?? []
    const isOver = now !== undefined && days.every((day) => dayToMs(day) < now - dayMs)
    const timed = (at: number) => share(at, ({ time, distinct }) => (distinct > 1 ? time : 0)) >= minShare
    const adjacent = timed(column + 1)
      ? 4
      : timed(column - 1) || share(column, ({ dateTime }) => dateTime) >= 0.3
        ? 2
        : 0
    return (isOver ? 0 : 8) + adjacent + (new Set(days).size > 1 ? 1 : 0)
  }

  /** Months of difference count, days do not: an entry date and an appointment a week later are distinguished by order. */
  function latest(column: number): number {
    return Math.round(median(columnStats[column]?.days ?? []) / (yearMs / 12))
  }

  function assignNames(): void {
    const needsBoth = !has('lastName', 'firstName', 'fullName')
    const columns = needsBoth || (!has('fullName') && !(has('lastName') && has('firstName'))) ? open : []
    const texts = pick(columns, (stats) => stats.words, 0.5)
    const [one, next] = texts.filter((column) => !repeats(column, 0.3))
    // First names are repeated more often than last names: right of a last name, fewer distinct values are enough.
    const adjacent = one === undefined ? undefined : texts.find((column) => column === one + 1 && !repeats(column, 0.1))
    const other = adjacent ?? next
    if (one === undefined) return
    if (!needsBoth) {
      found.set(one, has('lastName') ? 'firstName' : 'lastName')
    } else if (other === undefined || (share(one, ({ severalWords }) => severalWords) >= 0.7 && other !== one + 1)) {
      found.set(one, 'fullName')
    } else if (share(one, ({ severalWords }) => severalWords) >= 0.9) {
      found.set(one, 'fullName')
    } else {
      found.set(one, 'lastName')
      found.set(other, 'firstName')
    }
  }
}

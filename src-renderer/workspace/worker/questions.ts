import type { Layout, ListRow } from '#contract/list.ts'
import { fold, isPlaceholder, readDate, readPhoneCell, writingOf } from '../../list/fields/index.ts'
import {
  contactProposals,
  daysOutsideRows,
  inviteProposal,
  memoize,
  type RowResult,
  visitKinds
} from '../../list/index.ts'
import type {
  DateOrderQuestion,
  DayQuestion,
  InviteQuestion,
  ListQuestions,
  PairsQuestion,
  TwoReadings
} from '../views.ts'
import { dateStatsOf } from './date-stats.ts'
import type { ListState } from './list-state.ts'

/** Enough to recognise what is meant. */
const maxSamples = 3

/** A patient of the list: the row with its result. */
interface Patient {
  readonly row: ListRow
  readonly result: RowResult
}

/** What the list leaves open, and what was answered. Looks at all rows. */
export function questionsOf(list: ListState): ListQuestions {
  const { layout, settings, rows, validator } = list
  const results = validator.results()
  const patients: Patient[] = []
  for (const [index, result] of results.entries()) {
    const row = rows[index]
    if (row !== undefined && result.status !== 'aside' && result.status !== 'excluded') patients.push({ row, result })
  }
  const country = settings.defaultCountry
  return {
    contacts: contactProposals({ layout, evidence: list.evidence, rows, results, country }),
    day: dayQuestion(list, patients),
    invite: inviteQuestion(list, patients, inviteProposal({ layout, rows, results })?.column),
    pairs: pairsQuestion(list, patients),
    dateOrder: dateOrderQuestion(list, patients)
  }
}

function dateColumnOf({ columns }: Layout): number {
  return columns.includes('dateTime') ? columns.indexOf('dateTime') : columns.indexOf('date')
}

/** The day of the rows that have a time and no date. */
function dayQuestion({ layout, settings, validator }: ListState, patients: readonly Patient[]): DayQuestion | null {
  const { day, dayFrom } = settings
  const dateColumn = dateColumnOf(layout)
  const timeColumn = layout.columns.indexOf('time')
  if (timeColumn < 0) return null
  const isTimeAlone = memoize((cell) => !isPlaceholder(cell) && readDate(cell).kind !== 'day')
  const hasNoDate = memoize((cell) => isPlaceholder(cell))
  const undated = patients.filter(
    ({ row: { cells, edits } }) =>
      edits.moment === undefined && hasNoDate(cells[dateColumn] ?? '') && isTimeAlone(cells[timeColumn] ?? '')
  )
  if (undated.length === 0) return null
  const rows = undated.map(({ row }) => row)
  const found = daysOutsideRows({ layout, dayOf: validator.dayOf }, rows)
  const isAgreed = day === 'proposed' && found.every(({ from }) => dayFrom?.includes(from) !== false)
  // Where the app finds no day, a yes to what it finds does not help.
  const isOpen = day === undefined || (day === 'proposed' && (!isAgreed || found.length === 0))
  return { count: undated.length, found, answer: day ?? null, isOpen }
}

/** Which kinds of visits are invited, where a column parts video from others. */
function inviteQuestion(
  { layout, settings: { invite } }: ListState,
  patients: readonly Patient[],
  proposed: string | undefined
): InviteQuestion | null {
  const column = invite?.column ?? proposed
  if (column === undefined) return null
  const rows = patients.map(({ row }) => row)
  const chosen = new Set(invite?.values.map(fold))
  const others = invite?.others === undefined ? null : new Set(invite.others.map(fold))
  const kinds = visitKinds(layout, rows, column).map(({ value, count, looksLikeVideo }) => {
    const isChosen = chosen.has(fold(value))
    const isNew = invite !== undefined && !isChosen && others?.has(fold(value)) === false
    return { value, count, isNew, isChosen: isChosen || (looksLikeVideo && (invite === undefined || isNew)) }
  })
  if (kinds.length === 0) return null
  return { column, kinds, isOpen: invite === undefined || kinds.some(({ isNew }) => isNew) }
}

/** Mobile numbers that are valid in two countries. */
function pairsQuestion({ layout, settings }: ListState, patients: readonly Patient[]): PairsQuestion | null {
  const { pairsCountry, defaultCountry } = settings
  const unsure = patients.filter(({ result }) => result.errors.includes('phone-two-countries'))
  if (unsure.length === 0 && pairsCountry === undefined) return null
  const columns = (['phone:mobile', 'phone'] as const).flatMap((wanted) =>
    layout.columns.flatMap((meaning, column) => (meaning === wanted ? [{ column, isMobile: wanted !== 'phone' }] : []))
  )
  const samples: TwoReadings[] = []
  for (const { row } of unsure) {
    if (samples.length === maxSamples) break
    const cells =
      row.edits.phone === undefined
        ? columns.map(({ column, isMobile }) => ({ text: row.cells[column] ?? '', isMobile }))
        : [{ text: row.edits.phone, isMobile: true }]
    const found = cells
      .flatMap(({ text, isMobile }) => readPhoneCell(text, defaultCountry, isMobile))
      .find((candidate) => candidate.kind === 'two-countries')
    if (found === undefined || samples.some(({ text }) => text === found.text)) continue
    samples.push({
      text: found.text,
      readings: found.readings.map(({ country, e164 }) => ({ country: country ?? defaultCountry, number: e164 }))
    })
  }
  return { count: unsure.length, samples, answer: pairsCountry ?? null, isOpen: unsure.length > 0 }
}

/** Whether numeric dates begin with the day or the month, where the list shows both. */
function dateOrderQuestion(list: ListState, patients: readonly Patient[]): DateOrderQuestion | null {
  const { layout, rows, validator } = list
  const { otherwise } = dateStatsOf(rows, validator.results(), layout)
  const unsure = patients.filter(({ result }) => result.errors.includes('date-order-unsure'))
  const isOpen = unsure.length > 0 || (otherwise !== null && layout.dateOrder !== 'day-first')
  if (!isOpen) return null
  const column = dateColumnOf(layout)
  const cells = patients.map(({ row }) => row.cells[column]?.trim() ?? '')
  const both = cells.filter((cell) => writingOf(cell)?.only === 'either')
  const samples = [...new Set(both)].slice(0, maxSamples).flatMap((text) => {
    const [dayFirst, monthFirst] = (['day-first', 'month-first'] as const).map((order) => {
      const reading = readDate(text, layout.dateSystem, order)
      return reading.kind === 'day' ? Date.UTC(reading.day.year, reading.day.month - 1, reading.day.day) : null
    })
    return dayFirst == null || monthFirst == null ? [] : [{ text, dayFirst, monthFirst }]
  })
  const order = layout.dateOrder === 'month-first' ? ('day-first' as const) : ('month-first' as const)
  const decisive = otherwise === null ? null : { date: otherwise.example, order }
  return { samples, decisive, isOpen }
}

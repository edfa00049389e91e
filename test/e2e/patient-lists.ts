import { readFileSync } from 'node:fs'
import { readBytes } from '../../src-renderer/list/parsing/index.ts'

export interface Patient {
  readonly lastName: string
  readonly firstName: string
  readonly sex: string
  readonly mobile: string
  readonly time: string
}

/**
 * Different invented people with mobile numbers that are never real; at most 192, since there are no more time slots.
 */
export function patients(count: number): readonly Patient[] {
  return Array.from({ length: count }, (_, index) => ({
    lastName: `Muster${String(index + 1).padStart(3, '0')}`,
    firstName: ['Alma', 'Bruno', 'Carla', 'Dario'][index % 4] ?? '',
    sex: index % 2 === 0 ? 'F' : 'M',
    mobile: `079 ${String(2_000_000 + index * 13_577).replace(/(\d{3})(\d{2})(\d{2})/, '$1 $2 $3')}`,
    time: `${String(8 + Math.floor(index / 12)).padStart(2, '0')}:${String((index % 12) * 5).padStart(2, '0')}`
  }))
}

/** `dd.mm.yyyy` of the day that is `days` from now in Zurich, the time zone of the lists. */
export function dayAhead(days: number): string {
  const today = new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/Zurich' })
  // In UTC every day has 24 hours.
  const [year, month, day] = new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10).split('-')
  return `${day}.${month}.${year}`
}

export const headers = ['Nom', 'Prénom', 'Sexe', 'Natel', 'RDV le', 'à', 'Email médecin'] as const

/** The patients as a table, for a day ahead and one doctor. */
export function tableOf(people: readonly Patient[], day = dayAhead(2)): readonly (readonly string[])[] {
  return people.map(({ lastName, firstName, sex, mobile, time }) => [
    lastName,
    firstName,
    sex,
    mobile,
    day,
    time,
    'dora.keller@practice.example'
  ])
}

export function csv(titles: readonly string[], rows: readonly (readonly string[])[]): string {
  return `${[titles, ...rows].map((cells) => cells.join(';')).join('\r\n')}\r\n`
}

/** The file of a list of these patients. */
export function patientList(people: readonly Patient[], day = dayAhead(2)): string {
  return csv(headers, tableOf(people, day))
}

/** The sheet that the app saved: its titles, and its lines; above those of a practice list it says so. */
export function savedSheet(path: string) {
  const reading = readBytes(readFileSync(path))
  if (reading.kind !== 'table') throw new Error(reading.reason)
  const records = reading.records.map(({ cells }) => cells)
  const [titles = [], ...lines] = records[0]?.[0]?.startsWith('PRACTICE') === true ? records.slice(1) : records
  return { titles, lines }
}

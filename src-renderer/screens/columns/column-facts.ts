import type { ColumnMeaning } from '#contract/list.ts'

/** What inviting needs and no column gives. */
export type Essential = 'lastName' | 'firstName' | 'gender' | 'contact' | 'appointment'

const given: Readonly<Record<Essential, readonly ColumnMeaning[]>> = {
  lastName: ['lastName', 'fullName'],
  firstName: ['firstName', 'fullName'],
  gender: ['gender', 'title'],
  contact: ['phone:mobile', 'phone', 'email'],
  appointment: ['date', 'dateTime']
}

export function missingEssentials(columns: readonly ColumnMeaning[]): readonly Essential[] {
  const essentials = Object.keys(given) as Essential[]
  // A single name column is split; a title in front of its names may tell the sex.
  return essentials.filter((essential) => {
    if (essential === 'gender' && columns.includes('fullName')) return false
    return !given[essential].some((meaning) => columns.includes(meaning))
  })
}

/** Meanings of which only the first column counts: chosen twice, a person should know. */
const single: ReadonlySet<ColumnMeaning> = new Set([
  'lastName',
  'firstName',
  'fullName',
  'birthDate',
  'patientNumber',
  'dateTime',
  'date',
  'time',
  'language',
  'doctorEmail',
  'queue',
  'rowId'
])

/** Meanings that several columns have, with the positions of these columns. */
export function doubledMeanings(
  columns: readonly ColumnMeaning[]
): readonly { readonly meaning: ColumnMeaning; readonly columns: readonly number[] }[] {
  return [...single].flatMap((meaning) => {
    const having = columns.flatMap((own, column) => (own === meaning ? [column] : []))
    return having.length > 1 ? [{ meaning, columns: having }] : []
  })
}

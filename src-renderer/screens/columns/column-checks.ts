import type { ColumnMeaning } from '#contract/list.ts'

/** What an invitation needs. */
export type Essential = 'lastName' | 'firstName' | 'gender' | 'contact' | 'appointment'

const meaningsOf: Readonly<Record<Essential, readonly ColumnMeaning[]>> = {
  lastName: ['lastName', 'fullName'],
  firstName: ['firstName', 'fullName'],
  gender: ['gender', 'title'],
  contact: ['phone:mobile', 'phone', 'email'],
  appointment: ['date', 'dateTime']
}

export function missingEssentials(columns: readonly ColumnMeaning[]): readonly Essential[] {
  const essentials = Object.keys(meaningsOf) as Essential[]
  // A full name is split, and a title in it may give the sex.
  return essentials.filter((essential) => {
    if (essential === 'gender' && columns.includes('fullName')) return false
    return !meaningsOf[essential].some((meaning) => columns.includes(meaning))
  })
}

/** Meanings of which only the first column is used: a second one is reported. */
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

/** Meanings that several columns share, with the indices of these columns. */
export function doubledMeanings(
  columns: readonly ColumnMeaning[]
): readonly { readonly meaning: ColumnMeaning; readonly columns: readonly number[] }[] {
  return [...single].flatMap((meaning) => {
    const having = columns.flatMap((own, column) => (own === meaning ? [column] : []))
    return having.length > 1 ? [{ meaning, columns: having }] : []
  })
}

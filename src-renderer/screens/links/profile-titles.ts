import { type ProfileColumn, type ProfileField, type TitleProblem, titleProblems } from '#contract/sheet-profiles.ts'
import { ownColumns } from '../../list/index.ts'

const ours: ReadonlySet<ProfileField> = new Set(['link', 'state', 'reason'])

const isOurs = (column: ProfileColumn | undefined) => column?.kind === 'field' && ours.has(column.field)

/**
 * Of each column of a profile, what is wrong with its title; null: nothing is. A column of the patient's own may not be
 * called so that it would be taken for our link, state or reason when the sheet comes back.
 */
export function profileProblems(columns: readonly ProfileColumn[]): readonly (TitleProblem | null)[] {
  const taken = ownColumns(columns.map(({ title }) => title))
  return titleProblems(columns).map((problem, index) => {
    if (problem !== null || !taken.all.has(index)) return problem
    if (taken.state === index) return isField(columns[index], 'state') ? null : 'own'
    return isOurs(columns[index]) ? null : 'own'
  })
}

/**
 * Whether a sheet of these columns is known when it is opened with the app again: link, state and reason in it are then
 * replaced, and whoever was left out is not invited.
 */
export function canComeBack(columns: readonly ProfileColumn[]): boolean {
  const { all, state } = ownColumns(columns.map(({ title }) => title))
  const isKnown = columns.every((column, index) => all.has(index) === isOurs(column))
  return isKnown && state !== null && isField(columns[state], 'state')
}

function isField(column: ProfileColumn | undefined, field: ProfileField): boolean {
  return column?.kind === 'field' && column.field === field
}

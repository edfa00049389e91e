import { z } from 'zod'
import { fileKind } from './list.ts'
import { isRowIdHeader } from './row-id-header.ts'

/**
 * What a column of a sheet can hold of a patient. `name`: last and first name; `groupedPhone`: the number as people read
 * it aloud; `date` and `time`: of the appointment, where the patient is.
 */
export const profileFields = [
  'link',
  'name',
  'lastName',
  'firstName',
  'gender',
  'date',
  'time',
  'doctor',
  'queue',
  'phone',
  'groupedPhone',
  'email',
  'language',
  'state',
  'reason'
] as const
export type ProfileField = (typeof profileFields)[number]

/** Characters of a column's title, and of a profile's name. */
export const profileTitleMax = 100
export const profileNameMax = 60
/** More columns than anybody prints, and more profiles than an office has uses for. */
export const profileColumnsMax = 60
export const ownProfilesMax = 30

/**
 * A column of a profile. `file`: the column of the user's file with the title `header`, with the values as they stand;
 * a list without such a column has nothing there. A `title` is what the sheet says above it.
 */
export const profileColumn = z.intersection(
  z.object({ title: z.string().max(profileTitleMax) }),
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('field'), field: z.enum(profileFields) }),
    z.object({ kind: z.literal('file'), header: z.string().min(1).max(200) })
  ])
)
export type ProfileColumn = z.infer<typeof profileColumn>

export const csvSeparator = z.enum([';', ',', '\t'])
export const sheetFormat = z.enum(['xlsx', 'csv'])

/** What is wrong with the title of a column. `own`: a column that the app adds to files has it, and is known by it. */
export type TitleProblem = 'empty' | 'doubled' | 'own'

/** Of each column, what is wrong with its title; null: nothing is. Titles that only differ in small letters are the same. */
export function titleProblems(columns: readonly Pick<ProfileColumn, 'title'>[]): readonly (TitleProblem | null)[] {
  const titles = columns.map(({ title }) => title.trim().toLowerCase())
  return titles.map((title, index) => {
    if (title === '') return 'empty'
    if (isRowIdHeader(columns[index]?.title ?? '')) return 'own'
    return titles.indexOf(title) === titles.lastIndexOf(title) ? null : 'doubled'
  })
}

/** A sheet that somebody has set up for a use of their own. No patient data: titles, and how the file is written. */
export const ownProfile = z.object({
  profileId: z.uuid(),
  name: z.string().trim().min(1).max(profileNameMax),
  columns: z
    .array(profileColumn)
    .min(1)
    .max(profileColumnsMax)
    .refine((columns) => titleProblems(columns).every((problem) => problem === null), 'a title that cannot be'),
  format: sheetFormat,
  separator: csvSeparator
})
export type OwnProfile = z.infer<typeof ownProfile>

/** Profiles that the app has itself. `as-file`: the user's file with links and states. */
export const builtInProfiles = ['as-file', 'mail-merge', 'phone'] as const

/** How a sheet was saved last. `profile`: one of those built in, or the id of one's own. */
export const sheetChoice = z.object({
  profile: z.union([z.enum(builtInProfiles), z.uuid()]),
  format: sheetFormat,
  separator: csvSeparator
})
export type SheetChoice = z.infer<typeof sheetChoice>

/** Kinds of lists of which it is remembered; of more, those that were saved last. */
export const sheetChoicesMax = 100

/** By kind of file; the latest saved last. */
export const sheetChoices = z.array(sheetChoice.extend({ fileKind })).max(sheetChoicesMax)

import { z } from 'zod'
import { call, done, nothing, resultOf } from './call.ts'
import { interfaceLanguage } from './language-schemas.ts'
import { type LetterLayout, letterLayout } from './letters.ts'
import { listSettings } from './list.ts'
import { fixableSettings } from './policy.ts'
import { ratePerSecondRange } from './sending.ts'
import { ownProfile, ownProfilesMax, sheetChoices } from './sheet-profiles.ts'

export const retentionDaysRange = { min: 0, max: 90, default: 7 } as const
export const lockAfterMinutesRange = { min: 0, max: 120, default: 10 } as const

/** How large text and rows are. `system`: compact, but comfortable where the system asks for larger text. */
export const density = z.enum(['system', 'compact', 'comfortable'])
export type Density = z.infer<typeof density>

/** How letters are laid out until somebody says so: the window of the envelopes that Swiss hospitals use most. */
export const usualLetters: LetterLayout = {
  addressWindow: 'right',
  sender: '',
  isDuplex: false,
  logo: '',
  phone: '',
  words: {}
}

/** The schema of each setting, without a default. */
export const settingsFields = {
  /** `system`: the first of the system's languages that the interface has, else French. */
  language: z.union([interfaceLanguage, z.literal('system')]),
  density,
  ratePerSecond: z.number().min(ratePerSecondRange.min).max(ratePerSecondRange.max),
  /** Defaults of a new list. While the patients' language is assumed, it is the language of the interface. */
  listDefaults: listSettings,
  /** Days for which patients' data is kept after their link has expired. */
  retentionDays: z.int().min(retentionDaysRange.min).max(retentionDaysRange.max),
  /** Time of the working day before, from which patients who have not confirmed are to be phoned: `14:00`. */
  phoneFrom: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  /** Minutes without input after which the window hides patients; 0: only when the system is locked. */
  lockAfterMinutes: z.int().min(lockAfterMinutesRange.min).max(lockAfterMinutesRange.max),
  letters: letterLayout,
  /** Figures of 1 to 4 are not shown. */
  hidesSmallFigures: z.boolean(),
  /** Sheets that the office has set up itself. */
  sheetProfiles: z
    .array(ownProfile)
    .max(ownProfilesMax)
    .refine((profiles) => new Set(profiles.map(({ profileId }) => profileId)).size === profiles.length, 'one id twice'),
  /** How a sheet was saved last, by kind of file. */
  sheetChoices
} as const

/** The settings of this computer. Nothing secret, no patient data. */
export const settings = z.object({
  language: settingsFields.language.default('system'),
  density: settingsFields.density.default('system'),
  ratePerSecond: settingsFields.ratePerSecond.default(ratePerSecondRange.default),
  listDefaults: settingsFields.listDefaults.default({
    defaultCountry: 'CH',
    timeZone: 'Europe/Zurich',
    defaultLanguage: 'fr',
    isLanguageAssumed: true,
    delivery: 'server'
  }),
  retentionDays: settingsFields.retentionDays.default(retentionDaysRange.default),
  phoneFrom: settingsFields.phoneFrom.default('14:00'),
  lockAfterMinutes: settingsFields.lockAfterMinutes.default(lockAfterMinutesRange.default),
  letters: settingsFields.letters.default(usualLetters),
  hidesSmallFigures: settingsFields.hidesSmallFigures.default(false),
  sheetProfiles: settingsFields.sheetProfiles.default([]),
  sheetChoices: settingsFields.sheetChoices.default([])
})
export type Settings = z.infer<typeof settings>

/** Only what changes: a default here would reset earlier changes. */
const settingsChange = z.object(settingsFields).partial()

export const settingsCalls = {
  /** The effective settings: fixed by the policy, else set by the user. */
  'settings.read': call(
    nothing,
    resultOf(
      z.object({
        settings,
        systemLanguage: interfaceLanguage,
        fixed: z.array(z.enum(fixableSettings)),
        /** It is not known for how long patients are kept: nobody is erased until the user has confirmed it. */
        isErasurePaused: z.boolean()
      }),
      []
    )
  ),
  /** Changes nothing at all if one of the settings is fixed by the policy. */
  'settings.change': call(settingsChange, resultOf(done, ['fixed-by-it']))
} as const

import { z } from 'zod'
import { call, done, nothing, resultOf } from './call.ts'
import { interfaceLanguage } from './language.ts'
import { listSettings } from './list.ts'
import { fixableSettings } from './policy.ts'
import { ratePerSecondRange } from './sending.ts'

export const retentionDaysRange = { min: 0, max: 90, default: 7 } as const
export const lockAfterMinutesRange = { min: 0, max: 120, default: 10 } as const

/** Every setting on its own, without a default. */
export const settingsFields = {
  /** `system`: the first of the system's languages that the interface has, else French. */
  language: z.union([interfaceLanguage, z.literal('system')]),
  ratePerSecond: z.number().min(ratePerSecondRange.min).max(ratePerSecondRange.max),
  /** What a new list starts with. */
  listDefaults: listSettings,
  /** Days that patients' data is kept after their link has died. */
  retentionDays: z.int().min(retentionDaysRange.min).max(retentionDaysRange.max),
  /** Minutes without a key or a mouse after which the window hides patients; 0: only with the system's own lock. */
  lockAfterMinutes: z.int().min(lockAfterMinutesRange.min).max(lockAfterMinutesRange.max)
} as const

/** What a person set for this computer. Nothing secret, no patient data. */
export const settings = z.object({
  language: settingsFields.language.default('system'),
  ratePerSecond: settingsFields.ratePerSecond.default(ratePerSecondRange.default),
  listDefaults: settingsFields.listDefaults.default({
    defaultCountry: 'CH',
    timeZone: 'Europe/Zurich',
    defaultLanguage: 'fr',
    delivery: 'server'
  }),
  retentionDays: settingsFields.retentionDays.default(retentionDaysRange.default),
  lockAfterMinutes: settingsFields.lockAfterMinutes.default(lockAfterMinutesRange.default)
})
export type Settings = z.infer<typeof settings>

/** Only what is to change: a default here would reset what a person set before. */
const settingsChange = z.object(settingsFields).partial()

export const settingsCalls = {
  /** What applies: what a policy fixed, else what the person set. */
  'settings.read': call(
    nothing,
    resultOf(z.object({ settings, systemLanguage: interfaceLanguage, fixed: z.array(z.enum(fixableSettings)) }), [])
  ),
  /** All of it or, where it would change what a policy fixed, nothing. */
  'settings.change': call(settingsChange, resultOf(done, ['fixed-by-it']))
} as const

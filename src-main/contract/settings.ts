import { z } from 'zod'
import { call, done, nothing, resultOf } from './call.ts'
import { interfaceLanguage } from './language.ts'
import { listSettings } from './list.ts'
import { ratePerSecondRange } from './sending.ts'

export const retentionDaysRange = { min: 0, max: 90, default: 7 } as const
export const lockAfterMinutesRange = { min: 0, max: 120, default: 10 } as const

const fields = {
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
  language: fields.language.default('system'),
  ratePerSecond: fields.ratePerSecond.default(ratePerSecondRange.default),
  listDefaults: fields.listDefaults.default({
    defaultCountry: 'CH',
    timeZone: 'Europe/Zurich',
    defaultLanguage: 'fr',
    delivery: 'server'
  }),
  retentionDays: fields.retentionDays.default(retentionDaysRange.default),
  lockAfterMinutes: fields.lockAfterMinutes.default(lockAfterMinutesRange.default)
})
export type Settings = z.infer<typeof settings>

/** Only what is to change: a default here would reset what a person set before. */
const settingsChange = z.object(fields).partial()

export const settingsCalls = {
  'settings.read': call(nothing, resultOf(z.object({ settings, systemLanguage: interfaceLanguage }), [])),
  'settings.change': call(settingsChange, resultOf(done, []))
} as const

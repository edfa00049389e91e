import { z } from 'zod'
import { call, done, nothing, resultOf } from './call.ts'
import { interfaceLanguage } from './language.ts'
import { listSettings } from './list.ts'
import { ratePerSecondRange } from './sending.ts'

/** What a person set for this computer. Nothing secret, no patient data. */
export const settings = z.object({
  /** `system`: the first of the system's languages that the interface has, else French. */
  language: z.union([interfaceLanguage, z.literal('system')]).default('system'),
  ratePerSecond: z.number().min(ratePerSecondRange.min).max(ratePerSecondRange.max).default(ratePerSecondRange.default),
  /** What a new list starts with. */
  listDefaults: listSettings.default({
    defaultCountry: 'CH',
    timeZone: 'Europe/Zurich',
    defaultLanguage: 'fr',
    delivery: 'server'
  })
})
export type Settings = z.infer<typeof settings>

export const settingsCalls = {
  'settings.read': call(nothing, resultOf(z.object({ settings, systemLanguage: interfaceLanguage }), [])),
  'settings.change': call(settings.partial(), resultOf(done, []))
} as const

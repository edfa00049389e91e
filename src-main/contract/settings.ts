import { z } from 'zod'
import { call, done, nothing, resultOf } from './call.ts'
import { interfaceLanguage } from './language.ts'
import { listSettings } from './list.ts'
import { ratePerSecondRange } from './sending.ts'

const fields = {
  /** `system`: the first of the system's languages that the interface has, else French. */
  language: z.union([interfaceLanguage, z.literal('system')]),
  ratePerSecond: z.number().min(ratePerSecondRange.min).max(ratePerSecondRange.max),
  /** What a new list starts with. */
  listDefaults: listSettings
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
  })
})
export type Settings = z.infer<typeof settings>

/** Only what is to change: a default here would reset what a person set before. */
const settingsChange = z.object(fields).partial()

export const settingsCalls = {
  'settings.read': call(nothing, resultOf(z.object({ settings, systemLanguage: interfaceLanguage }), [])),
  'settings.change': call(settingsChange, resultOf(done, []))
} as const

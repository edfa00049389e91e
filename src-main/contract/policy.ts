import { z } from 'zod'

/** What a hospital's IT may switch off on a computer. */
export const switchables = ['practice', 'sign-in-links', 'links-only'] as const
export type Switchable = (typeof switchables)[number]

/** Settings that a policy can fix, by their names; those of new lists one by one. */
export const fixableSettings = [
  'language',
  'ratePerSecond',
  'retentionDays',
  'lockAfterMinutes',
  'listDefaults.defaultCountry',
  'listDefaults.timeZone',
  'listDefaults.defaultLanguage',
  'listDefaults.doctorEmail',
  'listDefaults.queue',
  'listDefaults.delivery'
] as const
export type FixableSetting = (typeof fixableSettings)[number]

/**
 * Why a policy file cannot be followed. `unsafe`: others than an administrator may write it; `not-json`: not one JSON
 * object; `member-…`: a member that the app does not know, or whose value it cannot take.
 */
export const policyProblemCodes = ['unreadable', 'unsafe', 'not-json', 'member-unknown', 'member-wrong'] as const
export type PolicyProblemCode = (typeof policyProblemCodes)[number]

/** What the window knows of the policy; read at start. */
export const policyView = z.object({
  off: z.array(z.enum(switchables)),
  /** The one server that may be used; null: any. */
  server: z.object({ name: z.string(), address: z.string() }).nullable(),
  /** Set: nothing is sent until it is mended. `member`: e.g. `listDefaults.timeZone`, '' where it is none of them. */
  problem: z
    .object({ code: z.enum(policyProblemCodes), member: z.string().max(200), place: z.string().max(1000) })
    .nullable()
})
export type PolicyView = z.infer<typeof policyView>

import { z } from 'zod'

/** Features that a policy can switch off. */
export const switchableFeatures = ['practice', 'sign-in-links', 'links-only', 'figures'] as const
export type SwitchableFeature = (typeof switchableFeatures)[number]

/** Settings that a policy can fix. Defaults of new lists are fixed one by one. */
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
 * Why a policy is invalid. `unsafe`: its file is writable for users who are not administrators; `unproven`: it cannot be
 * found out whether it is; `not-json`: it is not a JSON object; `member-…`: a member is unknown or has an invalid value.
 */
export const policyProblemCodes = [
  'unreadable',
  'unsafe',
  'unproven',
  'not-json',
  'member-unknown',
  'member-wrong'
] as const
export type PolicyProblemCode = (typeof policyProblemCodes)[number]

/** The policy as the window gets it. Read once at start. */
export const policyView = z.object({
  off: z.array(z.enum(switchableFeatures)),
  /** The only server that may be used; null: any. */
  server: z.object({ name: z.string(), address: z.string() }).nullable(),
  /** Not null: nothing is sent until it is fixed. `member`: e.g. `listDefaults.timeZone`; '' for the whole file. */
  problem: z
    .object({ code: z.enum(policyProblemCodes), member: z.string().max(200), path: z.string().max(1000) })
    .nullable()
})
export type PolicyView = z.infer<typeof policyView>

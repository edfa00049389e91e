import { z } from 'zod'
import { invitationStates } from '#contract/invitation.ts'
import { interfaceLanguages } from '#contract/language.ts'
import { delivery } from '#contract/list.ts'
import { fixableSettings, policyProblemCodes, switchableFeatures } from '#contract/policy.ts'
import { recordsNotices } from '#contract/records-notice.ts'

const count = z.int().min(0)
const versionText = z
  .string()
  .regex(/^\d{1,4}\.\d{1,5}\.\d{1,6}(\.\d{1,6})?(-[a-z0-9.-]{1,20})?$/)
  .catch('0.0.0')

/**
 * The information for support. As in the log, members are numbers or values of closed sets where possible. The others
 * are versions, language tags, country codes, time zones and host names, each with a strict format. A value that does
 * not match is left out instead of failing, since the page is needed most when something is wrong.
 */
export const supportInfo = z.strictObject({
  made: z.iso.datetime(),
  app: z.strictObject({
    version: versionText,
    runtime: z.enum(['electron', 'stand-in']),
    packaged: z.boolean(),
    electron: versionText.nullable(),
    chromium: versionText.nullable(),
    node: versionText,
    memoryMiB: count,
    minutesUp: count
  }),
  system: z.strictObject({
    kind: z.enum(['win32', 'darwin', 'linux', 'other']),
    /** The numeric part of the kernel's version. */
    release: z.array(count).max(4),
    processor: z.enum(['x64', 'arm64', 'other']),
    processors: count,
    memoryMiB: count,
    memoryFreeMiB: count,
    /** Of the disk with the data folder; null: unknown. */
    diskFreeMiB: count.nullable(),
    languages: z.array(z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,4}){0,2}$/)).max(10),
    timeZone: z.enum(Intl.supportedValuesOf('timeZone')).or(z.enum(['UTC', 'other'])),
    keychain: z.enum(['system', 'none'])
  }),
  settings: z.strictObject({
    language: z.enum([...interfaceLanguages, 'system']),
    ratePerSecond: z.number(),
    retentionDays: count,
    lockAfterMinutes: count,
    defaultCountry: z.string().regex(/^[A-Z]{2}$/),
    defaultLanguage: z.string().regex(/^[a-z]{2}$/),
    timeZone: z.enum(Intl.supportedValuesOf('timeZone')).or(z.enum(['UTC', 'other'])),
    delivery,
    doctorSet: z.boolean(),
    queueSet: z.boolean()
  }),
  policy: z.strictObject({
    problem: z.enum(policyProblemCodes).nullable(),
    fixed: z.array(z.enum(fixableSettings)),
    off: z.array(z.enum(switchableFeatures)),
    serverSet: z.boolean()
  }),
  connections: z.array(
    z.strictObject({
      kind: z.enum(['practice', 'server']),
      host: z
        .string()
        .regex(/^[a-z0-9.:[\]-]{0,260}$/)
        .catch(''),
      password: z.enum(['kept', 'session', 'none']),
      chosen: z.boolean(),
      blocked: z.boolean()
    })
  ),
  records: z.strictObject({
    notice: z.enum(recordsNotices).nullable(),
    schema: count,
    /** null: the records are closed or unreadable. */
    lists: count.nullable(),
    invitations: z.partialRecord(z.enum(invitationStates), count).nullable(),
    /**
     * `firstWrong`: number of the first entry, from 1, at which the chain is broken; null: it is intact.
     * `breaks`: how often entries were lost.
     */
    audit: z.strictObject({ entries: count, firstWrong: count.nullable(), breaks: count }).nullable()
  })
})
export type SupportInfo = z.infer<typeof supportInfo>

/** The time zone if its name is known, else `other`. */
export function knownTimeZone(name: string): SupportInfo['system']['timeZone'] {
  const parsed = supportInfo.shape.system.shape.timeZone.safeParse(name)
  return parsed.success ? parsed.data : 'other'
}

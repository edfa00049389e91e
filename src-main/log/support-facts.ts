import { z } from 'zod'
import { recordsNotices } from '#contract/app.ts'
import { invitationStates } from '#contract/invitation.ts'
import { interfaceLanguages } from '#contract/language.ts'
import { delivery } from '#contract/list.ts'
import { fixableSettings, policyProblemCodes, switchables } from '#contract/policy.ts'

const count = z.int().min(0)
const versionText = z
  .string()
  .regex(/^\d{1,4}\.\d{1,5}\.\d{1,6}(\.\d{1,6})?(-[a-z0-9.-]{1,20})?$/)
  .catch('0.0.0')

/**
 * What is told to support. As with the log, every member is a figure or a word of a closed set wherever one will do; the
 * others are versions, tags of languages, a country's code, a time zone and the host of a server, each held to its form:
 * what does not fit is left out, since the page is wanted most where something is odd.
 */
export const supportFacts = z.strictObject({
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
    /** Its kernel's version, as far as it is numbers. */
    release: z.array(count).max(4),
    processor: z.enum(['x64', 'arm64', 'other']),
    processors: count,
    memoryMiB: count,
    memoryFreeMiB: count,
    /** Where the data folder is; null: it does not tell. */
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
    off: z.array(z.enum(switchables)),
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
      barred: z.boolean()
    })
  ),
  records: z.strictObject({
    notice: z.enum(recordsNotices).nullable(),
    schema: count,
    /** null: they are closed, or did not answer. */
    lists: count.nullable(),
    invitations: z.partialRecord(z.enum(invitationStates), count).nullable(),
    /** `firstWrong`: the entry, from 1, from which on the chain does not hold; null: it holds. */
    audit: z.strictObject({ entries: count, firstWrong: count.nullable() }).nullable()
  })
})
export type SupportFacts = z.infer<typeof supportFacts>

/** A time zone by its name where it is one that is known. */
export function knownTimeZone(name: string): SupportFacts['system']['timeZone'] {
  const parsed = supportFacts.shape.system.shape.timeZone.safeParse(name)
  return parsed.success ? parsed.data : 'other'
}

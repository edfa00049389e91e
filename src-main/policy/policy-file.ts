import { z } from 'zod'
import { directoryEntry, directorySizeMax, writtenFormKey } from '#contract/directory.ts'
import { listSettings } from '#contract/list.ts'
import { type PolicyProblemCode, switchableFeatures } from '#contract/policy.ts'
import { settingsFields } from '#contract/settings.ts'
import { parseAddress } from '../hcw/address.ts'

const { language, ratePerSecond, retentionDays, lockAfterMinutes } = settingsFields

const listDefaultsOfPolicy = {
  defaultCountry: true,
  timeZone: true,
  defaultLanguage: true,
  doctorEmail: true,
  queue: true,
  delivery: true
} as const

/** Absolute, on Windows also a share; `%USERNAME%` stands for the user's name. */
const absolutePath = /^(?:[A-Za-z]:[\\/]|\\\\[^\\/]+[\\/]|\/)/
const dataFolder = z.union([z.enum(['local', 'roaming']), z.string().max(400).regex(absolutePath)])
export type DataFolder = z.infer<typeof dataFolder>

/**
 * What the hospital's IT sets for all users of a computer. Unknown members are refused, so that typing errors are
 * found.
 */
export const policyFile = z
  .strictObject({
    $schema: z.string().optional().describe('Where editors find this schema. Of no meaning to the app.'),
    version: z.literal(1).optional().describe('Version of this format.'),
    server: z
      .strictObject({
        name: z.string().min(1).max(100).describe('What the app calls it.'),
        address: z
          .string()
          .max(400)
          .refine((address) => parseAddress(address).ok)
          .describe('As in the browser, e.g. https://hcw.hospital.example; https only.')
      })
      .optional()
      .describe('The one server that may be used. Account and password stay the person’s.'),
    dataFolder: dataFolder
      .optional()
      .describe(
        'Where the app keeps its data: "local" on this computer, "roaming" in the profile, or a path with %USERNAME% in it. ' +
          'What is there already is not moved.'
      ),
    mustPersist: z
      .boolean()
      .optional()
      .describe(
        'Whether the data folder stays from one day to the next: then nothing is sent from a folder that was made today on ' +
          'this computer, unless the computer was restarted since.'
      ),
    ratePerSecond: ratePerSecond.optional().describe('Invitations per second.'),
    retentionDays: retentionDays.optional().describe('Days that patients’ data is kept after their link has died.'),
    lockAfterMinutes: lockAfterMinutes
      .optional()
      .describe(
        'Minutes without a key or a mouse after which the window hides patients; 0: with the system’s lock only.'
      ),
    language: language.optional().describe('Language of the app; "system": the system’s.'),
    listDefaults: z
      // Days and answers are those of one list: set for all, they would send patients a wrong day.
      .strictObject(listSettings.pick(listDefaultsOfPolicy).partial().shape)
      .optional()
      .describe('What new lists start with. A list may still differ, except from what is switched off.'),
    directory: z
      .array(directoryEntry)
      .max(directorySizeMax)
      .superRefine((entries, context) => {
        const known = new Set<string>()
        for (const [index, { text }] of entries.entries()) {
          if (known.has(writtenFormKey(text))) context.addIssue({ code: 'custom', path: [index, 'text'] })
          known.add(writtenFormKey(text))
        }
      })
      .optional()
      .describe('Who is meant by a doctor’s name, initials or unit in lists: a doctor’s account or a queue.'),
    off: z
      .array(z.enum(switchableFeatures))
      .optional()
      .describe('Switched off: practice mode, doctors’ sign-in links, lists that only make links, figures.')
  })
  .refine(({ off, listDefaults }) => !(off?.includes('links-only') && listDefaults?.delivery === 'links-only'), {
    path: ['listDefaults', 'delivery']
  })
export type Policy = z.infer<typeof policyFile>

export interface PolicyProblem {
  readonly code: PolicyProblemCode
  readonly member: string
}

export type ParsedPolicy =
  | { readonly ok: true; readonly value: Policy }
  | { readonly ok: false; readonly problem: PolicyProblem }

/** Parses the text of a policy file. A problem names the first invalid member. */
export function parsePolicy(text: string): ParsedPolicy {
  return parsePolicyContent(asJson(text))
}

/** As {@link parsePolicy}, for a policy that was not a text. */
export function parsePolicyContent(content: unknown): ParsedPolicy {
  const parsed = policyFile.safeParse(content)
  if (parsed.success) return { ok: true, value: parsed.data }
  const issue = parsed.error.issues[0]
  const path = issue?.path.map(String) ?? []
  if (issue?.code === 'unrecognized_keys') {
    return { ok: false, problem: { code: 'member-unknown', member: [...path, issue.keys[0]].join('.') } }
  }
  if (path.length === 0) return { ok: false, problem: { code: 'not-json', member: '' } }
  return { ok: false, problem: { code: 'member-wrong', member: path.join('.') } }
}

function asJson(text: string): unknown {
  try {
    // Editors on Windows start the file with a byte order mark.
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return undefined
  }
}

/** The format as a JSON Schema, for editors and for validation by IT. */
export function policyJsonSchema(): object {
  return { ...z.toJSONSchema(policyFile, { io: 'input' }), title: 'Policy of HCW Bulk Invite' }
}

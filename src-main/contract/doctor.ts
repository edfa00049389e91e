import { z } from 'zod'
import { call, done, resultOf } from './call.ts'
import { connectionDetails, connectionFailureCodes } from './connection.ts'

/** What is examined, in this order. With a proxy, `name` and `port` are those of the proxy. */
export const doctorSteps = ['address', 'proxy', 'name', 'port', 'certificate', 'server', 'clock', 'sign-in'] as const
export type DoctorStep = (typeof doctorSteps)[number]

/** What is worth knowing though it does not stop anything. */
export const doctorWarnings = ['proxy-skipped', 'certificate-ends-soon', 'clock-differs', 'clock-not-told'] as const
export type DoctorWarning = (typeof doctorWarnings)[number]

/** What was measured. `clock`: the server's minus ours, in ms; moments in ms since the epoch. All of them as text. */
export const doctorFacts = [
  'server',
  'proxies',
  'skipped-proxy',
  'host',
  'proxy-name',
  'addresses',
  'by-proxy',
  'protocol',
  'subject',
  'names',
  'issuer',
  'valid-since',
  'valid-until',
  'fingerprint',
  'authorities',
  'answered',
  'clock',
  'account',
  'role',
  'their-words'
] as const
export type DoctorFact = (typeof doctorFacts)[number]

export const doctorResult = z.object({
  step: z.enum(doctorSteps),
  /** `not-needed`: this server does without; `not-reached`: an earlier step failed. */
  state: z.enum(['ok', 'warning', 'failed', 'not-needed', 'not-reached']),
  /** Of `warning` and `failed`. */
  code: z.enum([...connectionFailureCodes, ...doctorWarnings]).optional(),
  facts: z.array(z.object({ fact: z.enum(doctorFacts), value: z.string().max(600) })),
  /** How long the step took. */
  tookMs: z.int().min(0)
})
export type DoctorResult = z.infer<typeof doctorResult>

const runId = z.uuid()

/**
 * An examination of a connection as it was typed, step by step; nothing is stored. No result holds a password or a
 * token; the account is masked.
 */
export const doctorCalls = {
  /** Ends an earlier examination. */
  'doctor.begin': call(
    connectionDetails,
    resultOf(z.object({ runId }), ['not-an-authority', 'policy-unreadable', 'server-not-allowed'])
  ),
  /** Takes the next step and tells its result; null after the last. */
  'doctor.next': call(z.object({ runId }), resultOf(doctorResult.nullable(), ['no-such-run'])),
  'doctor.stop': call(z.object({ runId }), resultOf(done, []))
} as const

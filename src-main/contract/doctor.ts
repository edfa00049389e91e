import { z } from 'zod'
import { call, done, resultOf } from './call.ts'
import { connectionDetails, connectionFailureCodes } from './connection.ts'

/** The steps of the diagnostics, in order. With a proxy, `name` and `port` are those of the proxy. */
export const doctorSteps = ['address', 'proxy', 'name', 'port', 'certificate', 'server', 'clock', 'sign-in'] as const
export type DoctorStep = (typeof doctorSteps)[number]

/** Findings that prevent nothing. */
export const doctorWarnings = ['proxy-skipped', 'certificate-ends-soon', 'clock-differs', 'clock-not-told'] as const
export type DoctorWarning = (typeof doctorWarnings)[number]

/** Measured values, all as text. `clock`: the server's minus ours, in ms; dates in ms since the epoch. */
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
  /** `not-needed`: not used by this server; `not-reached`: an earlier step failed. */
  state: z.enum(['ok', 'warning', 'failed', 'not-needed', 'not-reached']),
  /** Only for `warning` and `failed`. */
  code: z.enum([...connectionFailureCodes, ...doctorWarnings]).optional(),
  facts: z.array(z.object({ fact: z.enum(doctorFacts), value: z.string().max(600) })),
  /** Duration of the step. */
  tookMs: z.int().min(0)
})
export type DoctorResult = z.infer<typeof doctorResult>

const runId = z.uuid()

/**
 * Diagnostics of a connection as typed by the user, step by step. Nothing is stored. No result contains a password or a
 * token; the account is masked.
 */
export const doctorCalls = {
  /** Stops an earlier run. */
  'doctor.begin': call(
    connectionDetails,
    resultOf(z.object({ runId }), ['not-an-authority', 'policy-unreadable', 'server-not-allowed'])
  ),
  /** Runs the next step and returns its result; null after the last. */
  'doctor.next': call(z.object({ runId }), resultOf(doctorResult.nullable(), ['no-such-run'])),
  'doctor.stop': call(z.object({ runId }), resultOf(done, []))
} as const

import { z } from 'zod'
import { call, done, resultOf } from './call.ts'
import { connectionDetails, connectionFailureCodes } from './connection.ts'

/** The steps of the diagnostics, in order. With a proxy, `name` and `port` are those of the proxy. */
export const diagnosticSteps = [
  'address',
  'proxy',
  'name',
  'port',
  'certificate',
  'server',
  'clock',
  'sign-in'
] as const
export type DiagnosticStep = (typeof diagnosticSteps)[number]

/** Findings that prevent nothing. */
export const diagnosticWarnings = ['proxy-skipped', 'certificate-ends-soon', 'clock-differs', 'clock-not-told'] as const
export type DiagnosticWarning = (typeof diagnosticWarnings)[number]

/** Measured values, all as text. `clock`: the server's minus ours, in ms; dates in ms since the epoch. */
export const diagnosticFacts = [
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
export type DiagnosticFact = (typeof diagnosticFacts)[number]

export const diagnosticResult = z.object({
  step: z.enum(diagnosticSteps),
  /** `not-needed`: not used by this server; `not-reached`: an earlier step failed. */
  state: z.enum(['ok', 'warning', 'failed', 'not-needed', 'not-reached']),
  /** Only for `warning` and `failed`. */
  code: z.enum([...connectionFailureCodes, ...diagnosticWarnings]).optional(),
  facts: z.array(z.object({ fact: z.enum(diagnosticFacts), value: z.string().max(600) })),
  /** Duration of the step. */
  durationMs: z.int().min(0)
})
export type DiagnosticResult = z.infer<typeof diagnosticResult>

const runId = z.uuid()

/**
 * Diagnostics of a connection as typed by the user, step by step. Nothing is stored. No result contains a password or a
 * token; the account is masked.
 */
export const diagnosticsCalls = {
  /** Stops an earlier run. */
  'diagnostics.start': call(
    connectionDetails,
    resultOf(z.object({ runId }), ['not-an-authority', 'policy-unreadable', 'server-not-allowed'])
  ),
  /** Runs the next step and returns its result; null after the last. */
  'diagnostics.next': call(z.object({ runId }), resultOf(diagnosticResult.nullable(), ['no-such-run'])),
  'diagnostics.stop': call(z.object({ runId }), resultOf(done, []))
} as const

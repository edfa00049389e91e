import { z } from 'zod'
import { type CallName, calls } from '#contract/channels.ts'
import { refusalCodes, unknownReasons } from '#contract/invitation.ts'
import { actionProgress, invitationAction } from '#contract/invitation-actions.ts'
import { fixableSettings, policyProblemCodes, switchableFeatures } from '#contract/policy.ts'
import { recordsNotices } from '#contract/records-notice.ts'
import { batchView, waitReasons } from '#contract/sending.ts'
import { contractNames } from './contract-names.ts'

// What can be logged: values of closed sets, numbers, booleans and ids created by the app. There is no field that could
// contain the name of a patient. `test/log/log-event.test.ts` verifies this for the whole schema.

const count = z.int().min(0)
/** 45.4.1 as numbers: as text it could be a date of birth. */
const version = z.tuple([count, count, count])

/** Logged names of errors; all others are `other`. */
export const errorNames = [
  'Error',
  'TypeError',
  'RangeError',
  'SyntaxError',
  'ReferenceError',
  'AggregateError',
  'AbortError',
  'ZodError',
  'DamageError',
  'other'
] as const

/** Stack frames of an error in the built main process, innermost first. Its message is not logged. */
const errorOrigin = z.strictObject({
  name: z.enum(errorNames),
  at: z.array(z.strictObject({ line: count, column: count })).max(8)
})
export type ErrorOrigin = z.infer<typeof errorOrigin>

const callName = z.enum(Object.keys(calls) as [CallName, ...CallName[]])

export const logEvent = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('started'),
    version,
    electron: version,
    node: version,
    runtime: z.enum(['electron', 'stand-in']),
    system: z.enum(['win32', 'darwin', 'linux', 'other']),
    processor: z.enum(['x64', 'arm64', 'other']),
    isPackaged: z.boolean()
  }),
  z.strictObject({ kind: z.literal('ended') }),
  /** A failed call of the window. `fields`: names of the invalid fields. */
  z.strictObject({
    kind: z.literal('call'),
    call: callName,
    code: z.enum([...contractNames.codes, 'bad-output', 'thrown']),
    fields: z.array(z.enum(contractNames.fields)).max(20).optional(),
    error: errorOrigin.optional()
  }),
  /** An uncaught error in the main process. */
  z.strictObject({
    kind: z.literal('broke'),
    source: z.enum(['start', 'exception', 'rejection']),
    error: errorOrigin
  }),
  z.strictObject({
    kind: z.literal('window-gone'),
    reason: z.enum([
      'clean-exit',
      'abnormal-exit',
      'killed',
      'crashed',
      'oom',
      'launch-failed',
      'integrity-failure',
      'memory-eviction'
    ]),
    exitCode: z.int()
  }),
  z.strictObject({
    kind: z.literal('policy'),
    state: z.enum(['none', 'loaded', 'wrong']),
    problem: z.enum(policyProblemCodes).nullable(),
    fixed: z.array(z.enum(fixableSettings)),
    off: z.array(z.enum(switchableFeatures)),
    hasServer: z.boolean()
  }),
  z.strictObject({ kind: z.literal('keychain'), status: z.enum(['system', 'none']) }),
  /** State of the records at start, or after the user has started fresh. */
  z.strictObject({ kind: z.literal('records'), notice: z.enum(recordsNotices).nullable() }),
  z.strictObject({ kind: z.literal('power'), event: z.enum(['suspend', 'resume', 'lock', 'unlock']) }),
  /** A new phase of a batch. */
  z.strictObject({
    kind: z.literal('batch'),
    list: z.uuid(),
    phase: batchView.shape.phase,
    wait: z.enum(waitReasons).optional(),
    total: count,
    queued: count,
    created: count,
    recovered: count,
    refused: count,
    unknown: count,
    held: count
  }),
  /** Number of times that the server gave this answer in a batch. */
  z.strictObject({ kind: z.literal('refused'), list: z.uuid(), code: z.enum(refusalCodes), count }),
  z.strictObject({ kind: z.literal('in-doubt'), list: z.uuid(), code: z.enum(unknownReasons), count }),
  /** A new phase of an action on sent invitations. */
  z.strictObject({
    kind: z.literal('action'),
    actionId: z.uuid(),
    action: z.enum(invitationAction.options.map((option) => option.shape.kind.value)),
    phase: actionProgress.shape.phase,
    wait: z.enum(waitReasons).optional(),
    endedBy: z.enum(waitReasons).optional(),
    total: count,
    completed: count
  }),
  /** Number of lines that could not be written about here. */
  z.strictObject({ kind: z.literal('lines-lost'), count }),
  /** An event did not match the schema and was dropped. */
  z.strictObject({ kind: z.literal('unfit') })
])
export type LogEvent = z.infer<typeof logEvent>

/** A line of the log. */
export const logEntry = z.strictObject({ at: z.iso.datetime(), event: logEvent })

import type { z } from 'zod'
import { appCalls } from './app.ts'
import { auditCalls } from './audit.ts'
import { authorityCalls } from './authorities.ts'
import { connectionCalls } from './connection.ts'
import { diagnosticsCalls } from './diagnostics.ts'
import { directoryCalls } from './directory.ts'
import { events } from './events.ts'
import { exportedCalls } from './exported.ts'
import { figuresCalls } from './figures.ts'
import { fileCalls, linkCalls } from './files.ts'
import { invitationActionCalls } from './invitation-actions.ts'
import { letterCalls } from './letters.ts'
import { listCalls } from './list-calls.ts'
import { lockCalls } from './lock.ts'
import { practiceCalls } from './practice.ts'
import { preflightCalls } from './preflight.ts'
import { restoreCalls } from './restore.ts'
import { retentionCalls } from './retention.ts'
import { sendingCalls } from './sending.ts'
import { settingsCalls } from './settings.ts'
import { signInLinkCalls } from './sign-in-link.ts'
import { supportCalls } from './support.ts'
import { tableViewCalls } from './table-view.ts'

/** Every call that the window can make: name → schemas of input and output. */
export const calls = {
  ...invitationActionCalls,
  ...appCalls,
  ...auditCalls,
  ...authorityCalls,
  ...connectionCalls,
  ...diagnosticsCalls,
  ...directoryCalls,
  ...exportedCalls,
  ...figuresCalls,
  ...fileCalls,
  ...letterCalls,
  ...linkCalls,
  ...listCalls,
  ...lockCalls,
  ...practiceCalls,
  ...preflightCalls,
  ...restoreCalls,
  ...retentionCalls,
  ...sendingCalls,
  ...settingsCalls,
  ...signInLinkCalls,
  ...supportCalls,
  ...tableViewCalls
} as const

export type Calls = typeof calls
export type CallName = keyof Calls
/** What the window passes to a call. */
export type CallInput<Name extends CallName> = z.input<Calls[Name]['input']>
/** What its handler receives after parsing. */
type HandlerInput<Name extends CallName> = z.output<Calls[Name]['input']>
export type CallOutput<Name extends CallName> = z.infer<Calls[Name]['output']>
/** Every code that any call may fail with. */
export type FailureCode = Extract<CallOutput<CallName>, { ok: false }>['code']

/** A handler for every call: a missing one is a type error. */
export type Handlers = {
  readonly [Name in CallName]: (input: HandlerInput<Name>) => CallOutput<Name> | Promise<CallOutput<Name>>
}

export type EventName = keyof typeof events
export type EventPayload<Name extends EventName> = z.infer<(typeof events)[Name]>

/** What the preload exposes to the window: a function for each call, a subscription for each event. */
export interface Bridge {
  readonly calls: { readonly [Name in CallName]: (input: CallInput<Name>) => Promise<CallOutput<Name>> }
  readonly on: { readonly [Name in EventName]: (listener: (payload: EventPayload<Name>) => void) => () => void }
}

export { events }

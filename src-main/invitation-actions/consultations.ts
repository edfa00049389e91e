import { fail, type Result, succeed } from '#contract/call.ts'
import type { CallOutput } from '#contract/channels.ts'
import type { ConnectionFailureCode } from '#contract/connection.ts'
import type { Consultation, Target } from '#contract/invitation-actions.ts'
import { connectionFailure, type Outcome } from '../hcw/outcome.ts'
import type { HcwServer, Consultation as RemoteConsultation } from '../hcw/server.ts'
import type { Clock } from '../sending/clock.ts'
import { isKnownThere, isOnOtherServer } from '../sending/same-server.ts'
import type { ActionAttempt, ActionStore, InvitationUpdate, TrackedInvitation } from './action-port.ts'
import { toRemoteStatus } from './board-entry.ts'

export type ConsultationOptions = {
  readonly store: ActionStore
  readonly clock: Clock
  /** The chosen connection. */
  readonly connectionId: string
  readonly serverOf: (connectionId: string) => Result<HcwServer, 'address-invalid'>
  readonly onUpdated: (target: Target) => void
}

type Ready = { readonly tracked: TrackedInvitation; readonly inviteId: string; readonly server: HcwServer }

/** An expired token is renewed by the next request; a request that got a 401 changed nothing. */
const renewalsMax = 2

/** Reads without closing, and stores the consultation. */
export async function readConsultation(
  options: ConsultationOptions,
  target: Target
): Promise<CallOutput<'consultation.read'>> {
  const ready = await prepare(options, target)
  if (!ready.ok) return ready
  const { inviteId, server } = ready.value
  const outcome = await server.readConsultation(inviteId)
  if (outcome.kind === 'done')
    return storeConsultation(options, target, ready.value, outcome.value, 'consultation-read')
  if (outcome.kind !== 'refused') return failureOf(outcome)
  if (outcome.code !== 'not-found') return fail('not-offered')
  // A server without this call answers as one without a consultation; the invite shows which it is.
  const seen = await server.getInvite(inviteId)
  if (seen.kind === 'done') return fail(seen.value.patientIsIn ? 'not-offered' : 'not-found')
  return seen.kind === 'refused' ? fail('not-found') : failureOf(seen)
}

/** Ends the call for good: a look, then one recorded request. After a lost answer the consultation is read. */
export async function closeConsultation(
  options: ConsultationOptions,
  { typed, ...target }: Target & { readonly typed: string }
): Promise<CallOutput<'consultation.close'>> {
  const { store, clock, onUpdated } = options
  const ready = await prepare(options, target)
  if (!ready.ok) return ready
  const { tracked, inviteId, server } = ready.value
  if (normalized(typed) !== normalized(tracked.invitation.content.lastName)) return fail('not-confirmed')
  const seen = await server.getInvite(inviteId)
  const isGone = seen.kind === 'refused' && seen.code === 'not-found'
  // The answers of a consultation that is over can still be read.
  if (seen.kind !== 'done' && !isGone) return seen.kind === 'refused' ? fail('not-found', seen.text) : failureOf(seen)
  if (seen.kind === 'done' && !seen.value.patientIsIn) return fail('not-found')
  if (seen.kind === 'done') {
    const updated = store.update(target, { at: clock.now(), remoteStatus: toRemoteStatus(seen.value, clock.now()) })
    if (!updated.ok) return updated
  }
  const begun = store.begin(target, { kind: 'close', account: server.account, changes: {} }, clock.now())
  if (!begun.ok) return begun
  const number = begun.value
  const ended = (outcome: Exclude<ActionAttempt['outcome'], 'open'>, more: Partial<InvitationUpdate> = {}) => {
    const updated = store.update(target, { at: clock.now(), attempt: { number, outcome }, ...more })
    if (updated.ok) onUpdated(target)
  }

  let outcome = await server.closeConsultation(inviteId)
  for (let renewals = 1; renewals < renewalsMax && isTokenExpired(outcome); renewals += 1) {
    outcome = await server.closeConsultation(inviteId)
  }
  switch (outcome.kind) {
    case 'done':
      return storeConsultation(options, target, ready.value, outcome.value, 'consultation-closed', number)
    case 'refused':
      ended('refused')
      if (outcome.code === 'not-found') return fail('not-found')
      return outcome.code === 'not-allowed' ? fail('not-allowed') : fail('not-found', outcome.text)
    case 'undelivered':
      ended('not-done')
      return failureOf(outcome)
    case 'doubt': {
      const read = await server.readConsultation(inviteId)
      if (read.kind === 'done' && read.value.status === 'closed') {
        return storeConsultation(options, target, ready.value, read.value, 'consultation-closed', number)
      }
      // The server deletes the invite with its consultation. The answer's content is lost where it cannot be read.
      const after = await server.getInvite(inviteId)
      if (after.kind === 'refused' && after.code === 'not-found') {
        // Read within seconds of its end a consultation looks open; the missing invite shows that it was closed.
        if (read.kind === 'done') {
          const closed = { ...read.value, status: 'closed' } as const
          return storeConsultation(options, target, ready.value, closed, 'consultation-closed', number)
        }
        const scheduledFor = seen.kind === 'done' ? seen.value.scheduledFor : null
        ended('done', { remoteStatus: { askedAt: clock.now(), progress: 'over', scheduledFor } })
      } else ended('doubt')
      return fail('doubt')
    }
  }
}

/** Where it is not known which server made the invitation, it is read first and its server is recorded. */
async function prepare(
  { store, clock, connectionId, serverOf }: ConsultationOptions,
  target: Target
): Promise<Result<Ready, 'no-such-row' | 'not-created' | 'other-connection' | 'other-server' | ConnectionFailureCode>> {
  const found = store.one(target)
  if (!found.ok) return found
  if (found.value === null) return fail('no-such-row')
  const tracked = found.value
  if (tracked.connectionId !== connectionId) return fail('other-connection')
  const { inviteId } = tracked.invitation.facts
  if (inviteId === undefined) return fail('not-created')
  const server = serverOf(connectionId)
  if (!server.ok) return server
  const ready = { tracked, inviteId, server: server.value }
  if (isOnOtherServer(tracked.invitation, server.value)) return fail('other-server')
  if (tracked.invitation.serverId !== null) return succeed(ready)
  const seen = await server.value.getInvite(inviteId)
  if (seen.kind !== 'done' && seen.kind !== 'refused') return failureOf(seen)
  if (!isKnownThere(tracked.invitation, seen.kind === 'done' ? seen.value : null)) return fail('other-server')
  const adopted = store.update(target, { at: clock.now(), serverId: server.value.identity.serverId })
  return adopted.ok ? succeed(ready) : adopted
}

/** Writes the consultation to the disk before it is shown. */
function storeConsultation(
  { store, clock, onUpdated }: ConsultationOptions,
  target: Target,
  { tracked, server }: Ready,
  received: RemoteConsultation,
  action: 'consultation-read' | 'consultation-closed',
  number?: number
): Result<Consultation, 'no-such-row'> {
  const at = clock.now()
  const consultation = { ...received, readAt: at }
  const updated = store.update(target, {
    at,
    consultation,
    remoteStatus: {
      askedAt: at,
      progress: received.status === 'closed' ? 'over' : 'in',
      scheduledFor: tracked.remoteStatus?.scheduledFor ?? null
    },
    ...(number === undefined ? {} : { attempt: { number, outcome: 'done' } })
  })
  if (!updated.ok) return updated
  onUpdated(target)
  const audited = store.audit({ at, account: server.account, action, ...target, count: 1 })
  return audited.ok ? succeed(consultation) : audited
}

function isTokenExpired(outcome: Outcome<unknown>): boolean {
  return outcome.kind === 'undelivered' && outcome.code === 'not-signed-in' && outcome.signIn === undefined
}

function failureOf(outcome: Outcome<unknown>) {
  const { code, detail } = connectionFailure(outcome)
  return fail(code, detail)
}

function normalized(text: string): string {
  return text.normalize('NFC').trim().replaceAll(/\s+/g, ' ').toLowerCase()
}

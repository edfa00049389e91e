import { assertNever } from '#contract/call.ts'
import type { RemoteStatus } from '#contract/invitation-actions.ts'
import type { Doubt, Refused } from '../hcw/outcome.ts'
import type { HcwServer, RemoteInvite } from '../hcw/server.ts'
import type { Clock } from '../sending/clock.ts'
import { standingOf } from './entries.ts'
import type { Line } from './line.ts'

/** Reading is harmless: it is tried up to this number of times when the answer is lost. */
const looksMax = 3

/** What the server has of an invitation right now. */
export type Look =
  | { readonly kind: 'there'; readonly seen: RemoteInvite; readonly standing: RemoteStatus }
  | { readonly kind: 'gone'; readonly standing: RemoteStatus }
  | Refused
  | Doubt
  /** The action was stopped. */
  | { readonly kind: 'ended' }

export type LookOptions = { readonly server: HcwServer; readonly clock: Clock; readonly line: Line }

/** @param before what the server last said; null: it was never asked. */
export async function lookAt(options: LookOptions, inviteId: string, before: RemoteStatus | null): Promise<Look> {
  const { server, clock, line } = options
  for (let looks = 1; ; looks += 1) {
    const outcome = await line.ask(() => server.getInvite(inviteId))
    if (outcome === null) return { kind: 'ended' }
    switch (outcome.kind) {
      case 'done':
        return { kind: 'there', seen: outcome.value, standing: standingOf(outcome.value, clock.now()) }
      case 'refused':
        if (outcome.code !== 'not-found') return outcome
        return { kind: 'gone', standing: await goneStatus(options, inviteId, before) }
      case 'doubt':
        if (looks === looksMax) return outcome
        break
      default:
        return assertNever(outcome)
    }
  }
}

/** The server also deletes an invite when its consultation ends; newer servers still return that consultation. */
async function goneStatus(
  { server, clock, line }: LookOptions,
  inviteId: string,
  before: RemoteStatus | null
): Promise<RemoteStatus> {
  const scheduledFor = before?.scheduledFor ?? null
  const outcome = before?.progress === 'over' ? null : await line.ask(() => server.readConsultation(inviteId))
  const wasIn = before?.progress === 'in' || before?.progress === 'over'
  return { askedAt: clock.now(), progress: wasIn || outcome?.kind === 'done' ? 'over' : 'gone', scheduledFor }
}

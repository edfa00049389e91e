import { assertNever } from '#contract/assert-never.ts'
import type { RemoteStatus } from '#contract/invitation-actions.ts'
import type { Refused, UnknownOutcome } from '../hcw/outcome.ts'
import type { HcwServer, RemoteInvite } from '../hcw/server.ts'
import type { Clock } from '../sending/clock.ts'
import { toRemoteStatus } from './board-entry.ts'
import type { RequestQueue } from './request-queue.ts'

/** Reading is harmless: it is tried up to this number of times when the answer is lost. */
const looksMax = 3

/** What the server has of an invitation right now. */
export type Look =
  | { readonly kind: 'there'; readonly seen: RemoteInvite; readonly remoteStatus: RemoteStatus }
  | { readonly kind: 'gone'; readonly remoteStatus: RemoteStatus }
  | Refused
  | UnknownOutcome
  /** The action was stopped. */
  | { readonly kind: 'ended' }

export type LookOptions = { readonly server: HcwServer; readonly clock: Clock; readonly queue: RequestQueue }

/** @param lastStatus what the server last said; null: it was never asked. */
export async function lookAt(options: LookOptions, inviteId: string, lastStatus: RemoteStatus | null): Promise<Look> {
  const { server, clock, queue } = options
  for (let looks = 1; ; looks += 1) {
    const outcome = await queue.send(() => server.getInvite(inviteId))
    if (outcome === null) return { kind: 'ended' }
    switch (outcome.kind) {
      case 'done':
        return { kind: 'there', seen: outcome.value, remoteStatus: toRemoteStatus(outcome.value, clock.now()) }
      case 'refused':
        if (outcome.code !== 'not-found') return outcome
        return { kind: 'gone', remoteStatus: await goneStatus(options, inviteId, lastStatus) }
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
  { server, clock, queue }: LookOptions,
  inviteId: string,
  lastStatus: RemoteStatus | null
): Promise<RemoteStatus> {
  const scheduledFor = lastStatus?.scheduledFor ?? null
  const outcome = lastStatus?.progress === 'over' ? null : await queue.send(() => server.readConsultation(inviteId))
  const wasIn = lastStatus?.progress === 'in' || lastStatus?.progress === 'over'
  return { askedAt: clock.now(), progress: wasIn || outcome?.kind === 'done' ? 'over' : 'gone', scheduledFor }
}

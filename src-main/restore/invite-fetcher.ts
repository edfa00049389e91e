import type { Outcome } from '../hcw/outcome.ts'
import type { FullInvite, HcwServer } from '../hcw/server.ts'
import type { RequestQueue } from '../invitation-actions/request-queue.ts'
import { isKnownThere } from '../sending/same-server.ts'
import type { FetchedInvitation, MissedReason, QuarantinedInvitation } from './restore-port.ts'
import { cellsOf, contentFromInvite, type RestoreDefaults } from './restored-content.ts'

/** Reading is harmless: a request whose answer was lost is repeated, up to this many requests in all. */
const triesMax = 3

/** The result for one invitation; null: the server did not tell, or the run ended before its answer. */
export type Fetched =
  | { readonly kind: 'fetched'; readonly invitation: FetchedInvitation }
  | { readonly kind: MissedReason }
  | null

export type InviteFetcher = {
  /** The names of the queues, for the invites that only have the id of their queue. */
  loadQueues(): Promise<void>
  /** @param ids of the invites that the server has for the row; the first one that still exists is taken. */
  fetch(invitation: QuarantinedInvitation, ids: readonly string[]): Promise<Fetched>
  /** `doubt`: the run ended, or no answer came. */
  requestWithRetry<Value>(request: () => Promise<Outcome<Value>>): Promise<Outcome<Value>>
}

/** Reads invites from the server, each request in its turn in the queue. */
export function createInviteFetcher(server: HcwServer, queue: RequestQueue, defaults: RestoreDefaults): InviteFetcher {
  let queueNames: ReadonlyMap<string, string> = new Map()

  async function loadQueues(): Promise<void> {
    const queues = await queue.send(() => server.queues())
    if (queues?.kind === 'done') queueNames = new Map(queues.value.map(({ id, name }) => [id, name]))
  }

  async function fetch(invitation: QuarantinedInvitation, ids: readonly string[]): Promise<Fetched> {
    const duplicates = ids.length > 1 ? { duplicates: ids } : {}
    let fetched: Fetched = null
    for (const inviteId of ids) {
      const seen = await recall(inviteId)
      if (seen === null) return null
      // It can be fetched once the user has confirmed where the links lead.
      if (seen !== 'gone' && seen.otherHost !== null) {
        queue.end('link-of-other-host')
        return null
      }
      if (seen === 'gone' && !isKnownThere(invitation, null)) return null
      fetched = seen === 'gone' ? { kind: 'gone' } : toFetched(invitation, seen, duplicates)
      if (fetched.kind === 'fetched') break
    }
    return fetched
  }

  /** null: the run ended, or the server did not tell. */
  async function recall(inviteId: string): Promise<FullInvite | 'gone' | null> {
    const outcome = await requestWithRetry(() => server.getFullInvite(inviteId))
    if (outcome.kind === 'done') return outcome.value
    // Another refusal says nothing about whether the invite exists.
    return outcome.kind === 'refused' && outcome.code === 'not-found' ? 'gone' : null
  }

  async function requestWithRetry<Value>(request: () => Promise<Outcome<Value>>): Promise<Outcome<Value>> {
    let last: Outcome<Value> = { kind: 'doubt', code: 'app-ended' }
    for (let tries = 0; tries < triesMax; tries += 1) {
      const outcome = await queue.send(request)
      if (outcome === null) return last
      if (outcome.kind !== 'doubt') return outcome
      last = outcome
    }
    return last
  }

  function toFetched(
    { rowId, begunAt }: QuarantinedInvitation,
    seen: FullInvite,
    duplicates: Pick<FetchedInvitation, 'duplicates'>
  ): Exclude<Fetched, null> {
    const content = contentFromInvite(seen, queueNames, defaults)
    const isOfAnotherRow = seen.rowId !== null && seen.rowId !== rowId
    if (content === null || seen.link === null || isOfAnotherRow) return { kind: 'unusable' }
    return {
      kind: 'fetched',
      invitation: {
        rowId,
        content,
        inviteId: seen.inviteId,
        link: seen.link,
        createdAt: Math.trunc(seen.createdAt > 0 ? seen.createdAt : begunAt),
        cells: cellsOf(content, defaults.timeZone),
        ...duplicates
      }
    }
  }

  return { loadQueues, fetch, requestWithRetry }
}

import type { Outcome } from '../hcw/outcome.ts'
import type { HcwServer, RemoteInvite } from '../hcw/server.ts'
import type { Clock } from './clock.ts'
import { createPacer } from './pacer.ts'

const pageSize = 100
const pagesMax = 200
const slowDownsMax = 6
const repeatsMax = 3

/** Not `complete`: the server has more than we can read, or does not search by date. */
export type Scan = { readonly complete: boolean; readonly invites: readonly RemoteInvite[] }

/** Searches of the account's invites, within the rate limit. */
export interface ServerSearch {
  madeFor(rowId: string): Promise<Outcome<readonly RemoteInvite[]>>
  /** Everything that the account created after this time of the server's clock. */
  madeAfter(createdAt: number): Promise<Outcome<Scan>>
  one(inviteId: string): Promise<Outcome<RemoteInvite>>
}

/** Makes a request when the rate limit allows it. */
export type PacedRequest = <Value>(request: () => Promise<Outcome<Value>>) => Promise<Outcome<Value>>

export function createServerSearch(server: HcwServer, clock: Clock, ratePerSecond: number): ServerSearch {
  const pacer = createPacer(ratePerSecond)

  /** Waits for the rate limit, and repeats when the server asks to slow down. */
  async function send<Value>(request: () => Promise<Outcome<Value>>): Promise<Outcome<Value>> {
    for (let slowDowns = 0; ; slowDowns += 1) {
      for (let delay = pacer.delay(clock.monotonic()); delay > 0; delay = pacer.delay(clock.monotonic())) {
        await clock.sleep(delay)
      }
      const beganAt = clock.monotonic()
      pacer.began(beganAt)
      const outcome = await request()
      const isSlowDown = outcome.kind === 'undelivered' && outcome.code === 'slow-down'
      if (!isSlowDown || slowDowns === slowDownsMax) return outcome
      pacer.slowDown(clock.monotonic(), beganAt, outcome.retryAfterMs)
    }
  }

  return searchWith(server, send)
}

/** Repeats a question that had no answer: all pages before would be lost with this one. */
async function askedAgain<Value>(question: () => Promise<Outcome<Value>>): Promise<Outcome<Value>> {
  for (let repeats = 0; ; repeats += 1) {
    const outcome = await question()
    if (outcome.kind !== 'doubt' || repeats === repeatsMax) return outcome
  }
}

export function searchWith(server: HcwServer, send: PacedRequest): ServerSearch {
  return {
    madeFor: (rowId) => send(() => server.findInvites({ kind: 'made-for', rowId })),
    one: (inviteId) => send(() => server.getInvite(inviteId)),
    async madeAfter(createdAt) {
      const invites = new Map<string, RemoteInvite>()
      let after = createdAt
      for (let page = 0; page < pagesMax; page += 1) {
        const outcome = await askedAgain(() =>
          send(() => server.findInvites({ kind: 'made-after', createdAt: after, limit: pageSize }))
        )
        if (outcome.kind !== 'done') return outcome
        // A server without this filter returns any invites.
        if (outcome.value.some((invite) => invite.createdAt <= after)) break
        const fresh = outcome.value.filter(({ inviteId }) => !invites.has(inviteId))
        if (fresh.length === 0) return { kind: 'done', value: { complete: true, invites: [...invites.values()] } }
        for (const invite of fresh) invites.set(invite.inviteId, invite)
        // By the last one's time and not by `skip`: deletions meanwhile would shift the pages. Less one: the page may
        // have contained only some of several created in the same ms.
        after = Math.max(...fresh.map((invite) => invite.createdAt)) - 1
      }
      return { kind: 'done', value: { complete: false, invites: [...invites.values()] } }
    }
  }
}

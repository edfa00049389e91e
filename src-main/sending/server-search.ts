import type { Outcome } from '../hcw/outcome.ts'
import type { HcwServer, InviteSearch, RemoteInvite } from '../hcw/server.ts'
import { untilAborted } from './abortable.ts'
import type { Clock } from './clock.ts'
import { createPacer, type Pacer } from './pacer.ts'

const pagesMax = 200
const slowDownsMax = 6
/** How long before the first, second, … repetition of a question that did not reach the server: 1.75 s in all. */
const repeatAfterMs = [250, 500, 1000] as const

/** A span of the server's clock, and optionally of appointments. */
export type Span = Pick<Extract<InviteSearch, { kind: 'made-after' }>, 'createdAt' | 'appointments'>

/**
 * How a span is read by whoever may miss an invite until the next time: in larger pages, without what is `known`, by the
 * ids of the invites, and only to the first page that is shorter than what this server would give unasked, and than what
 * it has given before. Whoever has to prove that an invite does not exist reads on until a page has nothing new, since a
 * server may limit its pages.
 */
export type SpanReading = {
  readonly pageSize: number
  readonly known: { readonly has: (inviteId: string) => boolean }
  readonly longestPage: number
}
/** What the framework of the servers gives where it does not heed how many it was asked for. */
const pageOfFramework = 30
const toTheEnd: SpanReading = { pageSize: 100, known: new Set(), longestPage: 0 }

/** Not `complete`: the server has more than we can read, or does not search by date. */
export type Scan = {
  readonly complete: boolean
  readonly invites: readonly RemoteInvite[]
  readonly longestPage: number
}

/** Searches of the account's invites, within the rate limit. */
export interface ServerSearch {
  madeFor(rowId: string): Promise<Outcome<readonly RemoteInvite[]>>
  /** Everything that the account created after this time of the server's clock. */
  madeAfter(span: Span, reading?: SpanReading): Promise<Outcome<Scan>>
  /** The invite that the account created last; null: it has none. */
  latest(): Promise<Outcome<RemoteInvite | null>>
  one(inviteId: string): Promise<Outcome<RemoteInvite>>
}

/** Makes a request when the rate limit allows it. */
export type PacedRequest = <Value>(request: () => Promise<Outcome<Value>>) => Promise<Outcome<Value>>

export type SearchOptions = {
  readonly server: HcwServer
  readonly clock: Clock
  readonly ratePerSecond: number
  /** Shared with others who ask this server; default: one of its own. */
  readonly pacer?: Pacer
  /** Ends waits and questions: they have no answer then. */
  readonly signal?: AbortSignal
  /** The longest pause, in ms, that the server may ask for; where it asks for more, that is the answer. Default: any. */
  readonly longestWaitMs?: number
  /** A pause that the server asked for begins, until this time of the computer's clock; null: it is over. */
  readonly onWait?: (until: number | null) => void
}

const ended = { kind: 'doubt', code: 'app-ended' } as const

export function createServerSearch(options: SearchOptions): ServerSearch {
  const { server, clock, ratePerSecond, signal, longestWaitMs = Number.POSITIVE_INFINITY, onWait } = options
  const pacer = options.pacer ?? createPacer(ratePerSecond)

  async function waitForTurn(): Promise<void> {
    const isPause = pacer.blockedUntil() > clock.monotonic()
    if (isPause) onWait?.(Math.ceil(clock.now() + pacer.delay(clock.monotonic())))
    for (let delay = pacer.delay(clock.monotonic()); delay > 0; delay = pacer.delay(clock.monotonic())) {
      if (signal?.aborted === true) break
      await clock.sleep(delay, signal)
    }
    if (isPause) onWait?.(null)
  }

  /** Waits for the rate limit, and repeats when the server asks to slow down. */
  async function send<Value>(request: () => Promise<Outcome<Value>>): Promise<Outcome<Value>> {
    for (let slowDowns = 0; ; slowDowns += 1) {
      await waitForTurn()
      if (signal?.aborted === true) return ended
      const beganAt = clock.monotonic()
      pacer.began(beganAt)
      // Reading is harmless: nobody has to wait for the answer once the app ends or the user stops.
      const outcome = await untilAborted(request(), signal, ended)
      const isSlowDown = outcome.kind === 'undelivered' && outcome.code === 'slow-down'
      if (!isSlowDown || slowDowns === slowDownsMax) return outcome
      pacer.slowDown(clock.monotonic(), beganAt, outcome.retryAfterMs)
      if (pacer.delay(clock.monotonic()) > longestWaitMs) return outcome
    }
  }

  /** Repeats a question that had no answer: all pages before would be lost with this one. */
  async function sendAgain<Value>(request: () => Promise<Outcome<Value>>): Promise<Outcome<Value>> {
    for (const pauseMs of repeatAfterMs) {
      const outcome = await send(request)
      if (!isWorthRepeating(outcome)) return outcome
      // A refused connection is over within a ms: without a pause all repetitions would meet the same refusal.
      if (outcome.kind === 'undelivered') await clock.sleep(pauseMs, signal)
    }
    return send(request)
  }

  return searchWith(server, send, sendAgain)
}

/** Slow-downs were waited for already. A sign-in that failed is not repeated: further tries could lock the account. */
function isWorthRepeating(outcome: Outcome<unknown>): boolean {
  if (outcome.kind === 'doubt') return outcome.code !== ended.code
  return outcome.kind === 'undelivered' && outcome.code !== 'not-signed-in' && outcome.code !== 'slow-down'
}

/** @param sendPage for one page of several; default: `send`. */
export function searchWith(server: HcwServer, send: PacedRequest, sendPage: PacedRequest = send): ServerSearch {
  return {
    madeFor: (rowId) => send(() => server.findInvites({ kind: 'made-for', rowId })),
    one: (inviteId) => send(() => server.getInvite(inviteId)),
    async latest() {
      const outcome = await sendPage(() => server.findInvites({ kind: 'latest' }))
      return outcome.kind === 'done' ? { kind: 'done', value: outcome.value[0] ?? null } : outcome
    },
    async madeAfter({ createdAt, appointments }, reading = toTheEnd) {
      const { pageSize, known, longestPage: before } = reading
      let longestPage = before
      const scan = (complete: boolean) =>
        ({ kind: 'done', value: { complete, invites: [...invites.values()], longestPage } }) as const
      const invites = new Map<string, RemoteInvite>()
      const scope = appointments === undefined ? {} : { appointments }
      let after = createdAt
      for (let page = 0; page < pagesMax; page += 1) {
        const search = { kind: 'made-after', createdAt: after, limit: pageSize, ...scope } as const
        const outcome = await sendPage(() => server.findInvites(search))
        if (outcome.kind !== 'done') return outcome
        // A server without this filter returns any invites.
        if (outcome.value.some((invite) => !isWithin(invite, { createdAt: after, ...scope }))) break
        const fresh = outcome.value.filter(({ inviteId }) => !invites.has(inviteId) && !known.has(inviteId))
        for (const invite of fresh) invites.set(invite.inviteId, invite)
        const rows = outcome.value.length
        const isLast =
          reading === toTheEnd
            ? fresh.length === 0
            : rows < Math.max(longestPage, pageOfFramework) || (fresh.length === 0 && rows < pageSize)
        if (isLast) return scan(true)
        longestPage = Math.max(longestPage, rows)
        // By the last one's time and not by `skip`: deletions meanwhile would shift the pages. Less one: the page may
        // have contained only some of several created in the same ms.
        after = Math.max(...outcome.value.map((invite) => invite.createdAt)) - 1
      }
      return scan(false)
    }
  }
}

function isWithin(invite: RemoteInvite, { createdAt, appointments }: Span): boolean {
  if (invite.createdAt <= createdAt) return false
  const { scheduledFor } = invite
  if (appointments === undefined) return true
  return scheduledFor !== null && scheduledFor >= appointments.from && scheduledFor <= appointments.to
}

import type { RestoredTitles, RestoreProgress } from '#contract/restore.ts'
import type { WaitReason } from '#contract/sending.ts'
import type { HcwServer } from '../hcw/server.ts'
import { createRequestQueue } from '../invitation-actions/request-queue.ts'
import type { Clock } from '../sending/clock.ts'
import { classifyOutcome } from '../sending/server-health.ts'
import { searchWith } from '../sending/server-search.ts'
import { createInviteFetcher, type Fetched } from './invite-fetcher.ts'
import type { FetchedInvitation, MissedReason, QuarantinedInvitation, RestoreStore } from './restore-port.ts'
import { type RestoreDefaults, restoredDocument } from './restored-content.ts'
import { searchByRow } from './row-search.ts'

/** More requests at once would not be answered sooner. */
const inFlightMax = 8
/** Invitations written in one transaction. What a crash loses is only requested again. */
const sliceSize = 500

export type RestoreRunOptions = {
  readonly invitations: readonly QuarantinedInvitation[]
  /** The connection that the new lists belong to. */
  readonly connectionId: string
  readonly names: ReadonlyMap<string, string>
  readonly titles: RestoredTitles
  readonly defaults: RestoreDefaults
  /** How far the server's clock is ahead of this computer's; null: not known. */
  readonly clockDifferenceMs: number | null
  readonly store: RestoreStore
  readonly server: HcwServer
  readonly clock: Clock
  readonly ratePerSecond: number
  readonly onProgress: () => void
  readonly onWritten: () => void
}

/** A run that is going on, or has finished. */
export type RestoreRun = {
  progress(): RestoreProgress
  stop(): void
  setInterruption(reason: 'offline' | 'asleep' | null): void
  /** Resolves when everything that was received is on the disk. */
  readonly finished: Promise<void>
}

/** Fetches list by list, the soonest appointment first, and stores the results as it goes. */
export function startRestoreRun(options: RestoreRunOptions): RestoreRun {
  const { invitations, connectionId, names, titles, defaults, clockDifferenceMs } = options
  const { store, server, clock, ratePerSecond, onProgress, onWritten } = options
  const queue = createRequestQueue(clock, ratePerSecond, onProgress)
  const counts = { completed: 0, fetched: 0, gone: 0, notFound: 0, unusable: 0 }
  const lists = new Set<string>()
  const fetcher = createInviteFetcher(server, queue, defaults)
  let isSearching = true
  let isStopping = false
  let isFinished = false

  async function run(): Promise<void> {
    await fetcher.loadQueues()
    const { found, absent, failure } = await search()
    isSearching = false
    onProgress()
    const ids = (invitation: QuarantinedInvitation) =>
      invitation.inviteId === null ? (found.get(invitation.rowId) ?? []) : [invitation.inviteId]
    const isAbsent = new Set(absent)
    for (const ofList of soonestFirst(invitations)) {
      for (let start = 0; start < ofList.length; start += sliceSize) {
        const some = ofList.slice(start, start + sliceSize)
        await write(some, await fetchSome(some, ids, isAbsent))
      }
    }
    // Only now: invitations whose ids are known need not wait for a search that this server may never answer.
    if (failure !== null) queue.end(reasonOf(failure))
    isFinished = true
    onProgress()
  }

  function search() {
    const { now } = clock
    const byRow = searchWith(server, fetcher.requestWithRetry)
    return searchByRow({ search: byRow, server, invitations, now, clockDifferenceMs })
  }

  async function fetchSome(
    some: readonly QuarantinedInvitation[],
    ids: (invitation: QuarantinedInvitation) => readonly string[],
    isAbsent: ReadonlySet<QuarantinedInvitation>
  ): Promise<ReadonlyMap<QuarantinedInvitation, Fetched>> {
    const results = new Map<QuarantinedInvitation, Fetched>()
    const waiting = [...some]
    const work = async () => {
      for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) {
        const result: Fetched = isAbsent.has(one) ? { kind: 'not-found' } : await fetcher.fetch(one, ids(one))
        results.set(one, result)
        if (result === null) continue
        counts.completed += 1
        onProgress()
      }
    }
    await Promise.all(Array.from({ length: inFlightMax }, work))
    return results
  }

  /** Stores what came of some invitations of one list. */
  async function write(
    some: readonly QuarantinedInvitation[],
    results: ReadonlyMap<QuarantinedInvitation, Fetched>
  ): Promise<void> {
    const [first] = some
    if (first === undefined) return
    const { listId, listCreatedAt } = first
    const fetched: FetchedInvitation[] = []
    const missed: { rowId: string; outcome: MissedReason }[] = []
    for (const invitation of some) {
      const result = results.get(invitation) ?? null
      if (result?.kind === 'fetched') fetched.push(result.invitation)
      else if (result !== null) missed.push({ rowId: invitation.rowId, outcome: result.kind })
    }
    if (fetched.length + missed.length === 0) return
    let written = { added: 0, ofOtherRows: 0 }
    const isWritten = await queue.writeWithRetry(() => {
      const answer = store.write({
        listId,
        connectionId,
        createdAt: listCreatedAt,
        document: restoredDocument(names.get(listId) ?? listId, titles, defaults),
        fetched,
        missed,
        account: server.account,
        serverId: server.identity.serverId,
        protocol: server.identity.protocol,
        at: clock.now()
      })
      if (answer.ok) written = answer.value
      return answer
    })
    if (!isWritten) return
    counts.fetched += written.added
    counts.unusable += written.ofOtherRows
    count(missed)
    if (written.added > 0) lists.add(listId)
    onWritten()
  }

  function count(missed: readonly { readonly outcome: MissedReason }[]): void {
    for (const { outcome } of missed) {
      if (outcome === 'gone') counts.gone += 1
      else if (outcome === 'not-found') counts.notFound += 1
      else counts.unusable += 1
    }
  }

  function phase(): RestoreProgress['phase'] {
    if (isFinished) return 'finished'
    if (isStopping || queue.isEnded()) return 'stopping'
    if (queue.wait() !== undefined) return 'waiting'
    return isSearching ? 'searching' : 'fetching'
  }

  return {
    progress() {
      const wait = isFinished ? undefined : queue.wait()
      const endedBy = queue.endedBy()
      return {
        phase: phase(),
        ...(wait === undefined ? {} : { wait }),
        ...(endedBy === undefined ? {} : { endedBy }),
        total: invitations.length,
        completed: counts.completed,
        fetched: counts.fetched,
        gone: counts.gone,
        notFound: counts.notFound,
        unusable: counts.unusable,
        lists: [...lists]
      }
    },
    stop() {
      isStopping = true
      queue.end()
    },
    setInterruption(reason) {
      if (reason !== 'offline' || !server.isOnThisComputer) queue.setInterruption(reason)
    },
    finished: run()
  }
}

function reasonOf(failure: Parameters<typeof classifyOutcome>[0]): WaitReason {
  const trouble = classifyOutcome(failure)
  return 'reason' in trouble ? trouble.reason : 'server-error'
}

function soonestFirst(invitations: readonly QuarantinedInvitation[]): readonly (readonly QuarantinedInvitation[])[] {
  const soonest = (some: readonly QuarantinedInvitation[]) =>
    Math.min(...some.map(({ appointmentAt }) => appointmentAt ?? Number.MAX_SAFE_INTEGER))
  return [...Map.groupBy(invitations, ({ listId }) => listId).values()].toSorted(
    (one, other) => soonest(one) - soonest(other)
  )
}

import type { RebuildProgress, RebuiltTitles } from '#contract/rebuild.ts'
import type { WaitReason } from '#contract/sending.ts'
import { createLine } from '../aftercare/line.ts'
import type { Outcome } from '../hcw/outcome.ts'
import type { HcwServer, RecalledInvite } from '../hcw/server.ts'
import type { Clock } from '../sending/clock.ts'
import { guardKeyAnywhere } from '../sending/guard.ts'
import { searchBy } from '../sending/server-search.ts'
import { troubleOf } from '../sending/trouble.ts'
import { cellsOf, type Defaults, rebuiltDocument, recalledContent } from './content.ts'
import { searchByRow } from './search.ts'
import type { FetchedInvitation, Missed, RebuildStore, SetAsideInvitation } from './store.ts'

/** More on their way would not be answered sooner. */
const inFlightMax = 8
/** Asking is harmless: a lost answer is asked for again so many times in all. */
const triesMax = 3
/** So many are written at once: what a crash loses is only asked for again. */
const sliceSize = 500

export type FetchingOptions = {
  readonly invitations: readonly SetAsideInvitation[]
  /** That the new lists belong to. */
  readonly connectionId: string
  readonly names: ReadonlyMap<string, string>
  readonly titles: RebuiltTitles
  readonly defaults: Defaults
  /** The server's clock less this computer's. */
  readonly clockDifferenceMs: number
  readonly store: RebuildStore
  readonly server: HcwServer
  readonly clock: Clock
  readonly ratePerSecond: number
  readonly onProgress: () => void
  readonly onWritten: () => void
}

/** A run on its way. */
export type Fetching = {
  progress(): RebuildProgress
  stop(): void
  away(reason: 'offline' | 'asleep' | null): void
  /** Resolves when everything that came in is on the disk. */
  readonly finished: Promise<void>
}

/** What came of one; null: the run ended before it could be asked for. */
type Told = { readonly kind: 'fetched'; readonly invitation: FetchedInvitation } | { readonly kind: Missed } | null

/** Fetches list by list, the soonest appointment first, and writes down what came of each as it goes. */
export function startFetching(options: FetchingOptions): Fetching {
  const { invitations, connectionId, names, titles, defaults, clockDifferenceMs } = options
  const { store, server, clock, ratePerSecond, onProgress, onWritten } = options
  const line = createLine(clock, ratePerSecond, onProgress)
  const figures = { settled: 0, fetched: 0, gone: 0, notFound: 0, unusable: 0 }
  const lists = new Set<string>()
  let queueNames: ReadonlyMap<string, string> = new Map()
  let isSearching = true
  let isStopping = false
  let isFinished = false

  async function run(): Promise<void> {
    const queues = await line.ask(() => server.queues())
    if (queues?.kind === 'done') queueNames = new Map(queues.value.map(({ id, name }) => [id, name]))
    const { found, absent, failure } = await search()
    isSearching = false
    onProgress()
    const ids = (invitation: SetAsideInvitation) =>
      invitation.inviteId === null ? (found.get(invitation.rowId) ?? []) : [invitation.inviteId]
    const isAbsent = new Set(absent)
    for (const ofList of soonestFirst(invitations)) {
      for (let start = 0; start < ofList.length; start += sliceSize) {
        await settle(ofList.slice(start, start + sliceSize), ids, isAbsent)
      }
    }
    // Those whose ids were known did not have to wait for a search that this server may never answer.
    if (failure !== null) line.end(reasonOf(failure))
    isFinished = true
    onProgress()
  }

  function search() {
    const unanswered = invitations.filter(({ inviteId }) => inviteId === null)
    return searchByRow(searchBy(server, askAgain), unanswered, clockDifferenceMs)
  }

  /** All of one list. */
  async function settle(
    some: readonly SetAsideInvitation[],
    ids: (invitation: SetAsideInvitation) => readonly string[],
    isAbsent: ReadonlySet<SetAsideInvitation>
  ): Promise<void> {
    const told = new Map<SetAsideInvitation, Told>()
    const waiting = [...some]
    const work = async () => {
      for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) {
        const came: Told = isAbsent.has(one) ? { kind: 'not-found' } : await fetch(one, ids(one))
        told.set(one, came)
        if (came === null) continue
        figures.settled += 1
        onProgress()
      }
    }
    await Promise.all(Array.from({ length: inFlightMax }, work))

    const [first] = some
    if (first === undefined) return
    const { listId, listCreatedAt } = first
    const fetched: FetchedInvitation[] = []
    const missed: { rowId: string; outcome: Missed }[] = []
    for (const invitation of some) {
      const one = told.get(invitation) ?? null
      if (one?.kind === 'fetched') fetched.push(one.invitation)
      else if (one !== null) missed.push({ rowId: invitation.rowId, outcome: one.kind })
    }
    if (fetched.length + missed.length === 0) return
    const isWritten = await line.written(() =>
      store.write({
        listId,
        connectionId,
        createdAt: listCreatedAt,
        document: rebuiltDocument(names.get(listId) ?? listId, titles, defaults),
        fetched,
        missed,
        account: server.account,
        at: clock.now()
      })
    )
    if (!isWritten) return
    count(fetched.length, missed)
    if (fetched.length > 0) lists.add(listId)
    onWritten()
  }

  function count(fetched: number, missed: readonly { readonly outcome: Missed }[]): void {
    figures.fetched += fetched
    for (const { outcome } of missed) {
      if (outcome === 'gone') figures.gone += 1
      else if (outcome === 'not-found') figures.notFound += 1
      else figures.unusable += 1
    }
  }

  async function fetch(invitation: SetAsideInvitation, ids: readonly string[]): Promise<Told> {
    const duplicates = ids.length > 1 ? { duplicates: ids } : {}
    let told: Told = null
    // Of several for one row the first that the server still has.
    for (const inviteId of ids) {
      const seen = await recall(inviteId)
      if (seen === null) return null
      told = seen === 'gone' ? { kind: 'gone' } : fetchedOf(invitation, seen, duplicates)
      if (told.kind === 'fetched') break
    }
    return told
  }

  /** null: the run ended, or no answer could be had. */
  async function recall(inviteId: string): Promise<RecalledInvite | 'gone' | null> {
    const outcome = await askAgain(() => server.recallInvite(inviteId))
    if (outcome.kind === 'done') return outcome.value
    return outcome.kind === 'refused' ? 'gone' : null
  }

  /** A doubt: the run ended, or no answer could be had. */
  async function askAgain<Value>(question: () => Promise<Outcome<Value>>): Promise<Outcome<Value>> {
    let last: Outcome<Value> = { kind: 'doubt', code: 'app-ended' }
    for (let tries = 0; tries < triesMax; tries += 1) {
      const outcome = await line.ask(question)
      if (outcome === null) return last
      if (outcome.kind !== 'doubt') return outcome
      last = outcome
    }
    return last
  }

  function fetchedOf(
    { rowId, begunAt }: SetAsideInvitation,
    seen: RecalledInvite,
    duplicates: Pick<FetchedInvitation, 'duplicates'>
  ): Exclude<Told, null> {
    const content = recalledContent(seen, queueNames, defaults)
    if (content === null || seen.link === null) return { kind: 'unusable' }
    return {
      kind: 'fetched',
      invitation: {
        rowId,
        content,
        guardKey: guardKeyAnywhere('server', content),
        inviteId: seen.inviteId,
        link: seen.link,
        createdAt: Math.trunc(seen.createdAt > 0 ? seen.createdAt : begunAt),
        cells: cellsOf(content, defaults.timeZone),
        ...duplicates
      }
    }
  }

  function phase(): RebuildProgress['phase'] {
    if (isFinished) return 'finished'
    if (isStopping || line.isEnded()) return 'stopping'
    if (line.wait() !== undefined) return 'waiting'
    return isSearching ? 'searching' : 'fetching'
  }

  return {
    progress() {
      const wait = isFinished ? undefined : line.wait()
      const endedBy = line.endedBy()
      return {
        phase: phase(),
        ...(wait === undefined ? {} : { wait }),
        ...(endedBy === undefined ? {} : { endedBy }),
        total: invitations.length,
        ...figures,
        lists: [...lists]
      }
    },
    stop() {
      isStopping = true
      line.end()
    },
    away(reason) {
      if (reason !== 'offline' || !server.isOnThisComputer) line.away(reason)
    },
    finished: run()
  }
}

function reasonOf(failure: Parameters<typeof troubleOf>[0]): WaitReason {
  const trouble = troubleOf(failure)
  return 'reason' in trouble ? trouble.reason : 'server-error'
}

function soonestFirst(invitations: readonly SetAsideInvitation[]): readonly (readonly SetAsideInvitation[])[] {
  const soonest = (some: readonly SetAsideInvitation[]) =>
    Math.min(...some.map(({ moment }) => moment ?? Number.MAX_SAFE_INTEGER))
  return [...Map.groupBy(invitations, ({ listId }) => listId).values()].toSorted(
    (one, other) => soonest(one) - soonest(other)
  )
}

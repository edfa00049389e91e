import type { BusyCode } from '#contract/busy.ts'
import { fail, type Result, succeed } from '#contract/call.ts'
import type { ErasurePreview, ErasureScope } from '#contract/retention.ts'
import type { Leases } from '../leases/leases.ts'
import type { Clock } from '../sending/clock.ts'
import { yieldToOthers } from '../sending/yield-to-others.ts'
import { updateClockTrust } from './clock-trust.ts'
import { createErasure } from './erasure.ts'
import { previewOf } from './preview.ts'
import type { ClosingProgress, ListPlace, RetainedListInfo, RetentionStore } from './retention-port.ts'
import { dueAfterVisitMs, dueIfImportedBy, type RetentionOrder } from './retention-rule.ts'

const runEveryMs = 3_600_000

export type RetentionOptions = {
  readonly store: RetentionStore
  readonly clock: Clock
  /** Days that data is kept after it was needed, as the user set it; null: not known, so nothing is due. */
  readonly days: () => number | null
  /** A list that is in use is skipped and tried again later. */
  readonly leases: Leases
  /** Patients of these lists were erased. */
  readonly onErased: (listIds: readonly string[]) => void
}

export type Retention = {
  /** Changes nothing. `at`: the time that it is made for, in ms since the epoch. */
  preview(scope: ErasureScope, at: number): Promise<Result<ErasurePreview[], 'no-such-list'>>
  /** Erases what the preview for that time showed. A busy code: the list is in use, and none of it was erased. */
  erase(
    scope: ErasureScope,
    at: number,
    account: string
  ): Promise<Result<{ patients: number }, 'no-such-list' | BusyCode>>
  /**
   * Erases what is due by the rule now, and then every hour until the end. A clock that jumped ahead must first run on
   * for a day; see {@link updateClockTrust}.
   */
  watch(): Promise<void>
  /** Before the records are closed: starts nothing more; resolves when no step is running. */
  end(): Promise<void>
}

/** Erases patients' data: by the rule, as far as the clock is trusted, and on demand. */
export function createRetention({ store, clock, days, leases, onErased }: RetentionOptions): Retention {
  const ended = new AbortController()
  const erasure = createErasure({ store, clock, leases, onErased, signal: ended.signal })
  const tasks = createTasks()
  /** Where it is not known, nothing is ever due. */
  const keptDays = () => days() ?? Number.POSITIVE_INFINITY
  const orderOf = ({ kind }: ErasureScope): RetentionOrder =>
    kind === 'due' ? { kind: 'rule', days: keptDays() } : { kind: 'demand' }

  /** For `due` without the lists that are too young to have anything due. */
  async function listsIn(
    scope: ErasureScope,
    at: number
  ): Promise<Result<readonly RetainedListInfo[], 'no-such-list'>> {
    if (scope.kind === 'list') {
      const list = store.list(scope.listId)
      return list.ok ? succeed([list.value]) : list
    }
    const lists: RetainedListInfo[] = []
    for (let after: ListPlace | null = null; ; ) {
      const some: ReturnType<RetentionStore['lists']> = store.lists(dueIfImportedBy(keptDays(), at), after)
      if (!some.ok) return some
      lists.push(...some.value.lists)
      after = some.value.next
      if (after === null) return succeed(lists)
      await yieldToOthers()
      if (ended.signal.aborted) return fail('internal')
    }
  }

  /** The time up to which data may be erased automatically. What was seen of the clock is on the disk first. */
  function trustedNow(knownDays: number): Result<number> {
    const previous = store.clockTrust()
    if (!previous.ok) return previous
    const trust = updateClockTrust(previous.value, clock.now(), knownDays)
    const saved = store.saveClockTrust(trust)
    return saved.ok ? succeed(trust.trusted) : saved
  }

  // What the disk refuses now is tried again in an hour. A user at work sees the same failure in what they do.
  async function eraseDue(): Promise<void> {
    const knownDays = days()
    if (knownDays === null) return
    const now = trustedNow(knownDays)
    if (!now.ok) return
    const lists = await listsIn({ kind: 'due' }, now.value)
    if (lists.ok) await erasure.eraseLists(lists.value, orderOf({ kind: 'due' }), now.value, '')
    // A jump that was trusted at once may be a day longer than the guard keeps its keys.
    await closeOff(now.value - dueAfterVisitMs)
  }

  /** What nothing asks for any more goes, unless something is being sent: then in an hour. */
  async function closeOff(now: number): Promise<void> {
    for (let progress: ClosingProgress | null = null; ; ) {
      if (ended.signal.aborted || leases.holder('connection') !== null) return
      const step: ReturnType<RetentionStore['closeOff']> = store.closeOff(now, progress)
      if (!step.ok) return
      progress = step.value.next
      if (progress === null) break
      await yieldToOthers()
    }
    await store.shortenLog()
    await shrink()
  }

  /** The file gives back what is unused, and never while something is sent. */
  async function shrink(): Promise<void> {
    for (let before = Number.POSITIVE_INFINITY; ; ) {
      if (ended.signal.aborted || leases.holder('connection') !== null) return
      const step = store.shrink()
      // A file of an older version keeps its size until it was written anew.
      if (!step.ok || step.value.left === 0 || step.value.left >= before) return
      before = step.value.left
      await yieldToOthers()
    }
  }

  async function preview(scope: ErasureScope, at: number): ReturnType<Retention['preview']> {
    const lists = await listsIn(scope, at)
    if (!lists.ok) return lists
    const previews: ErasurePreview[] = []
    for (const list of lists.value) {
      const read = await erasure.readRows(list)
      if (!read.ok && read.code === 'no-such-list' && scope.kind === 'due') continue
      if (!read.ok) return read
      const preview = previewOf(list, read.value, orderOf(scope), at)
      if (scope.kind === 'list' || preview.rows > 0) previews.push(preview)
    }
    return succeed(previews)
  }

  return {
    preview: (scope, at) => tasks.track(preview(scope, at)),
    erase: (scope, at, account) =>
      tasks.runExclusive(async () => {
        // The records may be closed already.
        if (ended.signal.aborted) return fail('internal')
        const shownAt = Math.min(at, clock.now())
        const lists = await listsIn(scope, shownAt)
        return lists.ok ? erasure.eraseLists(lists.value, orderOf(scope), shownAt, account) : lists
      }),
    async watch() {
      while (!ended.signal.aborted) {
        await tasks.runExclusive(eraseDue)
        await clock.sleep(runEveryMs, ended.signal)
      }
    },
    async end() {
      ended.abort()
      await tasks.allDone()
    }
  }
}

type Tasks = {
  /** Remembers the task until it is done, so that the records are not closed before. */
  track<Value>(task: Promise<Value>): Promise<Value>
  /** Runs one task after the other: two erasures at once would mix up their steps. */
  runExclusive<Value>(work: () => Promise<Value>): Promise<Value>
  allDone(): Promise<unknown>
}

function createTasks(): Tasks {
  const running = new Set<Promise<unknown>>()
  let last: Promise<unknown> = Promise.resolve()

  function track<Value>(task: Promise<Value>): Promise<Value> {
    running.add(task)
    const forget = () => void running.delete(task)
    task.then(forget, forget)
    return task
  }

  return {
    track,
    runExclusive(work) {
      const task = track(last.then(work))
      last = task.catch(() => undefined)
      return task
    },
    allDone: () => Promise.allSettled(running)
  }
}

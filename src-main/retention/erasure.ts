import type { BusyCode } from '#contract/busy.ts'
import { fail, type Result, succeed } from '#contract/call.ts'
import type { Leases } from '../leases/leases.ts'
import type { Clock } from '../sending/clock.ts'
import { yieldToOthers } from '../sending/yield-to-others.ts'
import type { ListRows } from './preview.ts'
import type { ErasureOrder, ErasureProgress, RetainedListInfo, RetentionStore } from './retention-port.ts'
import { keepReasonOf, lastInvitationOf, latest, type RetainedRow, type RetentionOrder } from './retention-rule.ts'

export interface ErasureOptions {
  readonly store: RetentionStore
  readonly clock: Clock
  readonly leases: Leases
  readonly onErased: (listIds: readonly string[]) => void
  /** Aborted before the records are closed. */
  readonly signal: AbortSignal
}

type Failed = 'no-such-list' | BusyCode

/** Reads and erases the rows of lists, and lets other work run after each step. */
export interface Erasure {
  readRows(list: RetainedListInfo): Promise<Result<ListRows, 'no-such-list'>>
  /** `at`: the time for which the order decides what is erased. */
  eraseLists(
    lists: readonly RetainedListInfo[],
    order: RetentionOrder,
    at: number,
    account: string
  ): Promise<Result<{ patients: number }, Failed>>
}

export function createErasure({ store, clock, leases, onErased, signal }: ErasureOptions): Erasure {
  async function readRows(list: RetainedListInfo): Promise<Result<ListRows, 'no-such-list'>> {
    const rows: RetainedRow[] = []
    for (let after: number | null = null; ; ) {
      // Also before the first page: there may be many lists of a few rows.
      await yieldToOthers()
      if (signal.aborted) return fail('internal')
      const page: ReturnType<RetentionStore['rows']> = store.rows(list.listId, after)
      if (!page.ok) return page
      rows.push(...page.value.rows)
      after = page.value.next
      if (after === null) break
    }
    const lastInvitationAt = rows.map(lastInvitationOf).reduce(latest, null)
    return succeed({ list: { ...list, lastInvitationAt }, rows })
  }

  async function eraseList(
    list: RetainedListInfo,
    order: RetentionOrder,
    at: number,
    account: string
  ): Promise<Result<number, Failed>> {
    const read = await readRows(list)
    if (!read.ok) return read
    const { lastInvitationAt } = read.value.list
    const erasure: ErasureOrder = {
      account,
      at: clock.now(),
      shouldErase: (row, kept) => keepReasonOf(row, { ...kept, lastInvitationAt }, order, at) === null
    }
    if (!list.isUnfinished && !read.value.rows.some((row) => erasure.shouldErase(row, read.value.list)))
      return succeed(0)
    return eraseSteps(list.listId, erasure)
  }

  /** Nothing else works with the list meanwhile. */
  async function eraseAlone(...[list, ...rest]: Parameters<typeof eraseList>): ReturnType<typeof eraseList> {
    const lease = leases.acquire([{ kind: 'list', id: list.listId }], 'erasing')
    if (!lease.ok) return lease
    try {
      return await eraseList(list, ...rest)
    } finally {
      lease.release()
    }
  }

  /** Stops early if the app ends between two steps. */
  async function eraseSteps(listId: string, order: ErasureOrder): Promise<Result<number, Failed>> {
    let patients = 0
    let erased = 0
    const notified = <Answer>(answer: Answer): Answer => {
      if (erased > 0) onErased([listId])
      return answer
    }
    for (let progress: ErasureProgress | null = null; ; ) {
      if (signal.aborted) return notified(succeed(patients))
      const step: ReturnType<RetentionStore['erase']> = store.erase(listId, order, progress)
      if (!step.ok) return notified(step)
      patients += step.value.patients
      erased += step.value.erased
      progress = step.value.next
      if (progress === null) return notified(succeed(patients))
      await yieldToOthers()
    }
  }

  return {
    readRows,
    async eraseLists(lists, order, at, account) {
      let patients = 0
      for (const list of lists) {
        if (signal.aborted) return fail('internal')
        const erased = await eraseAlone(list, order, at, account)
        if (!erased.ok) {
          // Other lists do not wait for one that is in use, or was removed in the meantime.
          const isOfThisList = erased.code === 'no-such-list' || erased.code.startsWith('busy-')
          if (isOfThisList && order.kind === 'rule') continue
          return erased
        }
        patients += erased.value
      }
      if (signal.aborted) return fail('internal')
      // They are erased. Where the disk does not take the log now, it does within the hour, or when the records are closed.
      store.flush()
      return succeed({ patients })
    }
  }
}

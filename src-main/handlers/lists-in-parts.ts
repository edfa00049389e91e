import { type Result, succeed } from '#contract/call.ts'
import type { CallInput } from '#contract/channels.ts'
import type { ListSummary } from '#contract/list.ts'
import type { ListStore } from '../records/index.ts'
import { yieldToOthers } from '../sending/yield-to-others.ts'

/** Lists that are decrypted before other work runs: a few ms. */
const listsAtOnce = 20

type Page = { readonly lists: ListSummary[]; readonly next: number | null; readonly total: number }

/** Answers `lists.page`: others work after each part. */
export async function readListPage(
  lists: Pick<ListStore, 'page' | 'count'>,
  { of, before, limit }: CallInput<'lists.page'>
): Promise<Result<Page>> {
  const read: ListSummary[] = []
  for (let next = before; ; ) {
    const part: ReturnType<ListStore['page']> = lists.page({
      of,
      before: next,
      limit: Math.min(listsAtOnce, limit - read.length)
    })
    if (!part.ok) return part
    read.push(...part.value.lists)
    next = part.value.next
    if (next === null || read.length >= limit) {
      const total = lists.count(of)
      return total.ok ? succeed({ lists: read, next, total: total.value }) : total
    }
    await yieldToOthers()
  }
}

/** Answers `lists.some`: others work after each part. */
export async function readSomeLists(
  lists: Pick<ListStore, 'some'>,
  { listIds }: CallInput<'lists.some'>
): Promise<Result<ListSummary[]>> {
  const read: ListSummary[] = []
  for (let first = 0; first < listIds.length; first += listsAtOnce) {
    if (first > 0) await yieldToOthers()
    const part = lists.some(listIds.slice(first, first + listsAtOnce))
    if (!part.ok) return part
    read.push(...part.value)
  }
  return succeed(read)
}

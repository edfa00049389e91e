import { fail, type Result, succeed } from '#contract/call.ts'
import type { ErasurePreview, ErasureScope } from '#contract/retention.ts'
import type { Clock } from '../sending/clock.ts'
import { followClock } from './clock-trust.ts'
import { isLinkAlive, type KeptList, type KeptRow, lastInvitationOf, latest, mayBeDue, whyStays } from './rule.ts'
import type { ErasureOrder, ErasureProgress, RetentionStore, StoredList } from './store.ts'

const runEveryMs = 3_600_000

export type RetentionOptions = {
  readonly store: RetentionStore
  readonly clock: Clock
  /** Days that data is kept after it has served, as a person set it. */
  readonly days: () => number
  /** Whether something is being done with the list: then it is left alone, and its turn comes later. */
  readonly isBusy: (listId: string) => boolean
  /** Patients of these lists were erased. */
  readonly onErased: (listIds: readonly string[]) => void
}

export type Retention = {
  /** Nothing is changed. `at`: the moment that it holds for. */
  preview(scope: ErasureScope, at: number): Promise<Result<ErasurePreview[], 'no-such-list'>>
  /** Erases what the preview of that moment showed. `still-sending`: the list is in use, and nothing of it was erased. */
  erase(
    scope: ErasureScope,
    at: number,
    account: string
  ): Promise<Result<{ patients: number }, 'no-such-list' | 'still-sending'>>
  /**
   * Erases what the rule says now, and then every hour until the end. A clock that leapt ahead has to go on for a day
   * first; see {@link followClock}.
   */
  watch(): Promise<void>
  /** Before the records are closed: begins nothing more; resolves when no step is on its way. */
  end(): Promise<void>
}

type Rule = Parameters<typeof whyStays>[2]

/** What was seen of a list's rows in one walk through them. */
type Walked = { readonly list: KeptList; readonly rows: readonly KeptRow[] }

/** Erases patients' data: by the rule, as far as the clock is believed, and on demand. Gives way to other work after each step. */
export function createRetention({ store, clock, days, isBusy, onErased }: RetentionOptions): Retention {
  const ended = new AbortController()
  const atWork = new Set<Promise<unknown>>()
  const ruleOf = ({ kind }: ErasureScope): Rule =>
    kind === 'due' ? { kind: 'rule', days: days() } : { kind: 'demand' }

  /** Of `due`, lists too young to be looked through are left out. */
  function scoped(scope: ErasureScope, at: number): Result<readonly StoredList[], 'no-such-list'> {
    const lists = store.lists()
    if (!lists.ok) return lists
    if (scope.kind === 'due') {
      return succeed(lists.value.filter((list) => list.isUnfinished || mayBeDue(list, days(), at)))
    }
    const own = lists.value.filter(({ listId }) => listId === scope.listId)
    return own.length === 0 ? fail('no-such-list') : succeed(own)
  }

  async function walk(list: StoredList): Promise<Result<Walked, 'no-such-list'>> {
    const rows: KeptRow[] = []
    for (let after: number | null = null; ; ) {
      const page: ReturnType<RetentionStore['rows']> = store.rows(list.listId, after)
      if (!page.ok) return page
      rows.push(...page.value.rows)
      after = page.value.next
      if (after === null) break
      await otherWork()
      if (ended.signal.aborted) return fail('internal')
    }
    const lastInvitationAt = rows.map(lastInvitationOf).reduce(latest, null)
    return succeed({ list: { ...list, lastInvitationAt }, rows })
  }

  /** One list, step by step. Stops where the list is taken into use meanwhile. */
  async function eraseList(
    list: StoredList,
    rule: Rule,
    at: number,
    account: string
  ): Promise<Result<number, 'no-such-list' | 'still-sending'>> {
    if (isBusy(list.listId)) return fail('still-sending')
    const walked = await walk(list)
    if (!walked.ok) return walked
    const { lastInvitationAt } = walked.value.list
    const order: ErasureOrder = {
      account,
      at: clock.now(),
      goes: (row, kept) => whyStays(row, { ...kept, lastInvitationAt }, rule, at) === null
    }
    if (!list.isUnfinished && !walked.value.rows.some((row) => order.goes(row, walked.value.list))) return succeed(0)
    let patients = 0
    let erased = 0
    const told = <Answer>(answer: Answer): Answer => {
      if (erased > 0) onErased([list.listId])
      return answer
    }
    for (let progress: ErasureProgress | null = null; ; ) {
      if (ended.signal.aborted || isBusy(list.listId)) {
        return erased === 0 ? fail('still-sending') : told(succeed(patients))
      }
      const step: ReturnType<RetentionStore['erase']> = store.erase(list.listId, order, progress)
      if (!step.ok) return told(step)
      patients += step.value.patients
      erased += step.value.erased
      progress = step.value.next
      if (progress === null) return told(succeed(patients))
      await otherWork()
    }
  }

  async function eraseAll(
    lists: readonly StoredList[],
    rule: Rule,
    at: number,
    account: string
  ): Promise<Result<{ patients: number }, 'no-such-list' | 'still-sending'>> {
    let patients = 0
    for (const list of lists) {
      if (ended.signal.aborted) return fail('internal')
      const erased = await eraseList(list, rule, at, account)
      if (!erased.ok) {
        // Another list's turn does not wait for one that is in use, or was removed meanwhile.
        const isItsOwn = erased.code === 'no-such-list' || erased.code === 'still-sending'
        if (isItsOwn && rule.kind === 'rule') continue
        return erased
      }
      patients += erased.value
    }
    if (ended.signal.aborted) return fail('internal')
    const settled = store.settle()
    return settled.ok ? succeed({ patients }) : settled
  }

  /** The time by which data may go without a person's word; the look at the clock is on the disk before. */
  function trustedNow(): Result<number> {
    const seen = store.clockSeen()
    if (!seen.ok) return seen
    const trust = followClock(seen.value, clock.now(), days())
    const noted = store.noteClock(trust)
    return noted.ok ? succeed(trust.trusted) : noted
  }

  // What the disk refuses now is tried again in an hour; whoever works meanwhile is told by what they do.
  const byRule = async (): Promise<void> => {
    const now = trustedNow()
    if (!now.ok) return
    const lists = scoped({ kind: 'due' }, now.value)
    if (lists.ok) await eraseAll(lists.value, ruleOf({ kind: 'due' }), now.value, '')
  }

  /** One erasure after the other: two at once would walk over each other's steps. */
  let last: Promise<unknown> = Promise.resolve()
  function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const turn = awaited(last.then(work))
    last = turn.catch(() => undefined)
    return turn
  }

  /** The records are not closed under it. */
  function awaited<Value>(work: Promise<Value>): Promise<Value> {
    atWork.add(work)
    const forget = () => void atWork.delete(work)
    work.then(forget, forget)
    return work
  }

  async function preview(scope: ErasureScope, at: number): ReturnType<Retention['preview']> {
    const lists = scoped(scope, at)
    if (!lists.ok) return lists
    const previews: ErasurePreview[] = []
    for (const list of lists.value) {
      const walked = await walk(list)
      if (!walked.ok && walked.code === 'no-such-list' && scope.kind === 'due') continue
      if (!walked.ok) return walked
      const preview = previewOf(list, walked.value, ruleOf(scope), at)
      if (scope.kind === 'list' || preview.rows > 0) previews.push(preview)
    }
    return succeed(previews)
  }

  return {
    preview: (scope, at) => awaited(preview(scope, at)),
    erase: (scope, at, account) =>
      inTurn(async () => {
        // The records may be closed already.
        if (ended.signal.aborted) return fail('internal')
        const shownAt = Math.min(at, clock.now())
        const lists = scoped(scope, shownAt)
        return lists.ok ? eraseAll(lists.value, ruleOf(scope), shownAt, account) : lists
      }),
    async watch() {
      while (!ended.signal.aborted) {
        await inTurn(byRule)
        await clock.sleep(runEveryMs, ended.signal)
      }
    },
    async end() {
      ended.abort()
      await Promise.allSettled(atWork)
    }
  }
}

function previewOf(list: StoredList, { list: kept, rows }: Walked, rule: Rule, at: number): ErasurePreview {
  const stay: ErasurePreview['stay'] = { 'on-the-way': 0, 'in-doubt': 0, 'not-yet': 0 }
  let going = 0
  let invited = 0
  let unsentStays = false
  let aliveLinks = 0
  for (const row of rows) {
    const reason = whyStays(row, kept, rule, at)
    if (reason === null) {
      going += 1
      if (row.state !== null) invited += 1
      if (isLinkAlive(row, kept, at)) aliveLinks += 1
    } else if (row.state === null) {
      unsentStays = true
    } else {
      stay[reason] += 1
    }
  }
  const invitedStaying = stay['on-the-way'] + stay['in-doubt'] + stay['not-yet']
  const { listId, name, createdAt, firstMoment, patients, hasFile } = list
  const unsent = Math.max(0, patients - invited - invitedStaying)
  if (unsentStays) stay['not-yet'] += unsent
  return {
    listId,
    name,
    createdAt,
    firstMoment,
    rows: going,
    // Rows that were never laid down all go or all stay; how many of them are patients, the check has counted.
    patients: unsentStays ? invited : going === 0 ? 0 : invited + unsent,
    aliveLinks,
    stay,
    hasFile: hasFile && going > 0
  }
}

function otherWork(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

import type { InvitationContent } from '#contract/invitation.ts'
import type { Outcome } from '../hcw/outcome.ts'
import type { RemoteInvite } from '../hcw/server.ts'
import { type Clock, dayMs } from './clock.ts'
import type { ServerSearch, Span } from './server-search.ts'

/** Large enough that ten thousand invites are twenty requests; small enough for the client's limit of an answer. */
const pageSize = 600
/** After this long all is read anew: what was withdrawn or moved meanwhile does not show in what was created. */
const freshForMs = 10 * 60_000
/** Without an appointment, the invites of the last day are compared; the rest is for clocks that differ. */
const undatedWithinMs = dayMs + 15 * 60_000
/** Appointments that are this far apart are asked about apart, up to {@link spansMax} spans. */
const gapMs = dayMs
const spansMax = 6

type Question = Span
type AppointmentSpan = NonNullable<Span['appointments']>

/** Not `isComplete`: this server cannot be asked by dates, or has more than can be read. */
export type Watched = {
  readonly isComplete: boolean
  readonly invites: ReadonlyMap<string, RemoteInvite>
  /** Those of them that this look has read first. */
  readonly fresh: readonly RemoteInvite[]
}

/**
 * What one account has on its server about some appointments, as it grows. The first look reads all of it; later ones
 * only what was created since, mostly with one request. It only reads.
 */
export type AccountWatch = {
  look(search: ServerSearch, contents: Iterable<Pick<InvitationContent, 'scheduledFor'>>): Promise<Outcome<Watched>>
  /** The next look reads all anew. */
  forget(): void
}

export function createAccountWatch(clock: Clock): AccountWatch {
  let invites = new Map<string, RemoteInvite>()
  let spans: readonly AppointmentSpan[] = []
  let hasReadUndated = false
  /** When the latest invite that is known was created; null: nothing was read. */
  let latest: number | null = null
  let longestPage = 0
  let readAt = Number.NEGATIVE_INFINITY

  function forget(): void {
    invites = new Map()
    spans = []
    hasReadUndated = false
    latest = null
  }

  async function read(search: ServerSearch, question: Question, fresh: RemoteInvite[]): Promise<Outcome<boolean>> {
    const scan = await search.madeAfter(question, { pageSize, known: invites, longestPage })
    if (scan.kind !== 'done') return scan
    longestPage = scan.value.longestPage
    for (const invite of scan.value.invites) {
      // An account also sees what others made for its queues.
      if (invite.isOwn === false) continue
      invites.set(invite.inviteId, invite)
      fresh.push(invite)
    }
    return { kind: 'done', value: scan.value.complete }
  }

  return {
    forget,
    async look(search, contents) {
      if (clock.monotonic() - readAt > freshForMs) forget()
      const fresh: RemoteInvite[] = []
      let isComplete = true
      const before = latest
      if (before === null) {
        readAt = clock.monotonic()
        // First, so that nothing is missed that is created while the spans are read.
        const outcome = await search.latest()
        if (outcome.kind !== 'done') return outcome
        latest = outcome.value?.createdAt ?? 0
      }
      const since: readonly Question[] = before === null ? [] : [{ createdAt: before - 1 }]
      for (const question of [...missing(contents), ...since]) {
        const answered = await read(search, question, fresh)
        if (answered.kind !== 'done') return answered
        isComplete = answered.value
        if (!isComplete) break
        if (question.appointments !== undefined) spans = [...spans, question.appointments]
        else if (!since.includes(question)) hasReadUndated = true
      }
      for (const { createdAt } of fresh) latest = Math.max(latest ?? 0, createdAt)
      return { kind: 'done', value: { isComplete, invites, fresh } }
    }
  }

  /** The questions about what of these appointments was not read yet. */
  function missing(contents: Iterable<Pick<InvitationContent, 'scheduledFor'>>): readonly Question[] {
    const moments = new Set<number>()
    let hasUndated = false
    for (const { scheduledFor } of contents) {
      if (scheduledFor === undefined) hasUndated = true
      else moments.add(Date.parse(scheduledFor))
    }
    const open = [...moments].filter((moment) => !spans.some(({ from, to }) => moment >= from && moment <= to))
    const dated = spansOf(open).map((appointments): Question => ({ createdAt: 0, appointments }))
    return hasUndated && !hasReadUndated ? [...dated, { createdAt: clock.now() - undatedWithinMs }] : dated
  }
}

/** A few spans that cover all of these times. */
function spansOf(moments: readonly number[]): readonly AppointmentSpan[] {
  const sorted = moments.toSorted((one, other) => one - other)
  const gaps = sorted
    .map((moment, index) => ({ index, gap: index === 0 ? 0 : moment - (sorted[index - 1] ?? moment) }))
    .filter(({ gap }) => gap > gapMs)
    .sort((one, other) => other.gap - one.gap)
    .slice(0, spansMax - 1)
  const starts = [0, ...gaps.map(({ index }) => index)].sort((one, other) => one - other)
  if (sorted.length === 0) return []
  return starts.map((start, at) => ({
    from: sorted[start] ?? 0,
    to: sorted[(starts[at + 1] ?? sorted.length) - 1] ?? 0
  }))
}

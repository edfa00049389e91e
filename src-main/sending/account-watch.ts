import type { InvitationContent } from '#contract/invitation.ts'
import type { Outcome } from '../hcw/outcome.ts'
import type { RemoteInvite } from '../hcw/server.ts'
import { type Clock, dayMs } from './clock.ts'
import type { Scan, ServerSearch, Span } from './server-search.ts'

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
}

/**
 * What one account has on its server about some appointments, as it grows. The first look reads all of it; later ones
 * only what was created since, mostly with one request. It only reads. Several may look at once.
 */
export type AccountWatch = {
  look(search: ServerSearch, contents: Iterable<Pick<InvitationContent, 'scheduledFor'>>): Promise<Outcome<Watched>>
  /** The next look reads all anew. */
  forget(): void
}

type Known = {
  readonly invites: Map<string, RemoteInvite>
  spans: readonly AppointmentSpan[]
  hasReadUndated: boolean
  /** Of all that was created before this time of the server's clock nothing is missing; null: nothing was read. */
  latest: number | null
  /** When the first look began, in ms of the monotonic clock. */
  readonly readAt: number
}

export function createAccountWatch(clock: Clock): AccountWatch {
  let longestPage = 0
  const nothing = (): Known => ({
    invites: new Map(),
    spans: [],
    hasReadUndated: false,
    latest: null,
    readAt: clock.monotonic()
  })
  let current = nothing()

  async function read(search: ServerSearch, question: Question, { invites }: Known): Promise<Outcome<Scan>> {
    const scan = await search.madeAfter(question, { pageSize, known: invites, longestPage })
    if (scan.kind !== 'done') return scan
    longestPage = Math.max(longestPage, scan.value.longestPage)
    for (const invite of scan.value.invites) {
      // An account also sees what others made for its queues.
      if (invite.isOwn !== false) invites.set(invite.inviteId, invite)
    }
    return scan
  }

  return {
    forget: () => {
      current = nothing()
    },
    async look(search, contents) {
      if (current.latest === null || clock.monotonic() - current.readAt > freshForMs) current = nothing()
      // Where somebody forgets it meanwhile, this look stays with what it has read: half of it would seem to be all.
      const known = current
      const watched = (isComplete: boolean) =>
        ({ kind: 'done', value: { isComplete, invites: known.invites } }) as const
      const before = known.latest
      if (before === null) {
        // First, so that nothing is missed that is created while the spans are read.
        const outcome = await search.latest()
        if (outcome.kind !== 'done') return outcome
        known.latest ??= outcome.value?.createdAt ?? 0
      }
      for (const question of missing(known, contents)) {
        const answered = await read(search, question, known)
        if (answered.kind !== 'done') return answered
        if (!answered.value.complete) return watched(false)
        if (question.appointments === undefined) known.hasReadUndated = true
        else known.spans = [...known.spans, question.appointments]
      }
      if (before === null) return watched(true)
      const since = await read(search, { createdAt: before - 1 }, known)
      if (since.kind !== 'done') return since
      const { complete, invites: fresh } = since.value
      // Only this answer has everything up to its last one: what is created while spans are read is in those read later alone.
      if (complete) for (const { createdAt } of fresh) known.latest = Math.max(known.latest ?? 0, createdAt)
      return watched(complete)
    }
  }

  /** The questions about what of these appointments was not read yet. */
  function missing(
    { spans, hasReadUndated }: Known,
    contents: Iterable<Pick<InvitationContent, 'scheduledFor'>>
  ): readonly Question[] {
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

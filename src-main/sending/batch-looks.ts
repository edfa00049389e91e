import type { InvitationView, UnknownReason } from '#contract/invitation.ts'
import type { HcwServer } from '../hcw/server.ts'
import { untilAborted } from './abortable.ts'
import type { AccountWatch } from './account-watch.ts'
import type { BatchWaits } from './batch-waits.ts'
import type { Clock } from './clock.ts'
import { isBefore } from './elsewhere-search.ts'
import type { InvitationStore } from './invitation-port.ts'
import type { InvitedPatient } from './invite-matching.ts'
import { createInvitedElsewhere, type Look, type LookOutcome } from './invited-elsewhere.ts'
import type { Pacer } from './pacer.ts'
import { type PacedRequest, searchWith } from './server-search.ts'

/**
 * How many rows are begun before the server is looked at again. Small at first: two computers that start at the same
 * moment see each other before they have sent more than a few rows twice.
 */
const firstPage = 2
const pageGrowth = 12
const pageMax = 2048
const lookEveryMs = 30_000
/** How long the computer that was second leaves the list to the other one, from the other one's latest invitation. */
const yieldForMs = 8000
/** Another computer whose latest invitation is this recent, by this one's clock, may still be sending. */
const recentMs = 30_000
/** How long it is watched then before the first row is begun. */
const watchForMs = 3000
/** The last look is repeated this often where the server does not answer; then the next check before sending does it. */
const lastLooksMax = 2

export type BatchLooksOptions = {
  readonly listId: string
  readonly rows: readonly InvitedPatient[]
  readonly store: InvitationStore
  readonly server: HcwServer
  readonly watch: AccountWatch
  readonly clock: Clock
  readonly pacer: Pacer
  readonly waits: BatchWaits
  /** The batch stops or the app ends: whoever waits for an answer gets none. */
  readonly signal: AbortSignal
  readonly onHeld: (rowIds: readonly string[]) => void
  readonly onInvitation: (view: InvitationView) => void
}

/** Looks at what other computers do with the rows of a batch while it is sent, within the batch's rate. */
export type BatchLooks = {
  /** How many rows may be begun before the next look; 0: it is due. */
  allowed(): number
  /** A row's attempt begins. */
  began(rowId: string): void
  look(): Promise<void>
  /** After the last outcome. */
  lookLast(): Promise<void>
}

export function createBatchLooks(options: BatchLooksOptions): BatchLooks {
  const { listId, rows, store, server, watch, clock, pacer, waits, signal, onHeld, onInvitation } = options
  const begun = new Set<string>()
  const elsewhere = createInvitedElsewhere({
    listId,
    rows,
    store,
    server,
    clock,
    watch,
    isBegun: (rowId) => begun.has(rowId),
    onInvitation
  })
  let page = firstPage
  let left = 0
  let lookedAt: number | null = null
  const held = new Set<string>()

  const send: PacedRequest = async (request) => {
    for (let delay = pacer.delay(clock.monotonic()); delay > 0; delay = pacer.delay(clock.monotonic())) {
      if (signal.aborted) return ended
      await clock.sleep(delay, signal)
    }
    const beganAt = clock.monotonic()
    pacer.began(beganAt)
    const outcome = await untilAborted(request(), signal, ended)
    // A question leaves nothing in doubt: where it has no answer, it is asked again later.
    if (outcome.kind !== 'doubt') waits.record(outcome, beganAt)
    else if (!signal.aborted && !isServersFault(outcome)) waits.record(unreachable, beganAt)
    return outcome
  }
  const search = searchWith(server, send)

  /** null: no answer, or the disk refused; what is to be waited for is known. */
  function settled(outcome: LookOutcome): Look | null {
    if (signal.aborted) return null
    if (outcome.kind === 'doubt' && isServersFault(outcome)) return unasked
    if (outcome.kind !== 'done') return null
    if (outcome.value.ok) return outcome.value.value
    waits.startForStorage(outcome.value.code)
    return null
  }

  /** The computer that made the first invitation of these rows goes on; the others see what is left. */
  function isSecond({ hasOtherGoneOn, firstOwn, firstOther }: Look): boolean {
    if (!hasOtherGoneOn || firstOther === null) return false
    return begun.size === 0 || firstOwn === null || isBefore(firstOther, firstOwn)
  }

  /** A row of this list is held for an invitation that another computer has just made: it may be at the next ones. */
  function isOtherSending(): boolean {
    const stored = store.inStates(listId, ['held'])
    if (!stored.ok) return false
    const latest = Math.max(...stored.value.map(({ facts }) => facts.elsewhere?.at ?? 0))
    return Math.abs(clock.now() - latest) < recentMs
  }

  /** How long the other computer is left alone; 0: this one may send. */
  function waitsFor(look: Look): number {
    if (begun.size + held.size >= rows.length) return 0
    // What the first look finds may be of yesterday.
    if (lookedAt === null) return isOtherSending() ? watchForMs : 0
    return isSecond(look) ? yieldForMs : 0
  }

  return {
    allowed() {
      const isOverdue = lookedAt === null || clock.monotonic() - lookedAt >= lookEveryMs
      return isOverdue ? 0 : left
    },
    began(rowId) {
      begun.add(rowId)
      left -= 1
    },
    async look() {
      const look = settled(await elsewhere.look(search))
      if (look === null) return
      for (const rowId of look.held) held.add(rowId)
      onHeld(look.held)
      const waitMs = waitsFor(look)
      lookedAt = clock.monotonic()
      if (look.hasOtherGoneOn || !look.isAsked) page = firstPage
      left = waitMs > 0 ? 0 : page
      if (waitMs > 0) waits.startForOther(waitMs)
      else page = Math.min(page * pageGrowth, pageMax)
    },
    async lookLast() {
      for (let looks = 0; looks < lastLooksMax && !signal.aborted; looks += 1) {
        const look = settled(await elsewhere.look(search))
        if (look === null) continue
        const noted = look.isAsked ? await elsewhere.noteDoubles(search) : null
        if (noted === null || (noted.kind === 'done' && noted.value.ok)) return
      }
    }
  }
}

const ended = { kind: 'doubt', code: 'app-ended' } as const
const unreachable = { kind: 'undelivered', code: 'unreachable' } as const
const unasked: Look = { isAsked: false, held: [], firstOwn: null, firstOther: null, hasOtherGoneOn: false }

/** It answers, and not to this question: nothing is gained by waiting. It is asked again at the next look. */
function isServersFault({ code }: { readonly code: UnknownReason }): boolean {
  return code === 'server-error' || code === 'unreadable-answer' || code === 'redirected'
}

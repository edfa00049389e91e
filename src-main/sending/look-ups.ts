import { fail, type Result, succeed } from '#contract/call.ts'
import type { InvitationState } from '#contract/invitation.ts'
import type { LookUpView, LookUpWait } from '#contract/sending.ts'
import type { SignInBy } from '../hcw/server.ts'
import type { Clock } from './clock.ts'
import { type LookUpFailureCode, type ResolveUnknownOptions, resolveUnknown } from './resolve-unknown.ts'

export type LookUpRequest = {
  readonly listId: string
  readonly connectionId: string
  readonly by: SignInBy
  readonly states: readonly InvitationState[]
}

export type LookUpResult = Result<null, LookUpFailureCode>

/**
 * Look-ups of one connection run one after the other: two at once would ask about the same rows, at twice the rate. One
 * that is requested while another runs is not lost: it follows.
 */
export interface LookUps {
  /** `options` is called when the look-up begins. A look-up of the list that has not begun yet serves all who want it. */
  run(
    request: LookUpRequest,
    options: (signal: AbortSignal, onWait: (wait: LookUpWait | null) => void) => ResolveUnknownOptions
  ): Promise<LookUpResult>
  /**
   * Waits before the list is looked up again, and shows it. True: the time is over, or the signal ends it. False: the user
   * ends it or asks, or all look-ups end.
   */
  pause(listId: string, ms: number, signal: AbortSignal): Promise<boolean>
  /** Those under way or waiting, the oldest first; then those that are paused. */
  view(): readonly LookUpView[]
  /** Ends the look-ups of the list: what they have not found out stays unknown. */
  stop(listId: string): Result<null, 'not-looking-up'>
  /** Ends all of them, and those that are requested later. Resolves when nothing more is written. */
  drain(): Promise<void>
}

type Entry = LookUpRequest & {
  readonly ended: AbortController
  readonly result: Promise<LookUpResult>
  hasBegun: boolean
  wait: LookUpWait | null
}

type Pause = { readonly listId: string; readonly until: number; readonly ended: AbortController }

export function createLookUps(clock: Clock, onChange: () => void): LookUps {
  const entries = new Set<Entry>()
  const pauses = new Set<Pause>()
  let isEnding = false

  function shared({ listId, by, states }: LookUpRequest): Entry | undefined {
    return [...entries].find(
      (entry) =>
        !entry.hasBegun &&
        entry.listId === listId &&
        entry.by === by &&
        states.every((state) => entry.states.includes(state))
    )
  }

  function begin(request: LookUpRequest, options: Parameters<LookUps['run']>[1]): Promise<LookUpResult> {
    const before = [...entries].filter(({ connectionId }) => connectionId === request.connectionId)
    const ended = new AbortController()
    const whenItsTurn = Promise.all(before.map(({ result }) => result.catch(() => null)))
    const entry: Entry = {
      ...request,
      ended,
      hasBegun: false,
      wait: null,
      result: whenItsTurn.then(() => {
        if (ended.signal.aborted) return fail('stopped')
        entry.hasBegun = true
        onChange()
        return resolveUnknown(
          options(ended.signal, (wait) => {
            entry.wait = wait
            onChange()
          })
        )
      })
    }
    entries.add(entry)
    onChange()
    return entry.result.finally(() => {
      entries.delete(entry)
      onChange()
    })
  }

  /** False: there is none. */
  function endPauses(listId: string): boolean {
    const some = [...pauses].filter((pause) => pause.listId === listId)
    for (const { ended } of some) ended.abort()
    return some.length > 0
  }

  return {
    async run(request, options) {
      if (isEnding) return fail('stopped')
      endPauses(request.listId)
      return shared(request)?.result ?? begin(request, options)
    },
    async pause(listId, ms, signal) {
      if (isEnding) return false
      const pause = { listId, until: Math.ceil(clock.now() + ms), ended: new AbortController() }
      pauses.add(pause)
      onChange()
      await clock.sleep(ms, AbortSignal.any([signal, pause.ended.signal]))
      pauses.delete(pause)
      onChange()
      return !pause.ended.signal.aborted
    },
    view: () => [
      ...[...entries].map(({ listId, hasBegun, wait }) => ({
        listId,
        phase: hasBegun ? ('asking' as const) : ('queued' as const),
        ...(wait === null ? {} : { wait })
      })),
      ...[...pauses].map(({ listId, until }) => ({
        listId,
        phase: 'paused' as const,
        wait: { reason: 'no-answer' as const, until }
      }))
    ],
    stop(listId) {
      const some = [...entries].filter((entry) => entry.listId === listId)
      for (const { ended } of some) ended.abort()
      const hasPaused = endPauses(listId)
      return some.length === 0 && !hasPaused ? fail('not-looking-up') : succeed(null)
    },
    async drain() {
      isEnding = true
      const all = [...entries]
      for (const { ended } of [...all, ...pauses]) ended.abort()
      await Promise.all(all.map(({ result }) => result.catch(() => null)))
    }
  }
}

import { fail, type Result, succeed } from '#contract/call.ts'
import type { InvitationState } from '#contract/invitation.ts'
import type { LookUpView, LookUpWait } from '#contract/sending.ts'
import type { SignInBy } from '../hcw/server.ts'
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
  /** Those under way or waiting, the oldest first. */
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

export function createLookUps(onChange: () => void): LookUps {
  const entries = new Set<Entry>()
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

  return {
    async run(request, options) {
      if (isEnding) return fail('stopped')
      return shared(request)?.result ?? begin(request, options)
    },
    view: () =>
      [...entries].map(({ listId, hasBegun, wait }) => ({
        listId,
        phase: hasBegun ? 'asking' : 'queued',
        ...(wait === null ? {} : { wait })
      })),
    stop(listId) {
      const some = [...entries].filter((entry) => entry.listId === listId)
      for (const { ended } of some) ended.abort()
      return some.length === 0 ? fail('not-looking-up') : succeed(null)
    },
    async drain() {
      isEnding = true
      const all = [...entries]
      for (const { ended } of all) ended.abort()
      await Promise.all(all.map(({ result }) => result.catch(() => null)))
    }
  }
}

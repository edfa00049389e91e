import { useEffect, useMemo, useRef, useState } from 'react'
import type { CallOutput } from '#contract/channels.ts'
import { type BoardEntry, searchHitsMax } from '#contract/invitation-actions.ts'
import type { Failure } from '../../state/failure.ts'
import { useAppState, useBatch, useBridge, useConnections } from '../../state/use-app.tsx'
import { withChanges } from './board-rows.ts'

export type BoardState =
  | { readonly phase: 'loading' }
  | { readonly phase: 'failed'; readonly failure: Failure }
  /** `isCurrent`: not of the search or the days before, which stay until the answer is there. */
  | {
      readonly phase: 'read'
      readonly entries: readonly BoardEntry[]
      readonly isCurrent: boolean
      readonly search: SearchProgress
    }

/** `cut`: it has ended with so many results that the rest was not looked for. */
export type SearchProgress = 'running' | 'cut' | 'complete'

type ReadBoard = {
  readonly phase: 'read'
  readonly entries: readonly BoardEntry[]
  readonly search: SearchProgress
  readonly question: string
}

type AnsweredBoard = Exclude<BoardState, { phase: 'read' }> | ReadBoard

/** Delay that makes typing a word one search. */
const searchAfterMs = 300
const searchLengthMin = 2

/** The same search runs again, since something has changed: what it had found does not go and come back meanwhile. */
function isBehind(answer: ReadBoard, before: AnsweredBoard): boolean {
  if (before.phase !== 'read' || before.question !== answer.question || answer.search !== 'running') return false
  return before.search !== 'running' || before.entries.length > answer.entries.length
}

/** The invitations of a time span, kept up to date; with a search text, the matches in all lists. */
export function useBoard(from: number, to: number, search: string): BoardState {
  const { calls } = useBridge()
  const [state, setState] = useState<AnsweredBoard>({ phase: 'loading' })
  const version = useAppState(({ boardVersion }) => boardVersion)
  const changes = useAppState(({ board }) => board)
  const connection = useConnections()?.chosen
  // A finished batch has created invitations that are not read yet.
  const finishedAt = useBatch()?.finishedAt ?? null
  const text = search.trim()
  const isSearch = text.length >= searchLengthMin
  const question = isSearch ? text : `${from} ${to}`

  /** The question that is asked now, the one whose days are being read, and whether they have changed meanwhile. */
  const asked = useRef({ now: '', reading: '', isChanged: false })

  // biome-ignore lint/correctness/useExhaustiveDependencies: another connection, or the end of a batch, reloads
  useEffect(() => {
    let isGone = false
    const { current } = asked
    const key = `${connection} ${question}`
    current.now = key
    const show = (entries: readonly BoardEntry[], progress: SearchProgress) => {
      const answer = { phase: 'read', entries, search: progress, question } as const
      setState((before) => (isBehind(answer, before) ? before : answer))
    }
    const fail = (failure: Failure) => setState({ phase: 'failed', failure })
    // One at a time: while much changes, as in an erasure, each change would take away the answer before it is there.
    const readDays = async () => {
      current.isChanged = true
      if (current.reading === key) return
      current.reading = key
      while (current.isChanged && current.now === key) {
        current.isChanged = false
        const answer = await calls['board.read']({ from, to })
        if (current.now !== key) break
        if (answer.ok) show(answer.value, 'complete')
        else fail(answer)
      }
      if (current.reading === key) current.reading = ''
    }
    const readSearch = async () => {
      const found: BoardEntry[] = []
      for (let before: number | null = null; !isGone; ) {
        const answer: CallOutput<'board.search'> = await calls['board.search']({ text, before })
        if (isGone) return
        if (!answer.ok) return fail(answer)
        found.push(...answer.value.entries)
        before = answer.value.next
        const isCut = before !== null && found.length >= searchHitsMax
        show([...found], isCut ? 'cut' : before === null ? 'complete' : 'running')
        if (before === null || isCut) return
      }
    }
    const read = isSearch ? readSearch : readDays
    const timer = setTimeout(() => void read(), isSearch ? searchAfterMs : 0)
    return () => {
      isGone = true
      current.now = ''
      clearTimeout(timer)
    }
  }, [calls, from, to, text, isSearch, question, version, connection, finishedAt])

  return useMemo(
    () =>
      state.phase === 'read'
        ? {
            phase: 'read',
            entries: withChanges(state.entries, changes),
            isCurrent: state.question === question,
            search: state.search
          }
        : state,
    [state, changes, question]
  )
}

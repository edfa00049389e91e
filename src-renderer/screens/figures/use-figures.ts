import { useEffect, useState } from 'react'
import type { CallInput } from '#contract/channels.ts'
import type { VisitFigures } from '#contract/figures.ts'
import type { Failure } from '../../state/failure.ts'
import { useBridge, useLists } from '../../state/use-app.tsx'

export type ReadFigures =
  | { readonly phase: 'loading' }
  | { readonly phase: 'failed'; readonly failure: Failure }
  | { readonly phase: 'read'; readonly figures: readonly VisitFigures[]; readonly firstDay: string | null }

/** What was read last stays until the next is there. Read again when a list has changed. */
export function useFigures({ by, fromDay, toDay }: CallInput<'figures.read'>): ReadFigures {
  const { calls } = useBridge()
  const lists = useLists()
  const [read, setRead] = useState<ReadFigures>({ phase: 'loading' })
  // biome-ignore lint/correctness/useExhaustiveDependencies: they count the invitations of the lists
  useEffect(() => {
    let isCurrent = true
    void calls['figures.read']({ by, fromDay, toDay }).then((answer) => {
      if (isCurrent) setRead(answer.ok ? { phase: 'read', ...answer.value } : { phase: 'failed', failure: answer })
    })
    return () => {
      isCurrent = false
    }
  }, [calls, by, fromDay, toDay, lists])
  return read
}

import { useEffect, useState } from 'react'
import type { RestoreView } from '#contract/restore.ts'
import { useAppState, useBridge } from './use-app.tsx'

/** What can be restored of earlier records, and the progress; null until received or while the records are closed. */
export function useRestore(): RestoreView | null {
  const bridge = useBridge()
  const version = useAppState((state) => state.restoreVersion)
  const [view, setView] = useState<RestoreView | null>(null)

  // biome-ignore lint/correctness/useExhaustiveDependencies: the version counts up whenever the answer is another
  useEffect(() => {
    let isCurrent = true
    void bridge.calls['restore.view'](undefined).then((answer) => {
      if (isCurrent) setView(answer.ok ? answer.value : null)
    })
    return () => {
      isCurrent = false
    }
  }, [bridge, version])

  return view
}

/** How many invitations can be restored, and how many attempts failed. */
export function countRestorable(sources: RestoreView['sources']): { readonly open: number; readonly missed: number } {
  const lists = sources.flatMap((source) => source.lists)
  return {
    open: lists.reduce((sum, { open }) => sum + open, 0),
    missed: lists.reduce((sum, { missed }) => sum + missed, 0)
  }
}

import { useEffect, useState } from 'react'
import type { RebuildView } from '#contract/rebuild.ts'
import { useBridge, useMirrored } from './use-app.tsx'

/** What of earlier records can be fetched again, and how far that is; null until told, or while records are closed. */
export function useRebuild(): RebuildView | null {
  const bridge = useBridge()
  const version = useMirrored((state) => state.rebuildVersion)
  const [view, setView] = useState<RebuildView | null>(null)

  // biome-ignore lint/correctness/useExhaustiveDependencies: the version counts up whenever the answer is another
  useEffect(() => {
    let isCurrent = true
    void bridge.calls['rebuild.view'](undefined).then((answer) => {
      if (isCurrent) setView(answer.ok ? answer.value : null)
    })
    return () => {
      isCurrent = false
    }
  }, [bridge, version])

  return view
}

/** How many there are to fetch, and how many were asked for in vain. */
export function countOf(sources: RebuildView['sources']): { readonly open: number; readonly missed: number } {
  const lists = sources.flatMap((source) => source.lists)
  return {
    open: lists.reduce((sum, { open }) => sum + open, 0),
    missed: lists.reduce((sum, { missed }) => sum + missed, 0)
  }
}

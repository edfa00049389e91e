import { useEffect, useState } from 'react'
import type { FailureCode } from '#contract/channels.ts'
import type { DirectoryView } from '#contract/directory.ts'
import { useAppState, useBridge, useConnections } from './use-app.tsx'

export interface DirectoryState {
  /** null until received. */
  readonly directory: DirectoryView | null
  readonly failure: FailureCode | null
}

/** The directory of doctors of the chosen connection. */
export function useDirectory(): DirectoryState {
  const { calls } = useBridge()
  const version = useAppState((state) => state.directoryVersion)
  const chosen = useConnections()?.chosen
  const [state, setState] = useState<DirectoryState>({ directory: null, failure: null })

  // biome-ignore lint/correctness/useExhaustiveDependencies: the version counts up whenever the directory has changed
  useEffect(() => {
    let isCurrent = true
    void calls['directory.read']({ connectionId: chosen ?? null }).then((answer) => {
      if (!isCurrent) return
      if (answer.ok) setState({ directory: answer.value, failure: null })
      else setState((before) => ({ ...before, failure: answer.code }))
    })
    return () => {
      isCurrent = false
    }
  }, [calls, version, chosen])

  return state
}

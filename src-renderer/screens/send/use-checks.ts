import { useCallback, useEffect, useRef, useState } from 'react'
import type { CallOutput } from '#contract/channels.ts'
import { useBridge } from '../../state/use-app.tsx'
import type { PreparationTools } from './use-preparation.ts'

type Value<Name extends 'preflight.run' | 'sending.checkElsewhere'> = Extract<CallOutput<Name>, { ok: true }>['value']

/** What the server was asked before a batch. Where it cannot be reached, signing in says why. */
export interface Checks {
  readonly phase: 'none' | 'asking' | 'done'
  readonly preflight: Value<'preflight.run'> | null
  /** Who was invited from elsewhere; null: not asked, or the server did not answer. */
  readonly elsewhere: Value<'sending.checkElsewhere'> | null
  /** Prefixes to which SMS are sent although the server says that it does not. */
  readonly allowed: readonly string[]
  readonly allow: (prefix: string) => void
  /** The next checks read all anew. */
  readonly readAgain: () => void
}

const none: readonly string[] = []
const nothing = { phase: 'none', preflight: null, elsewhere: null } as const

/**
 * Checks the planned rows of a round, whenever they were prepared: what would go wrong, and who is invited already from elsewhere.
 * What is found is held back; then the plan is told anew, without it.
 */
export function useChecks(
  listId: string,
  round: number | null,
  replan: PreparationTools['replan'],
  isWanted: boolean
): Checks {
  const { calls } = useBridge()
  const [found, setFound] = useState<Pick<Checks, 'phase' | 'preflight' | 'elsewhere'>>(nothing)
  const [allowed, setAllowed] = useState(none)
  const isFromScratch = useRef(false)

  // Rows that were prepared anew are asked about anew; a plan that was only told anew is not.
  useEffect(() => {
    if (round === null) setAllowed(none)
    if (!isWanted || round === null) return setFound(nothing)
    let isCurrent = true
    setFound((before) => ({ ...before, phase: 'asking' }))
    const fromScratch = isFromScratch.current
    isFromScratch.current = false
    void (async () => {
      // One after the other, within the rate.
      const preflight = await calls['preflight.run']({ listId, allowed: [...allowed] })
      if (!isCurrent) return
      const elsewhere = await calls['sending.checkElsewhere']({ listId, fromScratch })
      if (!isCurrent) return
      await replan(round)
      if (!isCurrent) return
      setFound({
        phase: 'done',
        preflight: preflight.ok ? preflight.value : null,
        elsewhere: elsewhere.ok ? elsewhere.value : null
      })
    })()
    return () => {
      isCurrent = false
    }
  }, [calls, listId, round, allowed, isWanted, replan])

  return {
    ...found,
    allowed,
    allow: useCallback((prefix) => setAllowed((before) => [...before, prefix]), []),
    readAgain: useCallback(() => {
      isFromScratch.current = true
    }, [])
  }
}

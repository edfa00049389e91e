import { useEffect, useRef, useState } from 'react'
import type { Failure } from '../../state/failure.ts'
import { useBridge } from '../../state/use-app.tsx'
import type { PreparationTools } from './use-preparation.ts'

/**
 * Starts the batch that is shown, once, however often it is pressed before the answer is there. `batchHash` is null
 * while there is none.
 */
export function useStart(listId: string, batchHash: string | null, prepareAgain: PreparationTools['prepareAgain']) {
  const { calls } = useBridge()
  const [isStarting, setStarting] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  // State is only seen with the next drawing; two presses can come before it.
  const isPressed = useRef(false)

  // The batch has begun, or another one is prepared.
  useEffect(() => {
    if (batchHash !== null) return
    isPressed.current = false
    setStarting(false)
  }, [batchHash])

  async function press(choice: { readonly isUnasked?: true } = {}): Promise<void> {
    if (isPressed.current || batchHash === null) return
    isPressed.current = true
    setStarting(true)
    setFailure(null)
    const answer = await calls['sending.start']({ listId, batchHash, ...choice })
    // Started: the button stays pending until the batch replaces it.
    if (answer.ok) return
    isPressed.current = false
    setStarting(false)
    // The guard held everything back: that is shown patient by patient and is no failure.
    if (answer.code === 'nothing-to-send') return prepareAgain()
    setFailure(answer)
    // What is there now is shown, and sent only when it is pressed again.
    if (answer.code === 'stale') prepareAgain()
  }

  return { isStarting, failure, press, forgetFailure: () => setFailure(null) }
}

import { useEffect, useState } from 'react'
import { useBridge, useConnections, useIsPracticeMode } from './use-app.tsx'

export interface Destinations {
  readonly doctors: readonly string[]
  readonly queues: readonly string[]
}

const noDestinations: Destinations = { doctors: [], queues: [] }

/**
 * Suggested doctors and queues: those of the practice server, or the queues of the server. `ofConnection`: none are
 * suggested unless this one is chosen; absent: of the chosen one.
 */
export function useDestinations(ofConnection?: string): Destinations {
  const { calls } = useBridge()
  const isPracticeMode = useIsPracticeMode()
  const chosen = useConnections()?.chosen
  const isOther = ofConnection !== undefined && ofConnection !== chosen
  const [destinations, setDestinations] = useState(noDestinations)

  // biome-ignore lint/correctness/useExhaustiveDependencies: another connection has other queues
  useEffect(() => {
    let isCurrent = true
    const publish = (destinations: Destinations) => {
      if (isCurrent) setDestinations(destinations)
    }
    async function load(): Promise<void> {
      if (isOther) return publish(noDestinations)
      if (isPracticeMode) {
        const answer = await calls['practice.read'](undefined)
        return publish(answer.ok ? answer.value : noDestinations)
      }
      const answer = await calls['connections.queues'](undefined)
      // Offline, or the server does not list its queues: a queue can still be typed.
      publish(answer.ok ? { doctors: [], queues: answer.value.map(({ name }) => name) } : noDestinations)
    }
    void load()
    return () => {
      isCurrent = false
    }
  }, [calls, isPracticeMode, chosen, isOther])

  return destinations
}

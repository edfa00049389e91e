import { useEffect, useState } from 'react'
import { useBridge, useConnections, useIsPractising } from '../../app/use-app.tsx'

export interface Destinations {
  readonly doctors: readonly string[]
  readonly queues: readonly string[]
}

const nothingKnown: Destinations = { doctors: [], queues: [] }

/** Suggested doctors and queues: those of the practice server, or the queues of the server. */
export function useDestinations(): Destinations {
  const { calls } = useBridge()
  const isPractising = useIsPractising()
  const chosen = useConnections()?.chosen
  const [known, setKnown] = useState(nothingKnown)

  // biome-ignore lint/correctness/useExhaustiveDependencies: another connection has other queues
  useEffect(() => {
    let isCurrent = true
    const tell = (destinations: Destinations) => {
      if (isCurrent) setKnown(destinations)
    }
    async function ask(): Promise<void> {
      if (isPractising) {
        const answer = await calls['practice.read'](undefined)
        return tell(answer.ok ? answer.value : nothingKnown)
      }
      const answer = await calls['connections.queues'](undefined)
      // Offline, or the server does not list its queues: a queue can still be typed.
      tell(answer.ok ? { doctors: [], queues: answer.value.map(({ name }) => name) } : nothingKnown)
    }
    void ask()
    return () => {
      isCurrent = false
    }
  }, [calls, isPractising, chosen])

  return known
}

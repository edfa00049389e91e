import { useCallback, useEffect, useState } from 'react'
import type { Connection, SignedIn } from '#contract/connection.ts'
import type { Failure } from '../../state/failure.ts'
import { useBridge } from '../../state/use-app.tsx'

export interface QueueOffer {
  readonly id: string
  readonly name: string
}

/** Whether the server accepts the account, and which queues it offers. `none`: no check is needed. */
export type SignIn =
  | { readonly phase: 'none' }
  | { readonly phase: 'testing' }
  | { readonly phase: 'failed'; readonly failure: Failure }
  /** `queues`: null when the server does not list them. */
  | { readonly phase: 'done'; readonly who: SignedIn; readonly queues: readonly QueueOffer[] | null }

/** Signs in once without sending anything. The practice server needs no check. */
export function useSignIn(connection: Connection | null, isWanted: boolean): readonly [SignIn, () => void] {
  const { calls } = useBridge()
  const [signIn, setSignIn] = useState<SignIn>({ phase: 'none' })
  const [round, setRound] = useState(0)
  const again = useCallback(() => setRound((before) => before + 1), [])

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round asks the same question once more
  useEffect(() => {
    if (!isWanted || connection === null || connection.kind === 'practice') {
      setSignIn({ phase: 'none' })
      return
    }
    let isCurrent = true
    setSignIn({ phase: 'testing' })
    void (async () => {
      const { connectionId, name, baseUrl, email } = connection
      const who = await calls['connections.test']({ connectionId, name, baseUrl, email })
      const queues = who.ok ? await calls['connections.queues'](undefined) : null
      if (!isCurrent) return
      setSignIn(
        who.ok
          ? { phase: 'done', who: who.value, queues: queues?.ok ? queues.value : null }
          : { phase: 'failed', failure: who }
      )
    })()
    return () => {
      isCurrent = false
    }
  }, [calls, connection, isWanted, round])

  return [signIn, again]
}

/** Queues of the plan that the server does not have; by name or id, as the server takes them. */
export function missingQueues(planned: readonly string[], offered: readonly QueueOffer[] | null): readonly string[] {
  if (offered === null) return []
  const known = new Set(offered.flatMap(({ id, name }) => [id, name]))
  return planned.filter((queue) => !known.has(queue))
}

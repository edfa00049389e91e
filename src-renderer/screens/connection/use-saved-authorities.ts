import { useEffect, useState } from 'react'
import type { Authority } from '#contract/authorities.ts'
import type { Connection } from '#contract/connection.ts'
import { useBridge } from '../../state/use-app.tsx'

const none: readonly Authority[] = []

/** The certificate authorities saved with a connection; null until received. An unsaved connection has none. */
export function useSavedAuthorities(connection: Connection | null): readonly Authority[] | null {
  const { calls } = useBridge()
  const [saved, setSaved] = useState<readonly Authority[] | null>(null)
  const connectionId = connection?.connectionId

  useEffect(() => {
    if (connectionId === undefined) return
    let isGone = false
    void calls['authorities.get']({ connectionId }).then((answer) => {
      if (!isGone) setSaved(answer.ok ? answer.value : none)
    })
    return () => {
      isGone = true
    }
  }, [calls, connectionId])

  return connectionId === undefined ? none : saved
}

import { useEffect, useState } from 'react'
import type { Result } from '#contract/call.ts'
import type { ListSettings } from '#contract/list.ts'
import { useBridge } from '../../state/use-app.tsx'

/** The settings of any stored list; null until received. */
export function useListSettings(listId: string) {
  const { calls } = useBridge()
  const [settings, setSettings] = useState<Result<ListSettings, 'no-such-list'> | null>(null)
  useEffect(() => {
    let isCurrent = true
    void calls['lists.open']({ listId }).then((answer) => {
      if (isCurrent) setSettings(answer.ok ? { ok: true, value: answer.value.document.settings } : answer)
    })
    return () => {
      isCurrent = false
    }
  }, [calls, listId])
  return settings
}

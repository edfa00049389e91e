import { useEffect, useState } from 'react'
import type { AuditCheck } from '#contract/audit.ts'
import { useAppState, useBridge } from './use-app.tsx'

/** The result of the last check of the audit log, including the one at start; null when none has finished. */
export function useAuditCheck(): AuditCheck | null {
  const bridge = useBridge()
  const version = useAppState((state) => state.auditLogVersion)
  const [check, setCheck] = useState<AuditCheck | null>(null)

  // biome-ignore lint/correctness/useExhaustiveDependencies: the version increases with each check of the audit log
  useEffect(() => {
    let isCurrent = true
    void bridge.calls['audit.lastCheck'](undefined).then((answer) => {
      if (isCurrent) setCheck(answer.ok ? answer.value : null)
    })
    return () => {
      isCurrent = false
    }
  }, [bridge, version])

  return check
}

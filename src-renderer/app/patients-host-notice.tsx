import { useState } from 'react'
import { Button } from '../components/button.tsx'
import { Notice } from '../components/notice.tsx'
import { useText } from '../i18n/use-text.tsx'
import type { Failure } from '../state/failure.ts'
import { useBridge, useConnections } from '../state/use-app.tsx'
import styles from './app-frame.module.css'
import { FailureNotice } from './failure-notice.tsx'

/** Asks whether patients' links may lead to another host than the server's own. Until then none of them is taken. */
export function PatientsHostNotice() {
  const t = useText('patientsHost')
  const { calls } = useBridge()
  const connections = useConnections()
  const [failure, setFailure] = useState<Failure | null>(null)
  const asking = connections?.connections.find(({ hostToConfirm }) => hostToConfirm !== undefined)
  if (asking?.hostToConfirm === undefined) return null
  const { connectionId, hostToConfirm: host, baseUrl } = asking

  async function confirm(): Promise<void> {
    const answer = await calls['connections.confirmHost']({ connectionId, host })
    setFailure(answer.ok ? null : answer)
  }

  return (
    <div className={styles['notices']}>
      <Notice
        tone="warn"
        title={t.title({ host })}
        action={
          <Button icon="circleCheck" onPress={() => void confirm()}>
            {t.confirm}
          </Button>
        }
      >
        {t.body({ server: new URL(baseUrl).host })}
      </Notice>
      {failure !== null && <FailureNotice failure={failure} onDismiss={() => setFailure(null)} />}
    </div>
  )
}

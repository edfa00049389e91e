import { useState } from 'react'
import { Button } from '../components/button.tsx'
import { Notice } from '../components/notice.tsx'
import { useText } from '../i18n/use-text.tsx'
import { useNavigate, useRoute } from '../state/use-app.tsx'
import { useAuditCheck } from '../state/use-audit-check.ts'
import styles from './app-frame.module.css'

/** Shown when the check at start found a changed audit log. It blocks nothing. */
export function AuditNotice() {
  const t = useText('audit')
  const navigate = useNavigate()
  const route = useRoute()
  const check = useAuditCheck()
  const [isHidden, setHidden] = useState(false)
  const number = check?.firstWrong ?? null
  if (number === null || isHidden || route.kind === 'audit-log') return null
  return (
    <div className={styles['notices']}>
      <Notice
        tone="bad"
        title={t.broken({ number })}
        onDismiss={() => setHidden(true)}
        action={<Button onPress={() => navigate({ kind: 'audit-log' })}>{t.open}</Button>}
      >
        {t.brokenNext}
      </Notice>
    </div>
  )
}

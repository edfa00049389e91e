import { useState } from 'react'
import { Button } from '../components/button.tsx'
import { Notice } from '../components/notice.tsx'
import { useText } from '../i18n/use-text.tsx'
import styles from './frame.module.css'
import { useNavigate, usePlace } from './use-app.tsx'
import { useJournalCheck } from './use-journal-check.ts'

/** Shown when the check at start found a changed audit log. It blocks nothing. */
export function JournalNotice() {
  const t = useText('audit')
  const navigate = useNavigate()
  const place = usePlace()
  const check = useJournalCheck()
  const [isHidden, setHidden] = useState(false)
  const number = check?.firstWrong ?? null
  if (number === null || isHidden || place.kind === 'audit') return null
  return (
    <div className={styles['notices']}>
      <Notice
        tone="bad"
        title={t.broken({ number })}
        onDismiss={() => setHidden(true)}
        action={<Button onPress={() => navigate({ kind: 'audit' })}>{t.open}</Button>}
      >
        {t.brokenNext}
      </Notice>
    </div>
  )
}

import { useState } from 'react'
import { Button } from '../components/button.tsx'
import { Notice } from '../components/notice.tsx'
import { useText } from '../i18n/use-text.tsx'
import { useNavigate, useRoute } from '../state/use-app.tsx'
import { countRestorable, useRestore } from '../state/use-restore.ts'
import styles from './app-frame.module.css'

/** Shown after the key of earlier lists was lost: their invitations can be restored. */
export function RestoreNotice() {
  const t = useText('restore')
  const navigate = useNavigate()
  const route = useRoute()
  const view = useRestore()
  const [isHidden, setHidden] = useState(false)
  const count = view === null ? 0 : countRestorable(view.sources).open
  if (count === 0 || isHidden || route.kind === 'restore') return null
  return (
    <div className={styles['notices']}>
      <Notice
        tone="warn"
        title={t.notice({ count })}
        onDismiss={() => setHidden(true)}
        action={<Button onPress={() => navigate({ kind: 'restore' })}>{t.open}</Button>}
      >
        {t.noticeNext}
      </Notice>
    </div>
  )
}

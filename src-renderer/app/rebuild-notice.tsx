import { useState } from 'react'
import { Button } from '../components/button.tsx'
import { Notice } from '../components/notice.tsx'
import { useText } from '../i18n/use-text.tsx'
import styles from './frame.module.css'
import { useNavigate, usePlace } from './use-app.tsx'
import { countOf, useRebuild } from './use-rebuild.ts'

/** Shown after the key of earlier lists was lost: their invitations can be restored. */
export function RebuildNotice() {
  const t = useText('restore')
  const navigate = useNavigate()
  const place = usePlace()
  const view = useRebuild()
  const [isHidden, setHidden] = useState(false)
  const count = view === null ? 0 : countOf(view.sources).open
  if (count === 0 || isHidden || place.kind === 'rebuild') return null
  return (
    <div className={styles['notices']}>
      <Notice
        tone="warn"
        title={t.notice({ count })}
        onDismiss={() => setHidden(true)}
        action={<Button onPress={() => navigate({ kind: 'rebuild' })}>{t.open}</Button>}
      >
        {t.noticeNext}
      </Notice>
    </div>
  )
}

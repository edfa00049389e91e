import { useLayoutEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import type { FailureCode } from '#contract/channels.ts'
import type { BatchView } from '#contract/sending.ts'
import { Button } from '../components/button.tsx'
import { Icon } from '../components/icon.tsx'
import { Notice } from '../components/notice.tsx'
import { ProgressBar } from '../components/progress-bar.tsx'
import { translate } from '../i18n/messages.ts'
import { useLanguage, useText } from '../i18n/use-text.tsx'
import { useAppState, useBatch, useBridge } from '../state/use-app.tsx'
import { batchFraction } from './list-progress.ts'
import { guardEvents } from './lock-guard.ts'
import styles from './lock-screen.module.css'
import { useBatchSummary } from './use-batch-summary.ts'

/** Covers the whole window while it is locked: no content is visible, read aloud or reachable. */
export function Lock() {
  const isLocked = useAppState((state) => state.isLocked)
  return isLocked ? <LockScreen /> : null
}

function LockScreen() {
  const t = useText('lock')
  const bridge = useBridge()
  const batch = useBatch()
  const language = useLanguage()
  const screen = useRef<HTMLDialogElement>(null)
  const [isUnlocking, setUnlocking] = useState(false)
  const [failure, setFailure] = useState<FailureCode | null>(null)

  useLayoutEffect(() => {
    const shown = screen.current
    if (shown === null) return
    const { activeElement } = document
    const releaseGuard = guardEvents(shown)
    document.documentElement.dataset['locked'] = ''
    shown.showModal()
    return () => {
      delete document.documentElement.dataset['locked']
      shown.close()
      if (activeElement instanceof HTMLElement) {
        // Closing has given it focus back, but not its caret.
        activeElement.blur()
        activeElement.focus({ preventScroll: true })
      }
      releaseGuard()
    }
  }, [])

  async function show(): Promise<void> {
    setUnlocking(true)
    const answer = await bridge.calls['lock.show'](undefined)
    setUnlocking(false)
    setFailure(answer.ok ? null : answer.code)
  }

  // Rendered into the body: open dialogs hide their siblings from screen readers, but not a top layer.
  return createPortal(
    <dialog
      ref={screen}
      className={styles['screen']}
      aria-labelledby="lock-title"
      aria-describedby="lock-body"
      data-lock-screen=""
      data-react-aria-top-layer="true"
      // Escape must not close it.
      closedby="none"
    >
      <div className={styles['words']}>
        <Icon name="lock" size="large" />
        <h1 id="lock-title" className={styles['title']}>
          {t.title}
        </h1>
        <p id="lock-body" className={styles['body']}>
          {t.body}
        </p>
        {batch !== null && batch.total > 0 && <BatchFigures batch={batch} />}
        {failure !== null && (
          <Notice tone="bad" title={translate(language, `failure.${failure}.what`)}>
            {translate(language, `failure.${failure}.next`)}
          </Notice>
        )}
        <Button
          kind="primary"
          icon="eye"
          autoFocus
          pending={isUnlocking ? t.showing : undefined}
          onPress={() => void show()}
        >
          {t.show}
        </Button>
      </div>
    </dialog>,
    document.body
  )
}

/** Progress of the batch without the name of its list. */
function BatchFigures({ batch }: { readonly batch: BatchView }) {
  const t = useText('lock')
  const summary = useBatchSummary(batch)
  if (batch.phase === 'finished') return <p>{t.sent({ outcome: summary.outcome })}</p>
  const isMoving = batch.phase === 'running' || batch.phase === 'checking'
  return (
    <div className={styles['progress']}>
      <ProgressBar
        label={isMoving ? t.sending : t.heldUp}
        fraction={batchFraction(batch)}
        detail={summary.progress}
        tone={isMoving ? 'accent' : 'warn'}
      />
    </div>
  )
}

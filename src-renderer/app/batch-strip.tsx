import { useEffect, useState } from 'react'
import type { BatchView } from '#contract/sending.ts'
import { IconButton } from '../components/button.tsx'
import { classes } from '../components/classes.ts'
import { Icon } from '../components/icon.tsx'
import { ProgressBar } from '../components/progress-bar.tsx'
import { useText } from '../i18n/use-text.tsx'
import { useBatch, useRoute } from '../state/use-app.tsx'
import styles from './batch-strip.module.css'
import { batchFraction } from './list-progress.ts'
import { RouteLink } from './route-link.tsx'
import { useBatchSummary } from './use-batch-summary.ts'

/** How long a finished batch is told before it counts as seen; its list says the same afterwards. */
const seenAfterMs = 20_000

/** Shows the running batch on every screen except its own; a finished one until it was seen. */
export function BatchStrip() {
  const batch = useBatch()
  const route = useRoute()
  const [hiddenStart, setHiddenStart] = useState<number | null>(null)
  const isOfThisList = batch !== null && route.kind === 'list' && route.listId === batch.listId
  const isOnReport = isOfThisList && route.step === 'send'
  const isSeen = isOnReport || (isOfThisList && route.step === 'links')
  const finishedStart = batch?.phase === 'finished' ? batch.startedAt : null

  useEffect(() => {
    if (finishedStart === null) return
    if (isSeen) return setHiddenStart(finishedStart)
    const timer = setTimeout(() => {
      if (document.visibilityState === 'visible') setHiddenStart(finishedStart)
    }, seenAfterMs)
    return () => clearTimeout(timer)
  }, [finishedStart, isSeen])

  if (batch === null || isOnReport) return null
  if (batch.phase === 'finished' && (hiddenStart === batch.startedAt || batch.total === 0)) return null
  return <Strip batch={batch} onHide={() => setHiddenStart(batch.startedAt)} />
}

function Strip({ batch, onHide }: { readonly batch: BatchView; readonly onHide: () => void }) {
  const t = useText('batch')
  const shared = useText('components')
  const summary = useBatchSummary(batch)
  const isFinished = batch.phase === 'finished'
  const isInterrupted = batch.phase === 'paused' || batch.phase === 'waiting' || batch.phase === 'stopping'
  return (
    <section
      className={classes(styles['strip'], isInterrupted && styles['heldUp'])}
      aria-label={summary.title}
      data-area=""
    >
      <Icon
        name={
          isFinished ? 'circleCheck' : batch.phase === 'paused' ? 'pause' : batch.phase === 'waiting' ? 'clock' : 'send'
        }
      />
      {isFinished ? (
        <p className={styles['words']}>
          <strong>{summary.title}.</strong> {summary.outcome}.
        </p>
      ) : (
        <div className={styles['words']}>
          <ProgressBar
            label={summary.title}
            fraction={batchFraction(batch)}
            detail={summary.progress}
            tone={isInterrupted ? 'warn' : 'accent'}
          />
        </div>
      )}
      <RouteLink to={{ kind: 'list', listId: batch.listId, step: isFinished ? 'links' : 'send' }}>{t.show}</RouteLink>
      {isFinished && <IconButton icon="close" label={shared.dismiss} onPress={onHide} />}
    </section>
  )
}

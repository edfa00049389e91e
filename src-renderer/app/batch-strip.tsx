import { useState } from 'react'
import type { BatchView } from '#contract/sending.ts'
import { IconButton } from '../components/button.tsx'
import { classes } from '../components/classes.ts'
import { Icon } from '../components/icon.tsx'
import { ProgressBar } from '../components/progress-bar.tsx'
import { useText } from '../i18n/use-text.tsx'
import styles from './batch-strip.module.css'
import { PlaceLink } from './place-link.tsx'
import { batchFraction } from './standing.ts'
import { useBatch, usePlace } from './use-app.tsx'
import { useBatchWords } from './use-batch-words.ts'

/** Shows the running batch on every screen except its own; a finished one until the user hides it. */
export function BatchStrip() {
  const batch = useBatch()
  const place = usePlace()
  const [hiddenStart, setHiddenStart] = useState<number | null>(null)
  if (batch === null) return null
  if (place.kind === 'list' && place.listId === batch.listId && place.step === 'send') return null
  if (batch.phase === 'finished' && (hiddenStart === batch.startedAt || batch.total === 0)) return null
  return <Strip batch={batch} onHide={() => setHiddenStart(batch.startedAt)} />
}

function Strip({ batch, onHide }: { readonly batch: BatchView; readonly onHide: () => void }) {
  const t = useText('batch')
  const shared = useText('components')
  const words = useBatchWords(batch)
  const isFinished = batch.phase === 'finished'
  const isHeldUp = batch.phase === 'paused' || batch.phase === 'waiting' || batch.phase === 'stopping'
  return (
    <section className={classes(styles['strip'], isHeldUp && styles['heldUp'])} aria-label={words.title}>
      <Icon
        name={
          isFinished ? 'circleCheck' : batch.phase === 'paused' ? 'pause' : batch.phase === 'waiting' ? 'clock' : 'send'
        }
      />
      {isFinished ? (
        <p className={styles['words']}>
          <strong>{words.title}.</strong> {words.outcome}.
        </p>
      ) : (
        <div className={styles['words']}>
          <ProgressBar
            label={words.title}
            fraction={batchFraction(batch)}
            detail={words.progress}
            tone={isHeldUp ? 'warn' : 'accent'}
          />
        </div>
      )}
      <PlaceLink to={{ kind: 'list', listId: batch.listId, step: isFinished ? 'links' : 'send' }}>{t.show}</PlaceLink>
      {isFinished && <IconButton icon="close" label={shared.dismiss} onPress={onHide} />}
    </section>
  )
}

import { type Ref, useState } from 'react'
import type { CallOutput } from '#contract/channels.ts'
import type { BatchView } from '#contract/sending.ts'
import { FailureNotice } from '../../app/failure-notice.tsx'
import { batchDone, batchFraction } from '../../app/list-progress.ts'
import { RouteLink } from '../../app/route-link.tsx'
import { Button } from '../../components/button.tsx'
import { AlertDialog } from '../../components/dialog.tsx'
import { Notice } from '../../components/notice.tsx'
import { ProgressBar } from '../../components/progress-bar.tsx'
import { explainWait } from '../../i18n/failures.ts'
import { useLanguage, useText } from '../../i18n/use-text.tsx'
import type { Failure } from '../../state/failure.ts'
import { useBridge } from '../../state/use-app.tsx'
import { BatchFigures } from './batch-figures.tsx'
import styles from './send.module.css'

type Control = 'pause' | 'resume' | 'stop'

/** The running batch: progress, rate, end; pause, continue, stop. */
export function ProgressPanel({ batch, ref }: { readonly batch: BatchView; readonly ref: Ref<HTMLElement> }) {
  const t = useText('sendProgress')
  const control = useControl()
  const [isConfirmingStop, setConfirmingStop] = useState(false)
  const { phase } = batch
  const title = phase === 'finished' ? t.running : t[phase]
  const left = batch.queued + batch.left

  return (
    <section ref={ref} tabIndex={-1} className={styles['panel']} aria-label={title}>
      <div className={styles['panelHeader']}>
        <h2 className={styles['panelTitle']}>{title}</h2>
        <div className={styles['actions']}>
          {phase === 'paused' ? (
            <Button
              kind="primary"
              icon="play"
              pending={control.busy === 'resume' ? t.resume : undefined}
              onPress={() => void control.press('resume')}
            >
              {t.resume}
            </Button>
          ) : (
            <Button
              icon="pause"
              isDisabled={phase === 'stopping' || control.busy !== null}
              onPress={() => void control.press('pause')}
            >
              {t.pause}
            </Button>
          )}
          <Button icon="stop" isDisabled={phase === 'stopping'} onPress={() => setConfirmingStop(true)}>
            {t.stop}
          </Button>
        </div>
      </div>
      <ProgressBar
        label={t.ofTotal({ done: batchDone(batch), total: batch.total })}
        fraction={batchFraction(batch)}
        detail={phase === 'running' && batch.finishesAt !== null ? t.finishes({ at: batch.finishesAt }) : undefined}
        tone={phase === 'running' || phase === 'checking' ? 'accent' : 'warn'}
      />
      {phase === 'running' && <Speed batch={batch} />}
      {phase === 'paused' && <p className={styles['soft']}>{t.pausedNote}</p>}
      {phase === 'stopping' && <p className={styles['soft']}>{t.stoppingNote}</p>}
      {phase === 'waiting' && <Waiting batch={batch} onGoOn={() => void control.press('resume')} busy={control.busy} />}
      {control.failure !== null && <FailureNotice failure={control.failure} onDismiss={control.forgetFailure} />}
      <BatchFigures
        label={t.counts}
        figures={[
          {
            key: 'created',
            label: t.created,
            count: batch.created + batch.recovered,
            tone: 'ok',
            icon: 'circleCheck',
            ...(batch.recovered > 0 && { note: t.recovered({ count: batch.recovered }) })
          },
          { key: 'refused', label: t.refused, count: batch.refused, tone: 'bad', icon: 'error' },
          { key: 'unknown', label: t.inDoubt, count: batch.unknown, tone: 'warn', icon: 'question' },
          { key: 'held', label: t.held, count: batch.held, tone: 'warn', icon: 'pause' },
          { key: 'left', label: t.left, count: left + batch.inFlight, tone: 'plain', icon: 'clock' }
        ]}
      />
      {phase === 'running' && <p className={styles['soft']}>{t.canLeave}</p>}
      <AlertDialog
        title={t.stopTitle}
        isOpen={isConfirmingStop && phase !== 'stopping'}
        isDangerous
        confirmLabel={t.stopYes}
        cancelLabel={t.stopKeep}
        onConfirm={() => {
          setConfirmingStop(false)
          void control.press('stop')
        }}
        onCancel={() => setConfirmingStop(false)}
      >
        <p>{t.stopBody({ left })}</p>
      </AlertDialog>
    </section>
  )
}

function Speed({ batch }: { readonly batch: BatchView }) {
  const t = useText('sendProgress')
  const { currentRatePerSecond: current, configuredRatePerSecond: configured, measuredRatePerSecond: measured } = batch
  return (
    <p className={styles['soft']}>
      {t.rate({ measured: Math.round(measured), configured })}
      {current < configured && `, ${t.slower({ current: Math.round(current * 10) / 10 })}`}
    </p>
  )
}

interface WaitingProps {
  readonly batch: BatchView
  readonly busy: Control | null
  readonly onGoOn: () => void
}

function Waiting({ batch: { wait }, busy, onGoOn }: WaitingProps) {
  const t = useText('sendProgress')
  const send = useText('send')
  const language = useLanguage()
  if (wait === undefined) return null
  const { reason, until } = wait
  const { what, next } = explainWait(language, reason)
  const isAccount = reason === 'wrong-password' || reason === 'no-password' || reason === 'not-signed-in'
  return (
    <Notice
      tone="warn"
      title={what}
      action={
        <>
          <Button icon="play" pending={busy === 'resume' ? t.resume : undefined} onPress={onGoOn}>
            {until === null ? t.resume : t.waitsNow}
          </Button>
          {isAccount && (
            <RouteLink to={{ kind: 'connection' }} className={styles['noticeLink']}>
              {send.toConnection}
            </RouteLink>
          )}
        </>
      }
    >
      <p>{next}</p>
      <p>{until === null ? t.waitsForYou : t.waitsUntil({ at: until })}</p>
    </Notice>
  )
}

function useControl() {
  const { calls } = useBridge()
  const [busy, setBusy] = useState<Control | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)

  async function press(control: Control): Promise<void> {
    setBusy(control)
    setFailure(null)
    const ask: Readonly<Record<Control, () => Promise<CallOutput<'sending.pause' | 'sending.resume'>>>> = {
      pause: () => calls['sending.pause'](undefined),
      resume: () => calls['sending.resume'](undefined),
      stop: () => calls['sending.stop'](undefined)
    }
    const answer = await ask[control]()
    setBusy(null)
    // The batch ended at the same time: the requested state is reached.
    if (!answer.ok && answer.code !== 'not-sending') setFailure(answer)
  }

  return { busy, failure, press, forgetFailure: () => setFailure(null) }
}

import { useEffect, useRef, useState } from 'react'
import type { CallInput } from '#contract/channels.ts'
import { type DiagnosticResult, type DiagnosticStep, diagnosticSteps } from '#contract/diagnostics.ts'
import { FailureNotice } from '../../app/failure-notice.tsx'
import { Button } from '../../components/button.tsx'
import { Fingerprint } from '../../components/fingerprint.tsx'
import { useFlash } from '../../components/flash.tsx'
import { Icon, type IconName } from '../../components/icon.tsx'
import { Notice } from '../../components/notice.tsx'
import { Card } from '../../components/page.tsx'
import { Tag, type TagProps } from '../../components/tag.tsx'
import { translate } from '../../i18n/messages.ts'
import { useLanguage, useText } from '../../i18n/use-text.tsx'
import type { Failure } from '../../state/failure.ts'
import { useBridge } from '../../state/use-app.tsx'
import styles from './connection-diagnostics.module.css'
import formStyles from './connection-form.module.css'
import { diagnosticsSummary, explanationOf, measurementText, reportText } from './diagnostics-report.ts'
import { useDiagnostics } from './use-diagnostics.ts'

type ShownState = DiagnosticResult['state'] | 'running' | 'waiting'

const stateTags: Readonly<Record<ShownState, { readonly tone: TagProps['tone']; readonly icon: IconName }>> = {
  ok: { tone: 'ok', icon: 'circleCheck' },
  warning: { tone: 'warn', icon: 'warning' },
  failed: { tone: 'bad', icon: 'error' },
  'not-needed': { tone: 'plain', icon: 'minus' },
  'not-reached': { tone: 'plain', icon: 'minus' },
  running: { tone: 'info', icon: 'clock' },
  waiting: { tone: 'plain', icon: 'clock' }
}

export interface ConnectionDiagnosticsProps {
  /** The content of the form. */
  readonly draft: CallInput<'diagnostics.start'>
  readonly onClose: () => void
}

/** Checks a connection step by step, from its address to its account, and explains a failure. */
export function ConnectionDiagnosticsPanel({ draft, onClose }: ConnectionDiagnosticsProps) {
  const t = useText('diagnostics')
  const language = useLanguage()
  const { calls } = useBridge()
  const flash = useFlash()
  const { examination: run, stop, again } = useDiagnostics(draft)
  const [failure, setFailure] = useState<Failure | null>(null)
  const card = useRef<HTMLDivElement>(null)
  const { phase, results } = run
  const isRunning = phase === 'running'

  // The card appears below the pressed button, which may be gone: the focus moves to the card.
  useEffect(() => card.current?.focus(), [])

  async function save(): Promise<void> {
    const now = Date.now()
    const snapshot = await calls['app.snapshot'](undefined)
    if (!snapshot.ok) return setFailure(snapshot)
    const text = reportText(results, {
      language,
      at: now,
      version: snapshot.value.version,
      isStopped: phase === 'stopped'
    })
    const day = new Date(now).toISOString().slice(0, 10)
    const answer = await calls['files.save']({
      content: { kind: 'diagnostics' },
      suggestedName: t.reportName({ day }),
      kind: 'txt',
      bytes: new TextEncoder().encode(text)
    })
    setFailure(answer.ok || answer.code === 'cancelled' ? null : answer)
    if (answer.ok) flash({ tone: 'ok', text: t.saved({ name: answer.value.fileName }) })
  }

  /** The pressed button disappears: the focus moves to the card. */
  function withFocusKept(action: () => void): void {
    action()
    card.current?.focus()
  }

  const stateOf = (index: number): ShownState => {
    const result = results[index]
    if (result !== undefined) return result.state
    return isRunning && index === results.length ? 'running' : isRunning ? 'waiting' : 'not-reached'
  }

  return (
    <div ref={card} tabIndex={-1} className={styles['diagnostics']}>
      <Card title={t.title}>
        <p role="status" className={styles['summary']}>
          {phase === 'stopped' ? t.stopped : diagnosticsSummary(results, language)}
        </p>
        <ol className={styles['steps']} aria-label={t.steps}>
          {diagnosticSteps.map((step, index) => (
            <StepItem key={step} step={step} state={stateOf(index)} result={results[index]} />
          ))}
        </ol>
        {run.failure !== undefined && <FailureNotice failure={run.failure} />}
        {failure !== null && <FailureNotice failure={failure} onDismiss={() => setFailure(null)} />}
        <div className={formStyles['actions']}>
          {isRunning ? (
            <Button icon="stop" onPress={() => withFocusKept(stop)}>
              {t.stop}
            </Button>
          ) : (
            <>
              <Button icon="refresh" onPress={() => withFocusKept(again)}>
                {t.again}
              </Button>
              <Button icon="download" isDisabled={results.length === 0} onPress={() => void save()}>
                {t.save}
              </Button>
            </>
          )}
          <div className={formStyles['end']}>
            <Button kind="quiet" onPress={onClose}>
              {t.close}
            </Button>
          </div>
        </div>
      </Card>
    </div>
  )
}

interface StepItemProps {
  readonly step: DiagnosticStep
  readonly state: ShownState
  readonly result: DiagnosticResult | undefined
}

function StepItem({ step, state, result }: StepItemProps) {
  const t = useText('diagnostics')
  const language = useLanguage()
  const { tone, icon } = stateTags[state]
  const explanation = result === undefined ? null : explanationOf(result, language)
  const isReached = result !== undefined && state !== 'not-reached' && state !== 'not-needed'
  return (
    <li className={styles['step']} data-state={state}>
      <span className={styles['picture']}>
        <Icon name={icon} />
      </span>
      <div className={styles['body']}>
        <div className={styles['head']}>
          <span className={styles['name']}>{translate(language, `diagnostics.step.${step}`)}</span>
          <Tag tone={tone}>{t[state]}</Tag>
          {isReached && <span className={styles['took']}>{t.tookMs({ ms: result.durationMs })}</span>}
        </div>
        {explanation !== null && (
          <Notice tone={state === 'failed' ? 'bad' : 'warn'} title={explanation.what}>
            {explanation.next}
          </Notice>
        )}
        {result !== undefined && result.facts.length > 0 && (
          <dl className={styles['facts']}>
            {result.facts.map((fact) => (
              <div key={`${fact.fact} ${fact.value}`}>
                <dt>{translate(language, `diagnostics.fact.${fact.fact}`)}</dt>
                <dd>
                  {fact.fact === 'fingerprint' ? <Fingerprint value={fact.value} /> : measurementText(fact, language)}
                </dd>
              </div>
            ))}
          </dl>
        )}
      </div>
    </li>
  )
}

import { useEffect, useState } from 'react'
import type { Consultation } from '#contract/invitation-actions.ts'
import { FailureNotice } from '../../app/failure-notice.tsx'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Icon } from '../../components/icon.tsx'
import { Notice } from '../../components/notice.tsx'
import { ProgressBar } from '../../components/progress-bar.tsx'
import { TextField } from '../../components/text-field.tsx'
import { useFormats, useText } from '../../i18n/use-text.tsx'
import type { Failure } from '../../state/failure.ts'
import { useBridge } from '../../state/use-app.tsx'
import styles from './invitation-actions.module.css'
import { displayName, type SelectedInvitation } from './selection.ts'

interface ConsultationDialogProps {
  readonly selected: SelectedInvitation
  readonly onClose: () => void
}

/** One patient's consultation. Reading it changes nothing; ending it needs a warning and the typed name. */
export function ConsultationDialog({ selected, onClose }: ConsultationDialogProps) {
  const t = useText('consultation')
  const { consultation, failure, isBusy, isEnded, read, end } = useConsultation(selected)
  const [isEnding, setEnding] = useState(false)
  const canEnd = consultation === null ? failure?.code === 'not-offered' : consultation.status !== 'closed'

  if (isEnding && !isEnded) {
    return (
      <EndDialog
        selected={selected}
        failure={failure}
        isBusy={isBusy}
        onEnd={(typed) => void end(typed)}
        onBack={() => setEnding(false)}
      />
    )
  }
  return (
    <Dialog
      title={t.title({ name: displayName(selected) })}
      isOpen
      onClose={onClose}
      actions={
        <>
          {canEnd && (
            <Button kind="danger" isDisabled={isBusy} onPress={() => setEnding(true)}>
              {t.end}
            </Button>
          )}
          <Button icon="refresh" isDisabled={isBusy} onPress={() => void read()}>
            {t.readAgain}
          </Button>
          <Button kind="primary" onPress={onClose} autoFocus>
            {t.close}
          </Button>
        </>
      }
    >
      {isEnded && <Notice tone="ok" title={t.endedNow} />}
      {isBusy && <ProgressBar label={t.reading} fraction={null} />}
      {failure !== null &&
        (failure.code === 'not-offered' ? (
          <Notice tone="info" title={t.notOffered}>
            {t.notOfferedNext}
          </Notice>
        ) : (
          <FailureNotice failure={failure} />
        ))}
      {consultation !== null && <ConsultationDetails consultation={consultation} />}
    </Dialog>
  )
}

function ConsultationDetails({ consultation }: { readonly consultation: Consultation }) {
  const t = useText('consultation')
  const f = useFormats()
  const time = (at: number | null) => (at === null ? t.none : f.dateTime(at))
  const details: readonly (readonly [string, string])[] = [
    [t.status, t[consultation.status]],
    [t.accepted, time(consultation.acceptedAt)],
    [t.ended, time(consultation.closedAt)],
    [t.patientRating, consultation.patientRating || t.empty],
    [t.patientComment, consultation.patientComment || t.empty],
    [t.doctorRating, consultation.doctorRating || t.empty],
    [t.doctorComment, consultation.doctorComment || t.empty]
  ]
  return (
    <>
      <dl className={styles['facts']}>
        {details.map(([term, text]) => (
          // dt and dd are the grid's cells
          <DetailPair key={term} term={term} text={text} />
        ))}
      </dl>
      <p className={styles['soft']}>{t.readAt({ at: consultation.readAt })}</p>
    </>
  )
}

function DetailPair({ term, text }: { readonly term: string; readonly text: string }) {
  return (
    <>
      <dt>{term}</dt>
      <dd>{text}</dd>
    </>
  )
}

interface EndDialogProps {
  readonly selected: SelectedInvitation
  readonly failure: Failure | null
  readonly isBusy: boolean
  readonly onEnd: (typed: string) => void
  readonly onBack: () => void
}

/** Not a form: Enter in the field must not end a call. */
function EndDialog({ selected, failure, isBusy, onEnd, onBack }: EndDialogProps) {
  const t = useText('consultation')
  const [typed, setTyped] = useState('')
  const { lastName } = selected.content
  const isTyped = typed.trim().toLocaleLowerCase() === lastName.trim().toLocaleLowerCase()
  return (
    <Dialog
      title={t.endTitle({ name: displayName(selected) })}
      isOpen
      onClose={onBack}
      actions={
        <>
          <Button onPress={onBack}>{t.keep}</Button>
          <Button
            kind="danger"
            isDisabled={!isTyped}
            pending={isBusy ? t.ending : undefined}
            onPress={() => onEnd(typed.trim())}
          >
            {t.endNow}
          </Button>
        </>
      }
    >
      <div role="alert" className={styles['warning']}>
        <Icon name="warning" />
        <div>
          <p>
            <strong>{t.endWarning}</strong>
          </p>
          <p>{t.endOnly}</p>
        </div>
      </div>
      <TextField label={t.typeName({ lastName })} value={typed} onChange={setTyped} autoComplete="off" autoFocus />
      {failure !== null && failure.code !== 'not-offered' && <FailureNotice failure={failure} />}
    </Dialog>
  )
}

function useConsultation({ target: { listId, rowId } }: SelectedInvitation) {
  const { calls } = useBridge()
  const [consultation, setConsultation] = useState<Consultation | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [isBusy, setBusy] = useState(true)
  const [isEnded, setEnded] = useState(false)
  const [round, setRound] = useState(0)

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round reads once more
  useEffect(() => {
    let isGone = false
    setBusy(true)
    void calls['consultation.read']({ listId, rowId }).then((answer) => {
      if (isGone) return
      setBusy(false)
      setFailure(answer.ok ? null : answer)
      if (answer.ok) setConsultation(answer.value)
    })
    return () => {
      isGone = true
    }
  }, [calls, listId, rowId, round])

  async function end(typed: string): Promise<void> {
    setBusy(true)
    const answer = await calls['consultation.close']({ listId, rowId, typed })
    setBusy(false)
    setFailure(answer.ok ? null : answer)
    if (!answer.ok) return
    setConsultation(answer.value)
    setEnded(true)
  }

  return { consultation, failure, isBusy, isEnded, read: () => setRound(round + 1), end }
}

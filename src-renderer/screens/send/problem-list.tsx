import { useState } from 'react'
import type { CallInput } from '#contract/channels.ts'
import type { InvitationView } from '#contract/invitation.ts'
import type { LookUpView } from '#contract/sending.ts'
import { FailureNotice } from '../../app/failure-notice.tsx'
import { useAnnounce } from '../../components/announcer.tsx'
import { Button } from '../../components/button.tsx'
import { AlertDialog } from '../../components/dialog.tsx'
import { ProgressBar } from '../../components/progress-bar.tsx'
import { translate } from '../../i18n/messages.ts'
import { useLanguage, useText } from '../../i18n/use-text.tsx'
import type { Failure } from '../../state/failure.ts'
import { useBridge, useLookUp } from '../../state/use-app.tsx'
import { DecideDialog } from './decide-dialog.tsx'
import { HeldCard } from './held-card.tsx'
import { PatientList, patientName } from './patient-list.tsx'
import { ProblemCard } from './problem-card.tsx'
import { RefusalCard, ServerWords } from './refusal-card.tsx'
import styles from './send.module.css'
import { type Problems, problemCount, unknownReasonOf } from './send-problems.ts'
import type { PreparationTools } from './use-preparation.ts'

export interface ProblemListProps {
  readonly listId: string
  readonly problems: Problems
  readonly isRunning: boolean
  readonly prepareAgain: PreparationTools['prepareAgain']
}

type Decision = CallInput<'sending.decide'>['decision']

/** Everything that needs the user, by cause: who, why, and what to do. */
export function ProblemList({ listId, problems, isRunning, prepareAgain }: ProblemListProps) {
  const t = useText('sendProblems')
  const language = useLanguage()
  const actions = useProblemActions(listId, prepareAgain)
  const [deciding, setDeciding] = useState<InvitationView | null>(null)
  const [withdrawing, setWithdrawing] = useState<InvitationView | null>(null)
  const lookUp = useLookUp(listId)
  if (problemCount(problems) === 0 && actions.failure === null) return null
  const { refused, unknown, checking, undecided, held, heldElsewhere, provenAbsent, duplicates } = problems
  const refusedCount = refused.reduce((total, { invitations }) => total + invitations.length, 0)
  const isLookingUp = checking.length > 0 || actions.isLookingUp || (lookUp !== null && lookUp.phase !== 'paused')

  return (
    <section className={styles['problems']} aria-labelledby="problems-title">
      <h2 id="problems-title" className={styles['problemsTitle']}>
        {t.title}
      </h2>
      {actions.failure !== null && (
        <FailureNotice
          failure={actions.failure.failure}
          {...(actions.failure.about !== null && { about: actions.failure.about })}
          onDismiss={actions.forgetFailure}
        />
      )}
      {unknown.length + checking.length > 0 && (
        <ProblemCard
          tone="warn"
          icon="question"
          title={t.doubtTitle}
          count={unknown.length + checking.length}
          action={
            <Button
              icon="refresh"
              pending={isLookingUp ? t.lookingUp : undefined}
              onPress={() => void actions.lookUp()}
            >
              {t.lookUp}
            </Button>
          }
        >
          <p>{isLookingUp ? t.lookingUpNote : t.doubtBody}</p>
          {isLookingUp && <ProgressBar label={t.lookingUp} fraction={null} />}
          {lookUp !== null && <LookUpProgress lookUp={lookUp} />}
          <PatientList
            invitations={[...unknown, ...checking]}
            note={(invitation) => (
              <>
                {translate(language, `unknownOutcome.${unknownReasonOf(invitation)}.what`)}
                <ServerWords text={invitation.serverText} />
              </>
            )}
          />
        </ProblemCard>
      )}
      {undecided.length > 0 && (
        <ProblemCard
          tone="warn"
          icon="question"
          title={t.undecidedTitle}
          count={undecided.length}
          action={
            <Button
              icon="refresh"
              pending={isLookingUp ? t.lookingUp : undefined}
              onPress={() => void actions.lookUp()}
            >
              {t.lookUp}
            </Button>
          }
        >
          <p>{t.undecidedBody}</p>
          <PatientList
            invitations={undecided}
            note={(invitation) => translate(language, `unknownOutcome.${unknownReasonOf(invitation)}.what`)}
            action={(invitation) => (
              <Button
                aria-label={`${t.decide} ${patientName(invitation.content)}`}
                onPress={() => setDeciding(invitation)}
              >
                {t.decide}
              </Button>
            )}
          />
        </ProblemCard>
      )}
      {refused.map((group) => (
        <RefusalCard
          key={group.key}
          listId={listId}
          group={group}
          isRunning={isRunning}
          onCorrected={() => prepareAgain({ includeRefused: false })}
        />
      ))}
      {refusedCount > 0 && !isRunning && (
        <div className={styles['actions']}>
          <Button kind="quiet" icon="refresh" onPress={() => prepareAgain({ includeRefused: true })}>
            {t.retry({ count: refusedCount })}
          </Button>
        </div>
      )}
      <HeldCard
        listId={listId}
        kind="elsewhere"
        invitations={heldElsewhere}
        isRunning={isRunning}
        prepareAgain={prepareAgain}
      />
      <HeldCard listId={listId} kind="here" invitations={held} isRunning={isRunning} prepareAgain={prepareAgain} />
      {duplicates.length > 0 && (
        <ProblemCard tone="warn" icon="copy" title={t.duplicatesTitle} count={duplicates.length}>
          <p>{t.duplicatesBody}</p>
          <PatientList
            invitations={duplicates}
            note={({ duplicates: ids = [] }) => t.onServer({ count: ids.length })}
            action={(invitation) => (
              <Button kind="danger" isDisabled={actions.busyRow !== null} onPress={() => setWithdrawing(invitation)}>
                {t.withdrawOne}
              </Button>
            )}
          />
        </ProblemCard>
      )}
      {provenAbsent.length > 0 && (
        <ProblemCard tone="ok" icon="circleCheck" title={t.absentTitle} count={provenAbsent.length}>
          <p>{t.absentBody}</p>
          <PatientList invitations={provenAbsent} />
        </ProblemCard>
      )}
      {deciding !== null && (
        <DecideDialog
          listId={listId}
          invitation={deciding}
          onDecide={async (decision) => {
            const isDone = await actions.decide(deciding, decision)
            if (isDone) setDeciding(null)
            return isDone
          }}
          failure={actions.failure?.failure ?? null}
          onClose={() => setDeciding(null)}
        />
      )}
      <AlertDialog
        title={withdrawing === null ? '' : t.withdrawTitle({ name: patientName(withdrawing.content) })}
        isOpen={withdrawing !== null}
        isDangerous
        confirmLabel={t.withdrawYes}
        cancelLabel={t.cancel}
        onConfirm={() => {
          // The earliest stays, on every computer: two that withdraw at once withdraw the same one.
          const latest = withdrawing?.duplicates?.at(-1)
          if (withdrawing !== null && latest !== undefined) {
            void actions.decide(withdrawing, { kind: 'withdraw-duplicate', inviteId: latest })
          }
          setWithdrawing(null)
        }}
        onCancel={() => setWithdrawing(null)}
      >
        <p>{t.withdrawBody}</p>
      </AlertDialog>
    </section>
  )
}

/** What a look-up waits for, and until when; the user may end it. */
function LookUpProgress({ lookUp }: { readonly lookUp: LookUpView }) {
  const t = useText('sendProblems')
  const { calls } = useBridge()
  const { listId, phase, wait } = lookUp
  return (
    <div className={styles['actions']}>
      {phase === 'queued' && <p className={styles['soft']}>{t.lookUpQueued}</p>}
      {wait?.reason === 'slow-down' && <p className={styles['soft']}>{t.lookUpSlowDown({ at: wait.until })}</p>}
      {wait?.reason === 'request-may-go-on' && (
        <p className={styles['soft']}>{t.lookUpRequestMayGoOn({ at: wait.until })}</p>
      )}
      {wait?.reason === 'no-answer' && <p className={styles['soft']}>{t.lookUpNoAnswer({ at: wait.until })}</p>}
      <Button kind="quiet" icon="stop" onPress={() => void calls['sending.stopLookUp']({ listId })}>
        {t.stopLookUp}
      </Button>
    </div>
  )
}

/** Looks up unknown outcomes and stores decisions. */
function useProblemActions(listId: string, prepareAgain: PreparationTools['prepareAgain']) {
  const { calls } = useBridge()
  const t = useText('sendProblems')
  const announce = useAnnounce()
  const [isLookingUp, setLookingUp] = useState(false)
  const [busyRow, setBusyRow] = useState<string | null>(null)
  const [failure, setFailure] = useState<{ readonly failure: Failure; readonly about: string | null } | null>(null)

  async function lookUp(): Promise<void> {
    setLookingUp(true)
    setFailure(null)
    const answer = await calls['sending.lookUp']({ listId })
    setLookingUp(false)
    if (answer.ok) announce(t.lookedUp)
    else if (answer.code !== 'stopped') setFailure({ failure: answer, about: null })
    prepareAgain()
  }

  async function decide({ rowId, content }: InvitationView, decision: Decision): Promise<boolean> {
    setBusyRow(rowId)
    setFailure(null)
    const answer = await calls['sending.decide']({ listId, rowId, decision })
    setBusyRow(null)
    if (!answer.ok) {
      setFailure({ failure: answer, about: patientName(content) })
      return false
    }
    announce(t.decided({ name: patientName(content) }))
    if (decision.kind !== 'withdraw-duplicate') prepareAgain()
    return true
  }

  return { isLookingUp, busyRow, failure, lookUp, decide, forgetFailure: () => setFailure(null) }
}

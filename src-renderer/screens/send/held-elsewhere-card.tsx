import { useState } from 'react'
import type { CallInput } from '#contract/channels.ts'
import type { InvitationView } from '#contract/invitation.ts'
import { rowsPerCall } from '#contract/limits.ts'
import { FailureNotice } from '../../app/failure-notice.tsx'
import { useAnnounce } from '../../components/announcer.tsx'
import { Button } from '../../components/button.tsx'
import { AlertDialog } from '../../components/dialog.tsx'
import { Notice } from '../../components/notice.tsx'
import { useFormats, useText } from '../../i18n/use-text.tsx'
import type { Failure } from '../../state/failure.ts'
import { useBridge } from '../../state/use-app.tsx'
import { useWorkspace } from '../../workspace/use-workspace.tsx'
import { PatientList, patientName } from './patient-list.tsx'
import { ProblemCard } from './problem-card.tsx'
import styles from './send.module.css'
import type { PreparationTools } from './use-preparation.ts'

type HeldDecision = CallInput<'sending.decideHeld'>['decision']

export interface HeldElsewhereCardProps {
  readonly listId: string
  readonly invitations: readonly InvitationView[]
  readonly isRunning: boolean
  readonly prepareAgain: PreparationTools['prepareAgain']
}

/** Patients who were invited already, not from this computer: taken over, let through or left out, one by one or all. */
export function HeldElsewhereCard({ listId, invitations, isRunning, prepareAgain }: HeldElsewhereCardProps) {
  const t = useText('sendElsewhere')
  const problems = useText('sendProblems')
  const f = useFormats()
  const { busy, failure, refused, decide, forget } = useHeldDecision(listId, prepareAgain)
  const [letting, setLetting] = useState<readonly InvitationView[] | null>(null)
  const isDisabled = busy !== null || isRunning
  const count = invitations.length
  const press = (decision: HeldDecision, some: readonly InvitationView[]) => void decide(decision, some)
  if (count === 0 && failure === null && refused === 0) return null
  return (
    <>
      {failure !== null && <FailureNotice failure={failure} onDismiss={forget} />}
      {refused > 0 && <Notice tone="warn" title={t.refused({ count: refused })} onDismiss={forget} />}
      {count > 0 && (
        <ProblemCard tone="warn" icon="pause" title={t.title} count={count}>
          <p>{t.body}</p>
          {count > 1 && (
            <div className={styles['actions']}>
              <Button
                kind="primary"
                icon="link"
                isDisabled={isDisabled}
                pending={busy === 'take-over' ? t.takingOver : undefined}
                onPress={() => press('take-over', invitations)}
              >
                {t.takeOverAll({ count })}
              </Button>
              <Button isDisabled={isDisabled} onPress={() => press('leave-out', invitations)}>
                {t.leaveOutAll({ count })}
              </Button>
              <Button kind="quiet" isDisabled={isDisabled} onPress={() => setLetting(invitations)}>
                {t.letThroughAll({ count })}
              </Button>
            </div>
          )}
          <PatientList
            invitations={invitations}
            note={({ elsewhere }) => (elsewhere === undefined ? null : noteOf(elsewhere.at))}
            action={(invitation) => (
              <span className={styles['rowActions']}>
                <Button
                  isDisabled={isDisabled}
                  aria-label={`${t.takeOver}: ${patientName(invitation.content)}`}
                  onPress={() => press('take-over', [invitation])}
                >
                  {t.takeOver}
                </Button>
                <Button
                  isDisabled={isDisabled}
                  aria-label={`${t.leaveOut}: ${patientName(invitation.content)}`}
                  onPress={() => press('leave-out', [invitation])}
                >
                  {t.leaveOut}
                </Button>
                <Button
                  kind="quiet"
                  isDisabled={isDisabled}
                  aria-label={`${problems.letThrough}: ${patientName(invitation.content)}`}
                  onPress={() => press('let-through', [invitation])}
                >
                  {problems.letThrough}
                </Button>
              </span>
            )}
          />
        </ProblemCard>
      )}
      <AlertDialog
        title={t.letThroughTitle({ count: letting?.length ?? 0 })}
        isOpen={letting !== null}
        isDangerous
        confirmLabel={t.letThroughYes}
        cancelLabel={problems.cancel}
        onConfirm={() => {
          if (letting !== null) press('let-through', letting)
          setLetting(null)
        }}
        onCancel={() => setLetting(null)}
      >
        <p>{t.letThroughBody}</p>
      </AlertDialog>
    </>
  )

  function noteOf(at: number): string {
    return f.date(at) === f.date(Date.now()) ? t.invitedToday({ at }) : t.invited({ at })
  }
}

function useHeldDecision(listId: string, prepareAgain: PreparationTools['prepareAgain']) {
  const { calls } = useBridge()
  const t = useText('sendElsewhere')
  const workspace = useWorkspace()
  const announce = useAnnounce()
  const [busy, setBusy] = useState<HeldDecision | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [refused, setRefused] = useState(0)

  function forget(): void {
    setFailure(null)
    setRefused(0)
  }

  async function decide(decision: HeldDecision, some: readonly InvitationView[]): Promise<void> {
    setBusy(decision)
    forget()
    if (decision === 'leave-out') {
      await workspace.change(
        some.map(({ rowId }) => ({ rowId, excluded: true })),
        listId
      )
      await workspace.flushed()
    }
    let refusals = 0
    for (let start = 0; start < some.length; start += rowsPerCall) {
      const rowIds = some.slice(start, start + rowsPerCall).map(({ rowId }) => rowId)
      const answer = await calls['sending.decideHeld']({ listId, rowIds, decision })
      if (!answer.ok) {
        setFailure(answer)
        break
      }
      refusals += answer.value.refused.length
    }
    setBusy(null)
    setRefused(refusals)
    announce(t.decided({ count: some.length - refusals }))
    prepareAgain()
  }

  return { busy, failure, refused, decide, forget }
}

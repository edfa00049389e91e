import { useState } from 'react'
import type { InvitationView } from '#contract/invitation.ts'
import { FailureNotice } from '../../app/failure-notice.tsx'
import { Button } from '../../components/button.tsx'
import { AlertDialog } from '../../components/dialog.tsx'
import { Notice } from '../../components/notice.tsx'
import { useText } from '../../i18n/use-text.tsx'
import { patientName } from './patient-list.tsx'
import type { HeldDecisions } from './use-held-decision.ts'

export interface HeldButtonsProps {
  /** Those that the decision is for; at least one. */
  readonly invitations: readonly InvitationView[]
  readonly decisions: HeldDecisions
  readonly isDisabled: boolean
  /** Beside a table, whose next step is another button. */
  readonly isInPanel?: boolean
}

/**
 * What can be decided about held invitations: for one its buttons name the patient, for several they count them. Only an
 * invitation that is on the server can be taken over.
 */
export function HeldButtons(props: HeldButtonsProps) {
  const { invitations, decisions, isDisabled: isLocked, isInPanel = false } = props
  const t = useText('held')
  const problems = useText('sendProblems')
  const [isAsked, setAsked] = useState(false)
  const { busy, decide } = decisions
  const [first] = invitations
  if (first === undefined) return null
  const count = invitations.length
  const isOne = count === 1
  const isDisabled = isLocked || busy !== null
  const words = (one: string, all: string) => (isOne ? one : all)
  const label = (word: string) => (isOne ? { 'aria-label': `${word}: ${patientName(first.content)}` } : {})
  return (
    <>
      {invitations.every(({ elsewhere }) => elsewhere !== undefined) && (
        <Button
          kind={isOne || isInPanel ? 'secondary' : 'primary'}
          icon="link"
          isDisabled={isDisabled}
          pending={!isOne && busy === 'take-over' ? t.takingOver : undefined}
          {...label(t.takeOver)}
          onPress={() => void decide('take-over', invitations)}
        >
          {words(t.takeOver, t.takeOverAll({ count }))}
        </Button>
      )}
      <Button isDisabled={isDisabled} {...label(t.leaveOut)} onPress={() => void decide('leave-out', invitations)}>
        {words(t.leaveOut, t.leaveOutAll({ count }))}
      </Button>
      <Button
        kind="quiet"
        isDisabled={isDisabled}
        {...label(t.letThrough)}
        onPress={() => (isOne ? void decide('let-through', invitations) : setAsked(true))}
      >
        {words(t.letThrough, t.letThroughAll({ count }))}
      </Button>
      {!isOne && (
        <AlertDialog
          title={t.letThroughTitle({ count })}
          isOpen={isAsked}
          isDangerous
          confirmLabel={t.letThroughYes}
          cancelLabel={problems.cancel}
          onConfirm={() => {
            setAsked(false)
            void decide('let-through', invitations)
          }}
          onCancel={() => setAsked(false)}
        >
          <p>{t.letThroughBody}</p>
        </AlertDialog>
      )}
    </>
  )
}

/** What of the last decision did not work. */
export function HeldOutcome({ decisions: { failure, refused, forget } }: { readonly decisions: HeldDecisions }) {
  const t = useText('held')
  return (
    <>
      {failure !== null && <FailureNotice failure={failure} onDismiss={forget} />}
      {refused > 0 && <Notice tone="warn" title={t.refused({ count: refused })} onDismiss={forget} />}
    </>
  )
}

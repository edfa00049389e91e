import type { InvitationView } from '#contract/invitation.ts'
import { heldReason } from '../../i18n/sentences.ts'
import { useLanguage, useText } from '../../i18n/use-text.tsx'
import { HeldButtons, HeldOutcome } from './held-buttons.tsx'
import { PatientList } from './patient-list.tsx'
import { ProblemCard } from './problem-card.tsx'
import styles from './send.module.css'
import { useHeldDecision } from './use-held-decision.ts'
import type { PreparationTools } from './use-preparation.ts'

/** Where held patients were invited before: not from this computer, or from here. */
export type HeldKind = 'elsewhere' | 'here'

export interface HeldCardProps {
  readonly listId: string
  readonly kind: HeldKind
  readonly invitations: readonly InvitationView[]
  readonly isRunning: boolean
  readonly prepareAgain: PreparationTools['prepareAgain']
}

/** Patients who were invited already: taken over, let through or left out, one by one or all. */
export function HeldCard({ listId, kind, invitations, isRunning, prepareAgain }: HeldCardProps) {
  const t = useText('held')
  const language = useLanguage()
  const decisions = useHeldDecision(listId, prepareAgain)
  const shared = { decisions, isDisabled: isRunning }
  return (
    <>
      <HeldOutcome decisions={decisions} />
      {invitations.length > 0 && (
        <ProblemCard
          tone="warn"
          icon="pause"
          title={kind === 'elsewhere' ? t.titleElsewhere : t.titleHere}
          count={invitations.length}
        >
          <p>{kind === 'elsewhere' ? t.bodyElsewhere : t.bodyHere}</p>
          {invitations.length > 1 && (
            <div className={styles['actions']}>
              <HeldButtons {...shared} invitations={invitations} />
            </div>
          )}
          <PatientList
            invitations={invitations}
            note={(invitation) => heldReason(language, invitation, listId)}
            action={(invitation) => (
              <span className={styles['rowActions']}>
                <HeldButtons {...shared} invitations={[invitation]} />
              </span>
            )}
          />
        </ProblemCard>
      )}
    </>
  )
}

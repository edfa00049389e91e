import type { InvitationView } from '#contract/invitation.ts'
import { classes } from '../../components/classes.ts'
import { Icon } from '../../components/icon.tsx'
import { heldReason, withColon } from '../../i18n/sentences.ts'
import { useLanguage, useText } from '../../i18n/use-text.tsx'
import { HeldButtons, HeldOutcome } from '../send/held-buttons.tsx'
import type { HeldKind } from '../send/held-card.tsx'
import type { HeldDecisions } from '../send/use-held-decision.ts'
import styles from './check.module.css'
import type { NamedRows } from './use-shown-rows.ts'

/** The held patients of a list, and how it is decided about them. */
export interface HeldPatients {
  readonly listId: string
  readonly byKind: Readonly<Record<HeldKind, readonly InvitationView[]>>
  readonly decisions: HeldDecisions
  /** The list is being sent: nothing can be decided meanwhile. */
  readonly isRunning: boolean
}

export interface HeldPanelProps {
  readonly held: HeldPatients
  /** The rows that the table shows. */
  readonly shown: NamedRows | null
  readonly onShow: (rows: NamedRows | null) => void
}

const kinds = ['elsewhere', 'here'] as const

/** Patients who were invited already, by where: one decision for all of them. */
export function HeldPanel({ held, shown, onShow }: HeldPanelProps) {
  const { byKind, decisions, isRunning } = held
  const language = useLanguage()
  const t = useText('held')
  const panel = useText('checkPanel')
  const problems = useText('sendProblems')
  return (
    <>
      <HeldOutcome decisions={decisions} />
      {kinds.map((kind) => {
        const invitations = byKind[kind]
        const count = invitations.length
        if (count === 0) return null
        const isShown = shown?.name === kind
        const rows: NamedRows = { name: kind, rowIds: invitations.map(({ rowId }) => rowId) }
        return (
          <section key={kind} className={classes(styles['cause'], isShown && styles['causeShown'])} data-card="">
            <button
              type="button"
              className={styles['causeButton']}
              aria-pressed={isShown}
              onClick={() => onShow(isShown ? null : rows)}
            >
              <span className={styles['toneWarn']}>
                <Icon name="pause" />
              </span>
              <span className={styles['causeWords']}>
                <span className={styles['causeTitle']}>
                  {withColon(
                    language,
                    kind === 'elsewhere' ? t.titleElsewhere : t.titleHere,
                    problems.patients({ count })
                  )}
                </span>
                <span className={styles['causeNext']}>{kind === 'elsewhere' ? t.bodyElsewhere : t.bodyHere}</span>
              </span>
              <span className={styles['causeShow']}>{isShown ? panel.shownNow : panel.show}</span>
            </button>
            <div className={styles['causeActions']}>
              <HeldButtons invitations={invitations} decisions={decisions} isDisabled={isRunning} isInPanel />
            </div>
          </section>
        )
      })}
    </>
  )
}

export interface HeldPatientProps {
  readonly held: HeldPatients
  readonly invitation: InvitationView
}

/** Why one patient is held back, and what can be decided. */
export function HeldPatient({ held: { listId, decisions, isRunning }, invitation }: HeldPatientProps) {
  const language = useLanguage()
  return (
    <>
      <HeldOutcome decisions={decisions} />
      <ul className={styles['findings']}>
        <li className={styles['findingWarn']}>
          <Icon name="pause" />
          <p>{heldReason(language, invitation, listId)}</p>
        </li>
      </ul>
      <div className={styles['causeActions']}>
        <HeldButtons invitations={[invitation]} decisions={decisions} isDisabled={isRunning} isInPanel />
      </div>
    </>
  )
}

import { useEffect, useState } from 'react'
import type { CallInput, CallOutput } from '#contract/channels.ts'
import type { InvitationView } from '#contract/invitation.ts'
import { FailureNotice } from '../../app/failure-notice.tsx'
import { Button } from '../../components/button.tsx'
import { AlertDialog, Dialog } from '../../components/dialog.tsx'
import { ProgressBar } from '../../components/progress-bar.tsx'
import { TextField } from '../../components/text-field.tsx'
import { useFormats, useText } from '../../i18n/use-text.tsx'
import { phoneText } from '../../list/fields/phone-text.ts'
import type { Failure } from '../../state/failure.ts'
import { useBridge } from '../../state/use-app.tsx'
import { contactOf, patientName } from './patient-list.tsx'
import styles from './send.module.css'

type Candidates = CallOutput<'sending.candidates'>
type Candidate = Extract<Candidates, { ok: true }>['value'][number]
type Decision = CallInput<'sending.decide'>['decision']

export interface DecideDialogProps {
  readonly listId: string
  readonly invitation: InvitationView
  /** Resolves with whether the decision was accepted. */
  readonly onDecide: (decision: Decision) => Promise<boolean>
  /** Why the last decision was refused. */
  readonly failure: Failure | null
  readonly onClose: () => void
}

/** The user resolves an unknown outcome: one of the invitations on the server, or none. */
export function DecideDialog({ listId, invitation, onDecide, failure, onClose }: DecideDialogProps) {
  const t = useText('sendProblems')
  const f = useFormats()
  const candidates = useCandidates(listId, invitation.rowId)
  const [isBusy, setBusy] = useState(false)
  const [link, setLink] = useState('')
  const [isLinkTried, setLinkTried] = useState(false)
  const [isConfirmingRisk, setConfirmingRisk] = useState(false)
  const [refusedLink, setRefusedLink] = useState<string | null>(null)
  const isConfirmNeeded = failure?.code === 'confirm-needed' && refusedLink === link.trim()
  const name = patientName(invitation.content)
  const { scheduledFor, timeZone } = invitation.content
  const isLink = URL.canParse(link.trim()) && /^https?:/.test(link.trim())

  async function decide(decision: Decision): Promise<void> {
    setBusy(true)
    await onDecide(decision)
    setBusy(false)
  }

  return (
    <>
      <Dialog
        title={t.decideFor({ name })}
        isOpen={!isConfirmingRisk}
        isWide
        onClose={onClose}
        actions={
          <>
            <Button kind="danger" isDisabled={isBusy} onPress={() => setConfirmingRisk(true)}>
              {t.sendAgain}
            </Button>
            <Button onPress={onClose}>{t.close}</Button>
          </>
        }
      >
        <p className={styles['soft']}>
          {scheduledFor !== undefined && `${t.appointmentAt({ at: Date.parse(scheduledFor), zone: timeZone })} · `}
          {contactOf(invitation.content)}
        </p>
        {failure !== null && <FailureNotice failure={failure} />}
        <h3 className={styles['problemTitle']}>{t.candidates}</h3>
        {candidates === null ? (
          <ProgressBar label={t.candidatesLoading} fraction={null} />
        ) : !candidates.ok ? (
          <FailureNotice failure={candidates} />
        ) : candidates.value.length === 0 ? (
          <p>{t.noCandidates}</p>
        ) : (
          <ul className={styles['candidates']}>
            {candidates.value.map((candidate) => (
              <li key={candidate.inviteId} className={styles['patient']}>
                <span className={styles['patientName']}>{patientName(candidate)}</span>
                <span className={styles['patientFacts']}>{detailsOf(candidate, timeZone)}</span>
                <span className={styles['patientAction']}>
                  <Button
                    isDisabled={isBusy || !candidate.hasLink}
                    onPress={() => void decide({ kind: 'this-one', inviteId: candidate.inviteId })}
                  >
                    {t.thisOne}
                  </Button>
                </span>
              </li>
            ))}
          </ul>
        )}
        <div className={styles['paste']}>
          <TextField
            label={t.paste}
            help={t.pasteHelp}
            value={link}
            onChange={setLink}
            {...(isLinkTried && !isLink && { error: t.notALink })}
            spellCheck="false"
            autoComplete="off"
          />
          <Button
            isDisabled={isBusy || link.trim() === ''}
            onPress={() => {
              setLinkTried(true)
              if (!isLink) return
              setRefusedLink(link.trim())
              void decide({ kind: 'created', link: link.trim(), ...(isConfirmNeeded && { confirmed: true }) })
            }}
          >
            {isConfirmNeeded ? t.takeLinkAnyway : t.takeLink}
          </Button>
        </div>
      </Dialog>
      <AlertDialog
        title={t.sendAgainTitle({ name })}
        isOpen={isConfirmingRisk}
        isDangerous
        confirmLabel={t.sendAgainYes}
        cancelLabel={t.cancel}
        onConfirm={() => {
          setConfirmingRisk(false)
          void decide({ kind: 'send-again' })
        }}
        onCancel={() => setConfirmingRisk(false)}
      >
        <p>{t.sendAgainBody}</p>
      </AlertDialog>
    </>
  )

  function detailsOf({ scheduledFor: at, createdAt, contact }: Candidate, zone: string): string {
    return [at === null ? t.noDate : t.appointmentAt({ at, zone }), phoneText(contact), t.madeAt({ at: createdAt })]
      .filter((part) => part !== '')
      .join(' · ')
      .replace(/^./, (first) => first.toLocaleUpperCase(f.locale))
  }
}

/** Null until the server has answered. */
function useCandidates(listId: string, rowId: string): Candidates | null {
  const { calls } = useBridge()
  const [candidates, setCandidates] = useState<Candidates | null>(null)
  useEffect(() => {
    let isCurrent = true
    void (async () => {
      const answer = await calls['sending.candidates']({ listId, rowId })
      if (isCurrent) setCandidates(answer)
    })()
    return () => {
      isCurrent = false
    }
  }, [calls, listId, rowId])
  return candidates
}

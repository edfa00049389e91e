import { type ReactNode, useState } from 'react'
import type { InvitationContent, InvitationView } from '#contract/invitation.ts'
import { Button } from '../../components/button.tsx'
import { useFormats, useText } from '../../i18n/use-text.tsx'
import { phoneText } from '../../list/fields/phone-text.ts'
import styles from './send.module.css'

/** More on request: a list with many refused rows must not fill the page. */
const shownAtFirst = 8
const shownMore = 100

export interface PatientListProps {
  readonly invitations: readonly InvitationView[]
  /** What the list shows about one patient. */
  readonly note?: (invitation: InvitationView) => ReactNode
  readonly action?: (invitation: InvitationView) => ReactNode
}

/** Patients with name, appointment and contact, so that they cannot be confused. */
export function PatientList({ invitations, note, action }: PatientListProps) {
  const t = useText('sendProblems')
  const f = useFormats()
  const [shown, setShown] = useState(shownAtFirst)
  const rest = invitations.length - shown
  return (
    <>
      <ul className={styles['patients']}>
        {invitations.slice(0, shown).map((invitation) => {
          const { content, rowId } = invitation
          const { scheduledFor, timeZone } = content
          const about = note?.(invitation)
          return (
            <li key={rowId} className={styles['patient']}>
              <span className={styles['patientName']}>{patientName(content)}</span>
              <span className={styles['patientFacts']}>
                {scheduledFor !== undefined && `${f.dateTime(Date.parse(scheduledFor), timeZone)} · `}
                {contactOf(content)}
              </span>
              {about != null && <span className={styles['patientNote']}>{about}</span>}
              {action !== undefined && <span className={styles['patientAction']}>{action(invitation)}</span>}
            </li>
          )
        })}
      </ul>
      {rest > 0 && (
        <div>
          <Button kind="quiet" icon="chevronDown" onPress={() => setShown(shown + shownMore)}>
            {t.more({ count: Math.min(rest, shownMore) })}
          </Button>
        </div>
      )}
    </>
  )
}

/** Last name first, as on a list. */
export function patientName({ lastName, firstName }: Pick<InvitationContent, 'lastName' | 'firstName'>): string {
  return `${lastName} ${firstName}`.trim()
}

/** The contact that the message goes to; for links only, whichever there is. */
export function contactOf({ channel, phoneNumber, emailAddress }: InvitationContent): string {
  return phoneText((channel === 'email' ? (emailAddress ?? phoneNumber) : (phoneNumber ?? emailAddress)) ?? '')
}

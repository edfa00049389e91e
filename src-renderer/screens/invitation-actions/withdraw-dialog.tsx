import { useState } from 'react'
import { AlertDialog } from '../../components/dialog.tsx'
import { useText } from '../../i18n/use-text.tsx'
import type { ActionDialogProps } from './action-dialog.ts'
import { ConcernedPatients } from './concerned-patients.tsx'
import styles from './invitation-actions.module.css'
import { displayName } from './selection.ts'

/** Asks twice, since it cannot be undone; the second question names the patients. Enter never confirms. */
export function WithdrawDialog({ selection, onConfirm, onClose }: ActionDialogProps) {
  const t = useText('actions')
  const [isSecondQuestion, setSecondQuestion] = useState(false)
  const count = selection.length
  const shared = { isOpen: true, isDangerous: true, cancelLabel: t.back, onCancel: onClose }
  return isSecondQuestion ? (
    <AlertDialog
      // A second question is a second dialog: its focus starts on the button that cancels.
      key="second"
      {...shared}
      title={t.withdrawSure({ count })}
      confirmLabel={t.withdrawNow({ count })}
      onConfirm={() => onConfirm([{ action: { kind: 'withdraw' }, targets: selection.map(({ target }) => target) }])}
    >
      <div className={styles['body']}>
        <ConcernedPatients names={selection.map(displayName)} />
        <p>{t.noWayBack}</p>
      </div>
    </AlertDialog>
  ) : (
    <AlertDialog
      key="first"
      {...shared}
      title={t.withdrawTitle({ count })}
      confirmLabel={t.goOn}
      onConfirm={() => setSecondQuestion(true)}
    >
      <div className={styles['body']}>
        <p>{t.withdrawBody({ count })}</p>
        <p>{t.withdrawInside}</p>
      </div>
    </AlertDialog>
  )
}

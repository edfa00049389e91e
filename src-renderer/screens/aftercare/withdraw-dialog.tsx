import { useState } from 'react'
import { AlertDialog } from '../../components/dialog.tsx'
import { concernsSentence } from '../../i18n/sentences.ts'
import { useLanguage, useText } from '../../i18n/use-text.tsx'
import type { CareDialogProps } from './action-dialog.ts'
import styles from './aftercare.module.css'
import { subjectName } from './subjects.ts'

const namesShown = 5

/** Asks twice, since it cannot be undone; the second question names the patients. Enter never confirms. */
export function WithdrawDialog({ subjects, onCarryOut, onClose }: CareDialogProps) {
  const t = useText('actions')
  const language = useLanguage()
  const [isAskedAgain, setAskedAgain] = useState(false)
  const count = subjects.length
  const names = subjects.slice(0, namesShown).map(subjectName)
  const shared = { isOpen: true, isDangerous: true, cancelLabel: t.back, onCancel: onClose }
  return isAskedAgain ? (
    <AlertDialog
      // Another question, and so another dialog: its focus begins on the way back.
      key="second"
      {...shared}
      title={t.withdrawSure({ count })}
      confirmLabel={t.withdrawNow({ count })}
      onConfirm={() => onCarryOut([{ action: { kind: 'withdraw' }, targets: subjects.map(({ target }) => target) }])}
    >
      <div className={styles['body']}>
        <p>{concernsSentence(language, { names, more: count - names.length })}</p>
        <p>{t.noWayBack}</p>
      </div>
    </AlertDialog>
  ) : (
    <AlertDialog
      key="first"
      {...shared}
      title={t.withdrawTitle({ count })}
      confirmLabel={t.goOn}
      onConfirm={() => setAskedAgain(true)}
    >
      <div className={styles['body']}>
        <p>{t.withdrawBody({ count })}</p>
        <p>{t.withdrawInside}</p>
      </div>
    </AlertDialog>
  )
}

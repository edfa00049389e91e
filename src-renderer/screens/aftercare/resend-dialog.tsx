import { AlertDialog } from '../../components/dialog.tsx'
import { resendSentence } from '../../i18n/sentences.ts'
import { useLanguage, useText } from '../../i18n/use-text.tsx'
import type { CareDialogProps } from './action-dialog.ts'
import styles from './aftercare.module.css'
import { waysOf } from './subjects.ts'

/** Says by which channel the link is sent again, and who receives no message. */
export function ResendDialog({ subjects, onCarryOut, onClose }: CareDialogProps) {
  const t = useText('actions')
  const language = useLanguage()
  const { sms, email, byHand } = waysOf(subjects)
  return (
    <AlertDialog
      title={t.resendTitle({ count: subjects.length })}
      isOpen
      confirmLabel={t.resendNow}
      cancelLabel={t.cancel}
      onConfirm={() => onCarryOut([{ action: { kind: 'resend' }, targets: subjects.map(({ target }) => target) }])}
      onCancel={onClose}
    >
      <div className={styles['body']}>
        {sms + email > 0 && <p>{resendSentence(language, { sms, email })}</p>}
        {byHand > 0 && <p>{t.resendByHand({ count: byHand })}</p>}
        <p>{t.insideStay}</p>
      </div>
    </AlertDialog>
  )
}

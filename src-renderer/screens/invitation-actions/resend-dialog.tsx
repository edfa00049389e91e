import { AlertDialog } from '../../components/dialog.tsx'
import { resendSentence } from '../../i18n/sentences.ts'
import { useLanguage, useText } from '../../i18n/use-text.tsx'
import type { ActionDialogProps } from './action-dialog.ts'
import styles from './invitation-actions.module.css'
import { countByChannel } from './selection.ts'

/** Says by which channel the link is sent again, and who receives no message. */
export function ResendDialog({ selection, onConfirm, onClose }: ActionDialogProps) {
  const t = useText('actions')
  const language = useLanguage()
  const { sms, email, byHand } = countByChannel(selection)
  return (
    <AlertDialog
      title={t.resendTitle({ count: selection.length })}
      isOpen
      confirmLabel={t.resendNow}
      cancelLabel={t.cancel}
      onConfirm={() => onConfirm([{ action: { kind: 'resend' }, targets: selection.map(({ target }) => target) }])}
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

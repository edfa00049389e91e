import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { useFormats, useText } from '../../i18n/use-text.tsx'
import { useIsPracticeList } from '../../state/use-app.tsx'
import type { LinkRow } from './link-rows.ts'
import styles from './links.module.css'
import { QrCode } from './qr-code.tsx'

export interface QrDialogProps {
  readonly listId: string
  readonly row: LinkRow
  readonly link: string
  readonly onCopy: (row: LinkRow) => void
  readonly onPrint: (row: LinkRow) => void
  readonly onClose: () => void
}

/** One patient's link to be scanned from the screen, or printed. */
export function QrDialog({ listId, row, link, onCopy, onPrint, onClose }: QrDialogProps) {
  const t = useText('links')
  const e = useText('export')
  const f = useFormats()
  const isPractice = useIsPracticeList(listId)
  const { appointmentAt, timeZone } = row
  return (
    <Dialog
      title={row.name}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button icon="copy" onPress={() => onCopy(row)}>
            {t.copy}
          </Button>
          <Button icon="print" onPress={() => onPrint(row)}>
            {t.print}
          </Button>
          <Button kind="primary" onPress={onClose}>
            {t.close}
          </Button>
        </>
      }
    >
      <div className={styles['qrBody']} data-printed="">
        {isPractice && <p className={styles['qrAppointment']}>{e.practiceNotice}</p>}
        <p className={styles['qrAppointment']}>
          {appointmentAt === null || timeZone === null ? t.noDate : f.dateTime(appointmentAt, timeZone)}
        </p>
        <QrCode text={link} label={t.showQr({ name: row.name })} />
        <p className={styles['qrHelp']}>{t.qrHelp}</p>
        <p className={styles['qrLink']}>{link}</p>
      </div>
    </Dialog>
  )
}

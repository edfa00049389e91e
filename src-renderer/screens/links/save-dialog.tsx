import type { ReactNode } from 'react'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Notice } from '../../components/notice.tsx'
import { useText } from '../../i18n/use-text.tsx'
import { SavingNotice } from './saving-notice.tsx'
import type { Saving } from './use-saving.ts'

export interface SaveDialogProps {
  readonly title: string
  /** What will be in the file. */
  readonly about: string
  readonly saving: Saving
  /** Nothing is chosen that could be saved. */
  readonly isNothing: boolean
  /** What makes the file confidential, in a sentence. */
  readonly confidential: string
  readonly onSave: () => void
  readonly onShow: () => void
  readonly onClose: () => void
  /** The choices. */
  readonly children: ReactNode
}

/** Creates a file of the list's links, saves it, and reports the result. */
export function SaveDialog({
  title,
  about,
  saving,
  isNothing,
  confidential,
  onSave,
  onShow,
  onClose,
  children
}: SaveDialogProps) {
  const t = useText('export')
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t.close}</Button>
          <Button
            kind="primary"
            icon="download"
            isDisabled={isNothing}
            pending={saving.phase === 'making' ? t.making : undefined}
            onPress={onSave}
          >
            {t.saveNow}
          </Button>
        </>
      }
    >
      <p>{about}</p>
      {children}
      {saving.phase === 'idle' || saving.phase === 'making' ? (
        <Notice tone="warn" title={confidential} />
      ) : (
        <SavingNotice saving={saving} confidential={confidential} onShow={onShow} />
      )}
    </Dialog>
  )
}

import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { useText } from '../i18n/use-text.tsx'
import { Button, IconButton } from './button.tsx'
import { classes } from './classes.ts'
import styles from './dialog.module.css'
import { FocusReturn } from './focus-return.tsx'

/** What a long table inside looks for: it draws the rows that are in sight there. */
const scrolls = { 'data-scrolls': '' }

export interface DialogProps {
  readonly title: string
  readonly isOpen: boolean
  /** Escape, the close button, or a press outside. */
  readonly onClose: () => void
  readonly children: ReactNode
  /** The buttons at the end, the main one last. */
  readonly actions?: ReactNode
  readonly isWide?: boolean
}

/** For tasks that need full attention. Everything else belongs on the page. */
export function Dialog({ title, isOpen, onClose, children, actions, isWide = false }: DialogProps) {
  const t = useText('components')
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => !open && onClose()}
      isDismissable
      className={styles['backdrop'] ?? ''}
    >
      <Modal {...scrolls} className={classes(styles['modal'], isWide && styles['wide'])}>
        <AriaDialog className={styles['dialog'] ?? ''}>
          <header className={styles['header']}>
            <Heading slot="title" className={styles['title'] ?? ''}>
              {title}
            </Heading>
            <IconButton icon="close" label={t.close} onPress={onClose} />
          </header>
          <div className={styles['body']}>{children}</div>
          {actions !== undefined && <footer className={styles['actions']}>{actions}</footer>}
          <FocusReturn />
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}

export interface AlertDialogProps {
  readonly title: string
  readonly isOpen: boolean
  /** What will happen if confirmed. */
  readonly children: ReactNode
  readonly confirmLabel: string
  readonly cancelLabel: string
  readonly onConfirm: () => void
  readonly onCancel: () => void
  /** Further buttons, between the two. */
  readonly otherActions?: ReactNode
  /** What is confirmed cannot be undone. */
  readonly isDangerous?: boolean
}

/** Asks for confirmation. The focus, and so Enter, is on the cancel button. */
export function AlertDialog({
  title,
  isOpen,
  children,
  confirmLabel,
  cancelLabel,
  onConfirm,
  onCancel,
  otherActions,
  isDangerous = false
}: AlertDialogProps) {
  return (
    <ModalOverlay isOpen={isOpen} onOpenChange={(open) => !open && onCancel()} className={styles['backdrop'] ?? ''}>
      <Modal {...scrolls} className={styles['modal'] ?? ''}>
        <AriaDialog role="alertdialog" className={styles['dialog'] ?? ''}>
          <header className={styles['header']}>
            <Heading slot="title" className={styles['title'] ?? ''}>
              {title}
            </Heading>
          </header>
          <div className={styles['body']}>{children}</div>
          <footer className={styles['actions']}>
            <Button onPress={onCancel} autoFocus>
              {cancelLabel}
            </Button>
            {otherActions}
            <Button kind={isDangerous ? 'danger' : 'primary'} onPress={onConfirm}>
              {confirmLabel}
            </Button>
          </footer>
          <FocusReturn />
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}

import { useState } from 'react'
import { Button } from '../components/button.tsx'
import { AlertDialog } from '../components/dialog.tsx'
import { Notice } from '../components/notice.tsx'
import { useText } from '../i18n/use-text.tsx'
import { useAppState, useAppStore, useBatch, useBridge, useBulkAction } from '../state/use-app.tsx'
import { useSaveState, useWorkspace } from '../workspace/use-workspace.tsx'
import styles from './app-frame.module.css'

type Answer = 'finish' | 'stay' | 'background'

/**
 * Asks what to do when the window closes while something is being sent or stored. Once that is over, the main process ends
 * the app without an answer.
 */
export function CloseDialog() {
  const bridge = useBridge()
  const store = useAppStore()
  const workspace = useWorkspace()
  const batch = useBatch()
  const bulkAction = useBulkAction()
  const request = useAppState((state) => state.closeRequest)
  const isSaved = useSaveState() === 'saved'
  const [closing, setClosing] = useState(false)
  const isSending = [batch, bulkAction].some((one) => one !== null && one.phase !== 'finished')
  /** Sending would have been over for the user, and then the work could not be stored. */
  const [isHeldUp, setHeldUp] = useState(false)
  const isAboutSaving = !isSaved && (isHeldUp || (request === 'saving' && !isSending))
  // The main process knows first that something is being sent, and the window that all is saved.
  const isAboutSending = request === 'sending' || (request !== null && isSending)

  async function answer(choice: Answer): Promise<void> {
    store.closeRequestAnswered()
    setHeldUp(false)
    if (choice !== 'stay') {
      setClosing(choice === 'finish')
      await workspace.flushed()
      if (workspace.saveState() !== 'saved') {
        setClosing(false)
        setHeldUp(true)
        return
      }
    }
    await bridge.calls['app.closeAnswer']({ answer: choice })
  }

  /** Closes without waiting: unsaved work is lost. */
  function closeNow(): void {
    store.closeRequestAnswered()
    void bridge.calls['app.closeAnswer']({ answer: 'finish' })
  }

  return isAboutSaving ? (
    <StillSaving onStay={() => void answer('stay')} onClose={closeNow} />
  ) : (
    <StillSending isClosing={closing} isOpen={isAboutSending} onAnswer={(choice) => void answer(choice)} />
  )
}

interface StillSendingProps {
  readonly isOpen: boolean
  readonly isClosing: boolean
  readonly onAnswer: (answer: Answer) => void
}

function StillSending({ isOpen, isClosing, onAnswer }: StillSendingProps) {
  const t = useText('batch')
  const batch = useBatch()
  const queued = batch?.queued ?? 0
  return (
    <>
      {isClosing && (
        <div className={styles['notices']}>
          <Notice tone="info" title={t.closing} />
        </div>
      )}
      <AlertDialog
        title={t.closeTitle}
        isOpen={isOpen}
        // The filled button is the one that leaves nobody unsent.
        confirmLabel={queued > 0 ? t.closeBackground : t.closeNow}
        cancelLabel={t.closeStay}
        onConfirm={() => onAnswer(queued > 0 ? 'background' : 'finish')}
        onCancel={() => onAnswer('stay')}
        otherActions={queued > 0 && <Button onPress={() => onAnswer('finish')}>{t.closeFinish({ queued })}</Button>}
      >
        <p>{t.closeBody({ inFlight: batch?.inFlight ?? 0, queued })}</p>
      </AlertDialog>
    </>
  )
}

interface StillSavingProps {
  readonly onStay: () => void
  readonly onClose: () => void
}

/** Goes once everything is stored. When storing fails, only the user closes the app. */
function StillSaving({ onStay, onClose }: StillSavingProps) {
  const t = useText('close')
  const saveState = useSaveState()
  const name = useWorkspace().unsavedName()
  const isFailed = typeof saveState === 'object'
  return (
    <AlertDialog
      title={isFailed ? t.notSaved({ name }) : t.saving({ name })}
      isOpen
      confirmLabel={t.closeNow}
      cancelLabel={t.stay}
      isDangerous
      onConfirm={onClose}
      onCancel={onStay}
    >
      <p>{isFailed ? t.notSavedNext : t.savingNext}</p>
    </AlertDialog>
  )
}

import { useEffect, useState } from 'react'
import { Button } from '../components/button.tsx'
import { AlertDialog } from '../components/dialog.tsx'
import { Notice } from '../components/notice.tsx'
import { useHandler } from '../components/use-handler.ts'
import { useText } from '../i18n/use-text.tsx'
import { useSaveState, useWorkspace } from '../workspace/use-workspace.tsx'
import styles from './frame.module.css'
import { useBatch, useBridge, useCareView, useMirror, useMirrored } from './use-app.tsx'

type Answer = 'finish' | 'stay' | 'background'

/** Asks what to do when the window closes while something is being sent or stored. */
export function CloseDialog() {
  const bridge = useBridge()
  const mirror = useMirror()
  const workspace = useWorkspace()
  const batch = useBatch()
  const care = useCareView()
  const isAsked = useMirrored((state) => state.isCloseAsked)
  const isSaved = useSaveState() === 'saved'
  const [closing, setClosing] = useState(false)
  const isSending = [batch, care].some((one) => one !== null && one.phase !== 'finished')
  /** True when unsaved work was the reason for the question: it may be saved by now. */
  const [isAboutSaving, setAboutSaving] = useState(false)
  const [wasAsked, setWasAsked] = useState(false)
  if (isAsked !== wasAsked) {
    setWasAsked(isAsked)
    setAboutSaving(isAsked && !isSending && !isSaved)
  }

  async function answer(choice: Answer): Promise<void> {
    mirror.closeAnswered()
    setAboutSaving(false)
    if (choice !== 'stay') {
      setClosing(choice === 'finish')
      await workspace.flushed()
      if (workspace.saveState() !== 'saved') {
        setClosing(false)
        setAboutSaving(true)
        return
      }
    }
    await bridge.calls['app.closeAnswer']({ answer: choice })
  }

  /** Closes without waiting: unsaved work is lost. */
  function closeNow(): void {
    mirror.closeAnswered()
    void bridge.calls['app.closeAnswer']({ answer: 'finish' })
  }

  return isAboutSaving ? (
    <StillSaving onStay={() => void answer('stay')} onClose={closeNow} />
  ) : (
    <StillSending isClosing={closing} isOpen={isAsked && wasAsked} onAnswer={(choice) => void answer(choice)} />
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
        confirmLabel={t.closeFinish}
        cancelLabel={t.closeStay}
        onConfirm={() => onAnswer('finish')}
        onCancel={() => onAnswer('stay')}
        otherActions={<Button onPress={() => onAnswer('background')}>{t.closeBackground}</Button>}
      >
        <p>{t.closeBody({ inFlight: batch?.inFlight ?? 0, queued: batch?.queued ?? 0 })}</p>
      </AlertDialog>
    </>
  )
}

interface StillSavingProps {
  readonly onStay: () => void
  readonly onClose: () => void
}

/** Closes automatically once everything is stored. When storing fails, only the user closes it. */
function StillSaving({ onStay, onClose }: StillSavingProps) {
  const t = useText('close')
  const standing = useSaveState()
  const name = useWorkspace().state()?.document?.name ?? ''
  const isFailed = typeof standing === 'object'
  const close = useHandler(onClose)
  useEffect(() => {
    if (standing === 'saved') close()
  }, [standing, close])
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

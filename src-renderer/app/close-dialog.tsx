import { useState } from 'react'
import { Button } from '../components/button.tsx'
import { AlertDialog } from '../components/dialog.tsx'
import { Notice } from '../components/notice.tsx'
import { batchTexts } from '../language/frame.ts'
import { useText } from '../language/use-language.tsx'
import styles from './frame.module.css'
import { useBatch, useBridge, useMirror, useMirrored } from './use-app.tsx'

/** Asked to close while invitations are on their way: what would happen, and the choice. */
export function CloseDialog() {
  const t = useText(batchTexts)
  const bridge = useBridge()
  const mirror = useMirror()
  const batch = useBatch()
  const isAsked = useMirrored((state) => state.isCloseAsked)
  const [isClosing, setClosing] = useState(false)

  function answer(choice: 'finish' | 'stay' | 'background'): void {
    mirror.closeAnswered()
    setClosing(choice === 'finish')
    void bridge.calls['app.closeAnswer']({ answer: choice })
  }

  return (
    <>
      {isClosing && (
        <div className={styles['notices']}>
          <Notice tone="info" title={t.closing} />
        </div>
      )}
      <AlertDialog
        title={t.closeTitle}
        isOpen={isAsked}
        confirmLabel={t.closeFinish}
        cancelLabel={t.closeStay}
        onConfirm={() => answer('finish')}
        onCancel={() => answer('stay')}
        otherActions={<Button onPress={() => answer('background')}>{t.closeBackground}</Button>}
      >
        <p>{t.closeBody({ inFlight: batch?.inFlight ?? 0, queued: batch?.queued ?? 0 })}</p>
      </AlertDialog>
    </>
  )
}

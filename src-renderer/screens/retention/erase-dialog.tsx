import { useEffect, useState } from 'react'
import type { CallOutput, FailureCode } from '#contract/channels.ts'
import type { ErasurePreview, ErasureScope } from '#contract/retention.ts'
import { FailureNotice } from '../../app/failure-notice.tsx'
import { Button } from '../../components/button.tsx'
import { AlertDialog, Dialog } from '../../components/dialog.tsx'
import { useFlash } from '../../components/flash.tsx'
import { Notice } from '../../components/notice.tsx'
import { ProgressBar } from '../../components/progress-bar.tsx'
import { useText } from '../../i18n/use-text.tsx'
import { useBridge } from '../../state/use-app.tsx'
import { useWorkspace } from '../../workspace/use-workspace.tsx'
import { ErasureTable, hasStaying, StayReasons } from './erasure-table.tsx'
import styles from './retention.module.css'

export interface EraseDialogProps {
  readonly title: string
  readonly scope: ErasureScope
  /** Said where nothing can go. */
  readonly nothing: string
  readonly onClose: () => void
}

type Preview = Extract<CallOutput<'retention.preview'>, { ok: true }>['value']

/** Shows exactly whose data would go, and why some stays; asks twice, and Enter never erases. */
export function EraseDialog({ title, scope, nothing, onClose }: EraseDialogProps) {
  const t = useText('retention')
  const bridge = useBridge()
  const flash = useFlash()
  const workspace = useWorkspace()
  const [preview, setPreview] = useState<Preview | null>(null)
  const [failure, setFailure] = useState<FailureCode | null>(null)
  const [step, setStep] = useState<'first' | 'second' | 'erasing'>('first')

  // biome-ignore lint/correctness/useExhaustiveDependencies: what was shown is what is asked about; looked up once
  useEffect(() => {
    let isGone = false
    void (async () => {
      // What was just typed counts as well.
      await workspace.flushed()
      const answer = await bridge.calls['retention.preview'](scope)
      if (isGone) return
      if (answer.ok) setPreview(answer.value)
      else setFailure(answer.code)
    })()
    return () => {
      isGone = true
    }
  }, [])

  async function erase(at: number): Promise<void> {
    setStep('erasing')
    const answer = await bridge.calls['retention.erase']({ scope, at })
    if (!answer.ok) {
      setStep('first')
      return setFailure(answer.code)
    }
    onClose()
    flash({ tone: 'ok', text: t.done({ count: answer.value.patients }) })
  }

  const lists = preview?.lists ?? []
  const patients = sum(lists, (list) => list.patients)
  const aliveLinks = sum(lists, (list) => list.activeLinks)
  const goes = lists.some((list) => list.rows > 0)

  if (step === 'erasing' || (preview === null && failure === null)) {
    return (
      <Dialog title={title} isOpen onClose={onClose}>
        <ProgressBar label={step === 'erasing' ? t.erasing : t.looking} fraction={null} />
      </Dialog>
    )
  }
  if (preview === null || failure !== null || !goes) {
    return (
      <Dialog title={title} isOpen onClose={onClose} actions={<Button onPress={onClose}>{t.close}</Button>}>
        {failure !== null && <FailureNotice failure={{ code: failure }} />}
        {preview !== null && failure === null && <Nothing text={nothing} lists={lists} />}
      </Dialog>
    )
  }
  const shared = { isOpen: true, isDangerous: true, cancelLabel: t.keep, onCancel: onClose }
  return step === 'second' ? (
    <AlertDialog
      // A second question is a second dialog: its focus starts on the button that cancels.
      key="second"
      {...shared}
      title={t.sure({ count: patients })}
      confirmLabel={t.eraseFinally({ count: patients })}
      onConfirm={() => void erase(preview.at)}
    >
      <p>{t.noWayBack}</p>
    </AlertDialog>
  ) : (
    <AlertDialog key="first" {...shared} title={title} confirmLabel={t.goOn} onConfirm={() => setStep('second')}>
      <div className={styles['body']}>
        <p>{t.goes({ withFile: lists.some(({ hasFile }) => hasFile) })}</p>
        <ErasureTable lists={lists} />
        {aliveLinks > 0 && (
          <Notice tone="warn" title={t.aliveLinks({ count: aliveLinks })}>
            {t.aliveLinksNext}
          </Notice>
        )}
        <p>{t.remains}</p>
      </div>
    </AlertDialog>
  )
}

function Nothing({ text, lists }: { readonly text: string; readonly lists: readonly ErasurePreview[] }) {
  const t = useText('retention')
  return (
    <>
      <p>{text}</p>
      {lists.filter(hasStaying).map((list) => (
        <p key={list.listId}>
          {t.staying}: <StayReasons list={list} />
        </p>
      ))}
    </>
  )
}

function sum(lists: readonly ErasurePreview[], of: (list: ErasurePreview) => number): number {
  return lists.reduce((total, list) => total + of(list), 0)
}

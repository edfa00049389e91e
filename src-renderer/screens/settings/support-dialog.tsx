import { useEffect, useState } from 'react'
import type { FailureCode } from '#contract/channels.ts'
import { FailureNotice } from '../../app/failure-notice.tsx'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { useFlash } from '../../components/flash.tsx'
import { ProgressBar } from '../../components/progress-bar.tsx'
import { TextField } from '../../components/text-field.tsx'
import { useText } from '../../i18n/use-text.tsx'
import { useBridge } from '../../state/use-app.tsx'
import styles from './support-card.module.css'

const shownRows = 18

/** The page for support: the shown text is exactly what is saved. */
export function SupportDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText('support')
  const { calls } = useBridge()
  const flash = useFlash()
  const [text, setText] = useState<string | null>(null)
  const [isSaving, setSaving] = useState(false)
  const [failure, setFailure] = useState<FailureCode | null>(null)

  useEffect(() => {
    let isGone = false
    void calls['support.page'](undefined).then((answer) => {
      if (isGone) return
      if (answer.ok) setText(answer.value.text)
      else setFailure(answer.code)
    })
    return () => {
      isGone = true
    }
  }, [calls])

  async function save(page: string): Promise<void> {
    setSaving(true)
    const suggestedName = t.fileName({ day: new Date().toISOString().slice(0, 10) })
    const bytes = new TextEncoder().encode(page)
    const answer = await calls['files.save']({ suggestedName, kind: 'txt', bytes, content: { kind: 'support-page' } })
    setSaving(false)
    if (answer.ok) {
      flash({ tone: 'ok', text: t.saved({ name: answer.value.fileName }) })
      onClose()
    } else if (answer.code !== 'cancelled') setFailure(answer.code)
  }

  return (
    <Dialog
      title={t.title}
      isOpen
      isWide
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t.close}</Button>
          <Button
            kind="primary"
            icon="download"
            isDisabled={text === null}
            pending={isSaving ? t.saving : undefined}
            onPress={() => text !== null && void save(text)}
          >
            {t.save}
          </Button>
        </>
      }
    >
      <p>{t.nothingOfPatients}</p>
      {failure !== null && <FailureNotice failure={{ code: failure }} onDismiss={() => setFailure(null)} />}
      {text === null && failure === null && <ProgressBar label={t.loading} fraction={null} />}
      {text !== null && (
        <div className={styles['page']}>
          <TextField label={t.content} isLabelHidden rows={shownRows} value={text} isReadOnly spellCheck="false" />
        </div>
      )}
    </Dialog>
  )
}

import { useState } from 'react'
import type { RecordsNotice } from '#contract/app.ts'
import type { FailureCode } from '#contract/channels.ts'
import { Button } from '../components/button.tsx'
import { AlertDialog } from '../components/dialog.tsx'
import { Notice } from '../components/notice.tsx'
import { explain } from '../i18n/messages.ts'
import { useLanguage, useText } from '../i18n/use-text.tsx'
import { FailureNotice } from './failure-notice.tsx'
import styles from './frame.module.css'
import { PolicyNotice } from './policy-notice.tsx'
import { useBridge, useMirror, useMirrored, usePolicy } from './use-app.tsx'

/** Notices about the whole app: the policy, the records at start, or a failed call. */
export function TroubleNotice() {
  const t = useText('frame')
  const mirror = useMirror()
  const failure = useMirrored((state) => state.failure)
  const recordsNotice = useMirrored((state) => state.snapshot?.recordsNotice ?? null)
  const [hidden, setHidden] = useState<RecordsNotice | null>(null)
  // While the records are closed, every call that needs them fails: only the notice about the records is shown.
  const isOwnFailure = failure !== null && !(areClosed(recordsNotice) && failure.code.startsWith('storage-'))
  const isRecordsShown = recordsNotice !== null && recordsNotice !== hidden
  const isPolicyWrong = usePolicy()?.problem != null
  if (!isOwnFailure && !isRecordsShown && !isPolicyWrong) return null
  return (
    <div className={styles['notices']}>
      <PolicyNotice />
      {isOwnFailure && (
        <FailureNotice failure={failure} action={<Button onPress={mirror.refresh}>{t.tryAgain}</Button>} />
      )}
      {isRecordsShown && <RecordsTrouble notice={recordsNotice} onHide={() => setHidden(recordsNotice)} />}
    </div>
  )
}

/** The app works despite these, so the user may dismiss the notice. */
const passing: ReadonlySet<RecordsNotice> = new Set(['damaged-set-aside', 'end-lost', 'session-only'])
/** Whether the records are closed, so that nothing can be stored or sent. */
export function areClosed(notice: RecordsNotice | null): boolean {
  return notice !== null && !passing.has(notice)
}

const canBeginAnew: ReadonlySet<RecordsNotice> = new Set(['key-lost', 'unreadable'])

function RecordsTrouble({ notice, onHide }: { readonly notice: RecordsNotice; readonly onHide: () => void }) {
  const language = useLanguage()
  const t = useText('startFresh')
  const bridge = useBridge()
  const [isAsking, setAsking] = useState(false)
  const [failure, setFailure] = useState<FailureCode | null>(null)
  const { what, next } = explain(language, `recordsNotice.${notice}`)

  async function beginAnew(): Promise<void> {
    setAsking(false)
    const answer = await bridge.calls['app.startFresh'](undefined)
    setFailure(answer.ok ? null : answer.code)
  }

  return (
    <>
      <Notice
        tone={passing.has(notice) ? 'warn' : 'bad'}
        title={what}
        {...(passing.has(notice) && { onDismiss: onHide })}
        {...(canBeginAnew.has(notice) && {
          action: <Button onPress={() => setAsking(true)}>{t.begin}</Button>
        })}
      >
        {next}
      </Notice>
      {failure !== null && <FailureNotice failure={{ code: failure }} onDismiss={() => setFailure(null)} />}
      <AlertDialog
        title={t.title}
        isOpen={isAsking}
        isDangerous
        confirmLabel={t.confirm}
        cancelLabel={t.cancel}
        onConfirm={() => void beginAnew()}
        onCancel={() => setAsking(false)}
      >
        <p>{t.body}</p>
      </AlertDialog>
    </>
  )
}

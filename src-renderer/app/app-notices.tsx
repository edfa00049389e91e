import { useState } from 'react'
import type { FailureCode } from '#contract/channels.ts'
import { mayStartFresh, type RecordsNotice } from '#contract/records-notice.ts'
import { Button } from '../components/button.tsx'
import { AlertDialog } from '../components/dialog.tsx'
import { Notice } from '../components/notice.tsx'
import { explain } from '../i18n/messages.ts'
import { useLanguage, useText } from '../i18n/use-text.tsx'
import { useAppState, useAppStore, useBridge, usePolicy, useSettings } from '../state/use-app.tsx'
import { AlteredConnectionNotice, useIsConnectionAltered } from './altered-connection-notice.tsx'
import styles from './app-frame.module.css'
import { FailureNotice } from './failure-notice.tsx'
import { FolderUserNotice } from './folder-user-notice.tsx'
import { PolicyNotice } from './policy-notice.tsx'
import { SettingsNotice } from './settings-notice.tsx'

/** Notices about the whole app: the policy, the records at start, or a failed call. */
export function AppNotices() {
  const t = useText('frame')
  const store = useAppStore()
  const failure = useAppState((state) => state.failure)
  const recordsNotice = useAppState((state) => state.snapshot?.recordsNotice ?? null)
  const folderUser = useAppState((state) => state.snapshot?.folderUser ?? null)
  const [hidden, setHidden] = useState<RecordsNotice | null>(null)
  // While the records are closed, every call that needs them fails: only the notice about the records is shown.
  const isOwnFailure =
    failure !== null && !(areRecordsUnavailable(recordsNotice) && failure.code.startsWith('storage-'))
  const isRecordsShown = recordsNotice !== null && recordsNotice !== hidden
  const isPolicyInvalid = usePolicy()?.problem != null
  const isErasurePaused = useSettings()?.isErasurePaused === true
  const isAltered = useIsConnectionAltered()
  if (!isOwnFailure && !isRecordsShown && !isPolicyInvalid && !isErasurePaused && !isAltered) return null
  return (
    <div className={styles['notices']}>
      <PolicyNotice />
      <SettingsNotice />
      <AlteredConnectionNotice />
      {isOwnFailure && (
        <FailureNotice failure={failure} action={<Button onPress={store.refresh}>{t.tryAgain}</Button>} />
      )}
      {isRecordsShown && recordsNotice === 'in-use-elsewhere' && <FolderUserNotice folderUser={folderUser} />}
      {isRecordsShown && recordsNotice !== 'in-use-elsewhere' && (
        <RecordsProblem notice={recordsNotice} onHide={() => setHidden(recordsNotice)} />
      )}
    </div>
  )
}

/** The app works despite these, so the user may dismiss the notice. */
const dismissible: ReadonlySet<RecordsNotice> = new Set([
  'damaged-set-aside',
  'turned-back',
  'end-lost',
  'older',
  'session-only',
  'on-share'
])
/** Whether the records are closed, so that nothing can be stored or sent. */
export function areRecordsUnavailable(notice: RecordsNotice | null): boolean {
  return notice !== null && !dismissible.has(notice)
}

function RecordsProblem({ notice, onHide }: { readonly notice: RecordsNotice; readonly onHide: () => void }) {
  const language = useLanguage()
  const t = useText('startFresh')
  const newer = useText('newerVersion')
  const bridge = useBridge()
  const [isConfirming, setConfirming] = useState(false)
  const [failure, setFailure] = useState<FailureCode | null>(null)
  const { what, next } = explain(language, `recordsNotice.${notice}`)
  const own = useAppState(({ snapshot }) => snapshot?.version ?? '')
  const needed = useAppState(({ snapshot }) => snapshot?.neededVersion ?? null)

  async function startFresh(): Promise<void> {
    setConfirming(false)
    const answer = await bridge.calls['app.startFresh'](undefined)
    setFailure(answer.ok ? null : answer.code)
  }

  return (
    <>
      <Notice
        tone={dismissible.has(notice) ? 'warn' : 'bad'}
        title={what}
        {...(dismissible.has(notice) && { onDismiss: onHide })}
        {...(mayStartFresh(notice) && {
          action: <Button onPress={() => setConfirming(true)}>{t.begin}</Button>
        })}
      >
        {needed !== null && <p>{newer.needed({ needed, own })}</p>}
        {next}
      </Notice>
      {failure !== null && <FailureNotice failure={{ code: failure }} onDismiss={() => setFailure(null)} />}
      <AlertDialog
        title={t.title}
        isOpen={isConfirming}
        isDangerous
        confirmLabel={t.confirm}
        cancelLabel={t.cancel}
        onConfirm={() => void startFresh()}
        onCancel={() => setConfirming(false)}
      >
        <p>{t.body}</p>
      </AlertDialog>
    </>
  )
}

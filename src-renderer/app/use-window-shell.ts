import { useEffect, useSyncExternalStore } from 'react'
import type { FailureCode } from '#contract/channels.ts'
import { useFlash } from '../components/flash.tsx'
import { explain, textsIn, translate } from '../i18n/messages.ts'
import { useLanguage, useText } from '../i18n/use-text.tsx'
import { useAppState, useBatch, useBridge, useIsPracticeShown, useList, useRoute } from '../state/use-app.tsx'
import { useWorkspace } from '../workspace/use-workspace.tsx'
import { appName } from './app-name.ts'
import { batchDone, batchFraction } from './list-progress.ts'

const titleLengthMax = 200

/**
 * Sets the window's title and the task bar progress: the running batch, otherwise the open list. No list name while
 * locked.
 */
export function useTitle(): void {
  const t = useText('batch')
  const frame = useText('frame')
  const bridge = useBridge()
  const batch = useBatch()
  const route = useRoute()
  const isPractice = useIsPracticeShown()
  const isLocked = useAppState((state) => state.isLocked)
  const isSending = batch !== null && batch.phase !== 'finished'
  const listName = useList(isSending ? batch.listId : route.kind === 'list' ? route.listId : '')?.name

  const parts = [
    ...(isSending ? [t.ofTotal({ done: batchDone(batch), total: batch.total })] : []),
    ...(listName === undefined || isLocked ? [] : [listName]),
    ...(isPractice ? [frame.practice] : []),
    appName
  ]
  const title = parts.join(' – ').slice(0, titleLengthMax)
  const fraction = isSending ? batchFraction(batch) : null

  useEffect(() => {
    document.title = title
    void bridge.calls['app.progress']({ title, fraction })
  }, [bridge, title, fraction])
}

/**
 * Reports unsaved work, so that the main process asks before it closes the window, and again when it asks. A reloaded page
 * has none.
 */
export function useUnsaved(): void {
  const bridge = useBridge()
  const workspace = useWorkspace()
  const request = useAppState((state) => state.closeRequest)
  // Not as a state: with each cell that opens, the whole window would be drawn before its letter.
  // biome-ignore lint/correctness/useExhaustiveDependencies: whoever asks needs the answer, and none may be missing
  useEffect(() => {
    let told: boolean | null = null
    function report(): void {
      const isUnsaved = workspace.saveState() !== 'saved'
      if (isUnsaved === told) return
      told = isUnsaved
      void bridge.calls['app.unsaved']({ isUnsaved })
    }
    report()
    return workspace.subscribe(report)
  }, [bridge, workspace, request])
}

/** Tells once why changes of the open list were not taken. */
export function useListNotice(): void {
  const workspace = useWorkspace()
  const language = useLanguage()
  const flash = useFlash()
  const notice = useSyncExternalStore(workspace.subscribe, () => workspace.state()?.notice ?? null)
  useEffect(() => {
    if (notice === null) return
    workspace.noticeTold()
    if (notice.count !== undefined) {
      flash({ tone: 'info', text: textsIn('frame', language).takenOut({ count: notice.count }) })
      return
    }
    if (notice.code === 'worker-restarted') {
      flash({ tone: 'warn', text: translate(language, 'frame.workerRestarted') })
      return
    }
    const { what, next } = explain(language, `failure.${notice.code as FailureCode}`)
    flash({ tone: 'warn', text: `${translate(language, 'frame.notTaken')} ${what} ${next}` })
  }, [workspace, language, flash, notice])
}

import { useEffect, useState } from 'react'
import type { FailureCode } from '#contract/channels.ts'
import { FailureNotice } from '../../app/failure-notice.tsx'
import { useFileImport } from '../../app/import-drop-zone.tsx'
import type { ImportScreenProps } from '../../app/screens.ts'
import { Button } from '../../components/button.tsx'
import { Notice } from '../../components/notice.tsx'
import { Page, PageHeader } from '../../components/page.tsx'
import { ProgressBar } from '../../components/progress-bar.tsx'
import { explain } from '../../i18n/messages.ts'
import { useLanguage, useText } from '../../i18n/use-text.tsx'
import { importBegins } from '../../state/begun-imports.ts'
import type { ImportSource } from '../../state/import-source.ts'
import type { ImportResult, UnreadableAnswer } from '../../workspace/import-list.ts'
import { useWorkspace } from '../../workspace/use-workspace.tsx'
import { ReturningCopy } from './returning-copy.tsx'

/** Shows the progress of an import and, when it fails, why and what to do instead. */
export function ImportScreen({ source, onReady, onCancel }: ImportScreenProps) {
  const t = useText('import')
  const { taken: result, again: retry, asNew: ignoreCopy } = useImport(source, onReady)
  const { choose } = useFileImport()
  const isPaste = source.kind === 'paste'
  const actions = (
    <>
      <Button kind="primary" icon="folder" onPress={choose}>
        {t.another}
      </Button>
      <Button onPress={onCancel}>{t.back}</Button>
    </>
  )

  if (result?.kind === 'unreadable') {
    return (
      <Page width="reading">
        <PageHeader title={isPaste ? t.pasteNotRead : t.notRead({ name: source.name })} />
        <Unreadable reason={result.reason} actions={actions} />
      </Page>
    )
  }
  if (result?.kind === 'failed') {
    return (
      <Page width="reading">
        <PageHeader title={isPaste ? t.pasteNotRead : t.notRead({ name: source.name })} />
        <FailureNotice
          failure={{ code: result.code as FailureCode }}
          action={
            <>
              <Button kind="primary" icon="refresh" onPress={retry}>
                {t.tryAgain}
              </Button>
              <Button onPress={onCancel}>{t.back}</Button>
            </>
          }
        />
      </Page>
    )
  }
  if (result?.kind === 'copy') {
    return (
      <ReturningCopy
        source={source}
        listId={result.listId}
        onReady={onReady}
        onIgnoreCopy={ignoreCopy}
        onCancel={onCancel}
      />
    )
  }
  return (
    <Page width="reading">
      <PageHeader title={isPaste ? t.readingPaste : t.reading({ name: source.name })}>{t.nothingSent}</PageHeader>
      <ProgressBar label={isPaste ? t.readingPaste : t.reading({ name: source.name })} isLabelHidden fraction={null} />
      <StopReading onStopped={onCancel} />
    </Page>
  )
}

/** Most files are read before anybody could press a button. */
const stopShownAfterMs = 2_000

function StopReading({ onStopped }: { readonly onStopped: () => void }) {
  const t = useText('import')
  const workspace = useWorkspace()
  const [isShown, setShown] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), stopShownAfterMs)
    return () => clearTimeout(timer)
  }, [])
  if (!isShown) return null
  const stop = () => {
    workspace.stopReading()
    onStopped()
  }
  return <Button onPress={stop}>{t.stop}</Button>
}

interface UnreadableProps {
  readonly reason: UnreadableAnswer
  readonly actions: React.ReactNode
}

function Unreadable({ reason, actions }: UnreadableProps) {
  const language = useLanguage()
  const { what, next } = explain(language, `import.unreadable.${reason}`)
  return (
    <Notice tone="bad" title={what} action={actions}>
      {next}
    </Notice>
  )
}

/** Each source is imported once, even if React runs the effect twice. */
const runningImports = new Map<string, Promise<ImportResult>>()

/** The worker crashed, which no file should be able to cause. */
const workerFailed = (): ImportResult => ({ kind: 'failed', code: 'internal' })

function useImport(source: ImportSource, onReady: ImportScreenProps['onReady']) {
  const workspace = useWorkspace()
  const [result, setResult] = useState<ImportResult | null>(null)
  const [round, setRound] = useState(0)
  const [ignoresCopy, setIgnoresCopy] = useState(false)

  // biome-ignore lint/correctness/useExhaustiveDependencies: a source is taken by its id, again only when asked
  useEffect(() => {
    let isCurrent = true
    const key = `${source.id} ${round}`
    importBegins(source.id)
    const running = runningImports.get(key) ?? workspace.importList(source, ignoresCopy).catch(workerFailed)
    runningImports.set(key, running)
    setResult(null)
    void running.then((answer) => {
      runningImports.delete(key)
      if (!isCurrent) return
      setResult(answer)
      if (answer.kind === 'shown') onReady(answer.listId, answer.step)
    })
    return () => {
      isCurrent = false
    }
  }, [source.id, round, workspace])

  const retry = () => setRound((before) => before + 1)
  const ignoreCopy = () => {
    setIgnoresCopy(true)
    retry()
  }
  return { taken: result, again: retry, asNew: ignoreCopy }
}

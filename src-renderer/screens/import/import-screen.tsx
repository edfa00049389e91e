import { useEffect, useState } from 'react'
import type { FailureCode } from '#contract/channels.ts'
import { FailureNotice } from '../../app/failure-notice.tsx'
import type { ImportSource } from '../../app/import.ts'
import { useIntake } from '../../app/intake.tsx'
import type { ImportScreenProps } from '../../app/screens.ts'
import { useList } from '../../app/use-app.tsx'
import { Button } from '../../components/button.tsx'
import { useFlash } from '../../components/flash.tsx'
import { Notice } from '../../components/notice.tsx'
import { Page, PageHeader, Toolbar } from '../../components/page.tsx'
import { ProgressBar } from '../../components/progress-bar.tsx'
import { explain } from '../../i18n/messages.ts'
import { useLanguage, useText } from '../../i18n/use-text.tsx'
import type { UnreadableReason } from '../../list/parsing/index.ts'
import type { ImportResult } from '../../workspace/import-list.ts'
import { useWorkspace } from '../../workspace/use-workspace.tsx'

/** Shows the progress of an import and, when it fails, why and what to do instead. */
export function ImportScreen({ source, onReady, onCancel }: ImportScreenProps) {
  const t = useText('import')
  const { taken, again, asNew } = useTaking(source, onReady)
  const { choose } = useIntake()
  const isPaste = source.kind === 'paste'
  const actions = (
    <>
      <Button kind="primary" icon="folder" onPress={choose}>
        {t.another}
      </Button>
      <Button onPress={onCancel}>{t.back}</Button>
    </>
  )

  if (taken?.kind === 'unreadable') {
    return (
      <Page width="reading">
        <PageHeader title={isPaste ? t.pasteNotRead : t.notRead({ name: source.name })} />
        <Unreadable reason={taken.reason} actions={actions} />
      </Page>
    )
  }
  if (taken?.kind === 'failed') {
    return (
      <Page width="reading">
        <PageHeader title={isPaste ? t.pasteNotRead : t.notRead({ name: source.name })} />
        <FailureNotice
          failure={{ code: taken.code as FailureCode }}
          action={
            <>
              <Button kind="primary" icon="refresh" onPress={again}>
                {t.tryAgain}
              </Button>
              <Button onPress={onCancel}>{t.back}</Button>
            </>
          }
        />
      </Page>
    )
  }
  if (taken?.kind === 'copy') {
    return <ReturningCopy source={source} listId={taken.listId} onReady={onReady} onAsNew={asNew} onCancel={onCancel} />
  }
  return (
    <Page width="reading">
      <PageHeader title={isPaste ? t.readingPaste : t.reading({ name: source.name })}>{t.nothingSent}</PageHeader>
      <ProgressBar label={isPaste ? t.readingPaste : t.reading({ name: source.name })} isLabelHidden fraction={null} />
    </Page>
  )
}

interface UnreadableProps {
  readonly reason: UnreadableReason | 'no-rows'
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
const begun = new Map<string, Promise<ImportResult>>()

/** The worker crashed, which no file should be able to cause. */
const workerFailed = (): ImportResult => ({ kind: 'failed', code: 'internal' })

function useTaking(source: ImportSource, onReady: ImportScreenProps['onReady']) {
  const workspace = useWorkspace()
  const [taken, setTaken] = useState<ImportResult | null>(null)
  const [round, setRound] = useState(0)
  const [isNew, setNew] = useState(false)

  // biome-ignore lint/correctness/useExhaustiveDependencies: a source is taken by its id, again only when asked
  useEffect(() => {
    let isCurrent = true
    const key = `${source.id} ${round}`
    const taking = begun.get(key) ?? workspace.importList(source, isNew).catch(workerFailed)
    begun.set(key, taking)
    setTaken(null)
    void taking.then((answer) => {
      begun.delete(key)
      if (!isCurrent) return
      setTaken(answer)
      if (answer.kind === 'shown') onReady(answer.listId, answer.step)
    })
    return () => {
      isCurrent = false
    }
  }, [source.id, round, workspace])

  const again = () => setRound((before) => before + 1)
  const asNew = () => {
    setNew(true)
    again()
  }
  return { taken, again, asNew }
}

interface ReturningCopyProps extends ImportScreenProps {
  readonly listId: string
  readonly onAsNew: () => void
}

/** An export of this app was imported again, perhaps corrected in Excel: the user says what it is. */
function ReturningCopy({ source, listId, onReady, onAsNew, onCancel }: ReturningCopyProps) {
  const t = useText('import')
  const workspace = useWorkspace()
  const showFlash = useFlash()
  const [failure, setFailure] = useState<FailureCode | null>(null)
  const list = useList(listId)?.name ?? ''

  async function bringBack(): Promise<void> {
    const taken = await workspace.importCorrections(source, listId)
    if (taken.kind !== 'taken') return setFailure(taken.kind === 'failed' ? (taken.code as FailureCode) : 'internal')
    showFlash({ tone: 'ok', text: t.brought(taken) })
    onReady(listId, 'check')
  }

  return (
    <Page width="reading">
      <PageHeader title={t.isCopy({ list })}>{t.isCopyNext}</PageHeader>
      {failure !== null && <FailureNotice failure={{ code: failure }} />}
      <Toolbar label={t.isCopy({ list })}>
        <Button kind="primary" onPress={() => void bringBack()}>
          {t.bringBack}
        </Button>
        <Button onPress={onAsNew}>{t.asNewList}</Button>
        <Button onPress={onCancel}>{t.back}</Button>
      </Toolbar>
    </Page>
  )
}

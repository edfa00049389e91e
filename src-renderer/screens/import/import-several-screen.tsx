import { useEffect, useState } from 'react'
import type { FailureCode } from '#contract/channels.ts'
import { FailureNotice } from '../../app/failure-notice.tsx'
import { RouteLink } from '../../app/route-link.tsx'
import type { ImportSeveralScreenProps } from '../../app/screens.ts'
import { Button } from '../../components/button.tsx'
import { useFlash } from '../../components/flash.tsx'
import { Notice } from '../../components/notice.tsx'
import { Page, PageHeader } from '../../components/page.tsx'
import { ProgressBar } from '../../components/progress-bar.tsx'
import { explain } from '../../i18n/messages.ts'
import { useFormats, useLanguage, useText } from '../../i18n/use-text.tsx'
import type { FilesToImport } from '../../state/import-source.ts'
import { isImportingSeveral } from '../../state/route.ts'
import type { ImportResult } from '../../workspace/import-list.ts'
import { useWorkspace } from '../../workspace/use-workspace.tsx'
import { type FilesResult, importFiles, type JoinableLists, joinableLists } from './import-files.ts'

/** Several files become lists, one after the other; then says which ones, and which files are none. */
export function ImportSeveralScreen({ source, onReady, onDone }: ImportSeveralScreenProps) {
  const t = useText('import')
  const { at, result } = useImportOfFiles(source)
  if (result === null) {
    const name = source.files[at]?.name ?? ''
    return (
      <Page width="reading">
        <PageHeader title={t.reading({ name })}>{t.nothingSent}</PageHeader>
        <ProgressBar
          label={t.reading({ name })}
          isLabelHidden
          fraction={at / source.files.length}
          detail={t.fileOf({ number: at + 1, total: source.files.length })}
        />
      </Page>
    )
  }
  return (
    <Page width="reading">
      <PageHeader title={t.severalRead({ count: result.lists.length })}>{t.nothingSent}</PageHeader>
      <ul>
        {result.lists.map(({ listId, name }) => (
          <li key={listId}>
            <RouteLink to={{ kind: 'list', listId, step: 'columns' }}>{name}</RouteLink>
          </li>
        ))}
      </ul>
      {joinableLists(result.lists).map((joinable) => (
        <JoinOffer key={joinable.lists[0]?.listId} joinable={joinable} onReady={onReady} />
      ))}
      {result.leftOut.length > 0 && (
        <Notice tone="warn" title={t.leftOut({ count: result.leftOut.length, names: result.leftOut })} />
      )}
      {result.alone.length > 0 && (
        <Notice tone="warn" title={t.dropAlone({ count: result.alone.length, names: result.alone })} />
      )}
      <Button onPress={onDone}>{t.back}</Button>
    </Page>
  )
}

interface JoinOfferProps extends Pick<ImportSeveralScreenProps, 'onReady'> {
  readonly joinable: JoinableLists
}

/** Files of one kind and one day can become one list, by one click. */
function JoinOffer({ joinable: { day, lists }, onReady }: JoinOfferProps) {
  const t = useText('import')
  const language = useLanguage()
  const formats = useFormats()
  const workspace = useWorkspace()
  const [isJoining, setJoining] = useState(false)
  const [problem, setProblem] = useState<Exclude<ImportResult, { kind: 'shown' | 'copy' }> | null>(null)

  async function join(): Promise<void> {
    setJoining(true)
    const joined = await workspace
      .joinLists(lists.map(({ listId }) => listId))
      .catch(() => ({ kind: 'failed', code: 'internal' }) as const)
    setJoining(false)
    if (joined.kind === 'shown') onReady(joined.listId, joined.step)
    else if (joined.kind !== 'copy') setProblem(joined)
  }

  if (problem?.kind === 'failed') return <FailureNotice failure={{ code: problem.code as FailureCode }} />
  if (problem?.kind === 'unreadable') {
    const { what, next } = explain(language, `import.unreadable.${problem.reason}`)
    return (
      <Notice tone="warn" title={what}>
        {next}
      </Notice>
    )
  }
  const names = lists.map(({ name }) => name)
  const count = lists.length
  return (
    <Notice
      tone="info"
      title={
        day === null
          ? t.joinable({ count, names })
          : t.joinableFor({ count, names, day: formats.fullDay(Date.parse(day), 'UTC') })
      }
      action={
        <Button icon="document" isDisabled={isJoining} onPress={() => void join()}>
          {t.join}
        </Button>
      }
    >
      {t.joinedRows}
    </Notice>
  )
}

/** The files of one drop are imported once, even if React runs the effect twice. */
const running = new Map<string, Promise<FilesResult>>()

function useImportOfFiles({ id, files }: FilesToImport) {
  const t = useText('import')
  const workspace = useWorkspace()
  const showFlash = useFlash()
  const [at, setAt] = useState(0)
  const [result, setResult] = useState<FilesResult | null>(null)

  // biome-ignore lint/correctness/useExhaustiveDependencies: a drop is taken by its id
  useEffect(() => {
    let isCurrent = true
    const start = () =>
      importFiles(workspace, files, { onFile: setAt, goesOn: () => isImportingSeveral(location.hash) })
    const imported = running.get(id) ?? start()
    running.set(id, imported)
    void imported.then((answer) => {
      running.delete(id)
      if (!isCurrent) {
        const notRead = [...answer.notRead, ...answer.leftOut, ...answer.alone]
        if (notRead.length > 0)
          showFlash({ tone: 'warn', text: t.notAllRead({ count: notRead.length, names: notRead }) })
        return
      }
      setResult(answer)
    })
    return () => {
      isCurrent = false
    }
  }, [id, workspace])

  return { at, result }
}

import { useState } from 'react'
import type { FailureCode } from '#contract/channels.ts'
import { FailureNotice } from '../../app/failure-notice.tsx'
import type { ImportScreenProps } from '../../app/screens.ts'
import { Button } from '../../components/button.tsx'
import { Notice } from '../../components/notice.tsx'
import { Page, PageHeader, Toolbar } from '../../components/page.tsx'
import { explain } from '../../i18n/messages.ts'
import { useLanguage, useText } from '../../i18n/use-text.tsx'
import { useList } from '../../state/use-app.tsx'
import type { CopyResult } from '../../workspace/open-list.ts'
import { useWorkspace } from '../../workspace/use-workspace.tsx'
import { ComparedCopy } from './compared-copy.tsx'

export interface ReturningCopyProps extends ImportScreenProps {
  readonly listId: string
  readonly onIgnoreCopy: () => void
}

/** An export of this app was imported again, perhaps corrected in Excel: the user says what it is. */
export function ReturningCopy({ source, listId, onReady, onIgnoreCopy, onCancel }: ReturningCopyProps) {
  const t = useText('import')
  const language = useLanguage()
  const workspace = useWorkspace()
  const [result, setResult] = useState<CopyResult | null>(null)
  const [isComparing, setComparing] = useState(false)
  const list = useList(listId)?.name ?? ''

  async function compare(): Promise<void> {
    setComparing(true)
    setResult(await workspace.compareCopy(source, listId).catch(() => ({ kind: 'failed', code: 'internal' }) as const))
    setComparing(false)
  }

  if (result?.kind === 'compared') {
    const { comparison, contents } = result
    return (
      <ComparedCopy
        listId={listId}
        name={list}
        comparison={comparison}
        contents={contents}
        onReady={onReady}
        onAgain={() => void compare()}
        onCancel={onCancel}
      />
    )
  }
  return (
    <Page width="reading">
      <PageHeader title={t.isCopy({ list })}>{t.isCopyNext}</PageHeader>
      {result?.kind === 'failed' && <FailureNotice failure={{ code: result.code as FailureCode }} />}
      {result?.kind === 'unreadable' && (
        <Notice tone="bad" title={explain(language, `import.unreadable.${result.reason}`).what} />
      )}
      <Toolbar label={t.isCopy({ list })}>
        <Button kind="primary" pending={isComparing ? t.comparing : undefined} onPress={() => void compare()}>
          {t.bringBack}
        </Button>
        <Button isDisabled={isComparing} onPress={onIgnoreCopy}>
          {t.asNewList}
        </Button>
        <Button onPress={onCancel}>{t.back}</Button>
      </Toolbar>
    </Page>
  )
}

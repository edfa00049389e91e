import { useState } from 'react'
import type { FailureCode } from '#contract/channels.ts'
import { FailureNotice } from '../../app/failure-notice.tsx'
import { Button } from '../../components/button.tsx'
import { Notice } from '../../components/notice.tsx'
import { translate } from '../../i18n/messages.ts'
import { useLanguage, useText } from '../../i18n/use-text.tsx'
import type { RereadResult, Workspace } from '../../workspace/open-list.ts'
import type { SourceView } from '../../workspace/views.ts'

export interface HiddenRowsNoticeProps {
  readonly source: SourceView
  /** Rows that are skipped because they are hidden. */
  readonly count: number
  readonly workspace: Workspace
}

/** Rows may be hidden in the workbook on purpose or by mistake: asks until the user has decided. */
export function HiddenRowsNotice({ source, count, workspace }: HiddenRowsNoticeProps) {
  const t = useText('columns')
  const language = useLanguage()
  const [isReading, setReading] = useState(false)
  const [answer, setAnswer] = useState<RereadResult | null>(null)
  if (count === 0 || source.choices.includeHidden !== undefined) return null

  async function decide(includeHidden: boolean): Promise<void> {
    setReading(true)
    setAnswer(await workspace.reread({ ...source.choices, includeHidden }))
    setReading(false)
  }

  return (
    <>
      <Notice
        tone="warn"
        title={t.hiddenRows({ count })}
        action={
          <>
            <Button pending={isReading ? t.readingAgain : undefined} onPress={() => void decide(true)}>
              {t.includeHidden}
            </Button>
            <Button kind="quiet" isDisabled={isReading} onPress={() => void decide(false)}>
              {t.leaveHidden}
            </Button>
          </>
        }
      >
        {t.hiddenRowsNext}
      </Notice>
      {answer?.kind === 'failed' && <FailureNotice failure={{ code: answer.code as FailureCode }} />}
      {answer?.kind === 'unreadable' && (
        <Notice tone="bad" title={t.notReadSo}>
          {translate(language, `import.unreadable.${answer.reason}.what`)}
        </Notice>
      )}
    </>
  )
}

import { memo } from 'react'
import type { FailureCode } from '#contract/channels.ts'
import { FailureNotice } from '../../app/failure-notice.tsx'
import { listProgress } from '../../app/list-progress.ts'
import { Button } from '../../components/button.tsx'
import { Icon } from '../../components/icon.tsx'
import { PageHeader } from '../../components/page.tsx'
import { useText } from '../../i18n/use-text.tsx'
import { useList, useNavigate } from '../../state/use-app.tsx'
import type { OpenList } from '../../workspace/open-list.ts'
import { hasOpenQuestion } from '../../workspace/open-questions.ts'
import styles from './check.module.css'

export interface CheckHeaderProps {
  readonly list: OpenList
}

/** Shows how many patients are ready, the state of saving, and the next step. */
export const CheckHeader = memo(function CheckHeader({ list }: CheckHeaderProps) {
  const t = useText('check')
  const navigate = useNavigate()
  const summary = useList(list.listId)
  const { ready } = listProgress({ figures: list.figures, invitations: summary?.invitations ?? {} })
  const { saveState } = list
  const isAsked = hasOpenQuestion(list.questions) || list.unknownDoctors.length > 0
  const reason = list.figures.ready > 0 ? t.allSent : isAsked ? t.answerFirst : t.nothingReady
  return (
    <>
      <PageHeader
        title={t.summary({ ready: list.figures.ready, blocked: list.figures.blocked })}
        actions={
          <>
            <span className={styles['saved']} role="status">
              {saveState === 'saved' && <Icon name="check" size="small" />}
              {saveState === 'saved' ? t.saved : saveState === 'saving' ? t.saving : ''}
            </span>
            <Button
              kind="primary"
              icon="arrowRight"
              isDisabled={ready === 0}
              {...(ready === 0 && { 'aria-describedby': 'check-reason' })}
              onPress={() => navigate({ kind: 'list', listId: list.listId, step: 'send' })}
            >
              {t.goOn({ count: ready })}
            </Button>
          </>
        }
      >
        {ready === 0 && list.isComplete ? <span id="check-reason">{reason}</span> : undefined}
      </PageHeader>
      {typeof saveState === 'object' && (
        <FailureNotice failure={{ code: saveState.failed as FailureCode }} about={t.notSaved} />
      )}
    </>
  )
})

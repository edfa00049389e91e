import { memo, useEffect, useState } from 'react'
import type { FailureCode } from '#contract/channels.ts'
import type { ListDocument } from '#contract/list.ts'
import { FailureNotice } from '../../app/failure-notice.tsx'
import { listProgress } from '../../app/list-progress.ts'
import { Button } from '../../components/button.tsx'
import { Icon } from '../../components/icon.tsx'
import { PageHeader } from '../../components/page.tsx'
import { useText } from '../../i18n/use-text.tsx'
import { useList, useNavigate } from '../../state/use-app.tsx'
import type { OpenList } from '../../workspace/open-list.ts'
import { hasOpenQuestion } from '../../workspace/open-questions.ts'
import { useWorkspace } from '../../workspace/use-workspace.tsx'
import styles from './check.module.css'

export interface CheckHeaderProps {
  readonly list: OpenList
  readonly document: ListDocument
}

/** Shows how many patients are ready, the list's name, the state of saving, and the next step. */
export const CheckHeader = memo(function CheckHeader({ list, document }: CheckHeaderProps) {
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
            <ListName key={document.name} name={document.name} />
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

/** The list's name, edited in place. */
function ListName({ name }: { readonly name: string }) {
  const t = useText('check')
  const workspace = useWorkspace()
  const [text, setText] = useState(name)
  useEffect(() => setText(name), [name])

  function commit(): void {
    const next = text.trim()
    if (next === '') setText(name)
    else if (next !== name) workspace.rename(next.slice(0, 200))
  }

  return (
    <span className={styles['name']}>
      <Icon name="edit" size="small" />
      <input
        value={text}
        aria-label={t.listName}
        title={t.listName}
        maxLength={200}
        size={Math.min(36, Math.max(10, text.length))}
        className={styles['nameInput']}
        onChange={(event) => setText(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.currentTarget.blur()
          if (event.key === 'Escape') setText(name)
        }}
      />
    </span>
  )
}

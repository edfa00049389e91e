import { memo } from 'react'
import type { FailureCode } from '#contract/channels.ts'
import { FailureNotice } from '../../app/failure-notice.tsx'
import { listProgress } from '../../app/list-progress.ts'
import { Button } from '../../components/button.tsx'
import { Icon } from '../../components/icon.tsx'
import { KeyHint } from '../../components/page.tsx'
import { translate } from '../../i18n/messages.ts'
import { useFormats, useLanguage, useText } from '../../i18n/use-text.tsx'
import { useList, useNavigate } from '../../state/use-app.tsx'
import type { OpenList } from '../../workspace/open-list.ts'
import { hasOpenQuestion } from '../../workspace/open-questions.ts'
import { useShownSaveState } from '../../workspace/use-workspace.tsx'
import styles from './check.module.css'
import type { ShownRows } from './use-shown-rows.ts'

export interface CheckPartProps {
  readonly list: OpenList
}

/** Says that the last changes are not stored. */
export function SaveFailure() {
  const t = useText('check')
  const saveState = useShownSaveState()
  if (typeof saveState !== 'object') return null
  return <FailureNotice failure={{ code: saveState.failed as FailureCode }} about={t.notSaved} />
}

/** How many patients of the list can be sent now, and how many are held back. */
function useProgress({ listId, figures }: OpenList) {
  const summary = useList(listId)
  return listProgress({ figures, invitations: summary?.invitations ?? {} })
}

/** The next step. */
export const GoOn = memo(function GoOn({ list }: CheckPartProps) {
  const t = useText('check')
  const formats = useFormats()
  const navigate = useNavigate()
  const { ready } = useProgress(list)
  return (
    <Button
      kind="primary"
      icon="arrowRight"
      isDisabled={ready === 0}
      {...(ready === 0 && { 'aria-describedby': 'check-reason' })}
      onPress={() => navigate({ kind: 'list', listId: list.listId, step: 'send' })}
    >
      {t.goOn}
      <span className={styles['goOnCount']}>({formats.number(ready)})</span>
    </Button>
  )
})

export interface StatusLineProps extends CheckPartProps {
  readonly shown: ShownRows
}

/**
 * How many patients are ready, what is shown of them, and whether all is stored. It is the page's heading, which comes
 * first when it is read, and stands below the table.
 */
export const StatusLine = memo(function StatusLine({ list, shown }: StatusLineProps) {
  const t = useText('check')
  const language = useLanguage()
  const { ready, held } = useProgress(list)
  const { figures } = list
  const isAsked = hasOpenQuestion(list.questions) || list.unknownDoctors.length > 0
  const whyNone = figures.ready > 0 ? t.allSent : isAsked ? t.answerFirst : t.nothingReady
  const reason = held > 0 ? t.heldBack({ count: held }) : whyNone
  return (
    <div className={styles['status']}>
      <h1 id="page-title" className={styles['summary']}>
        {t.summary({ ready: figures.ready, blocked: figures.blocked })}
      </h1>
      {(ready === 0 || held > 0) && list.isComplete && <span id="check-reason">{reason}</span>}
      {shown.filter === 'mixed' && (
        <Button kind="quiet" icon="close" onPress={() => shown.setFilter('all')}>
          {translate(language, 'checkPanel.mixedNames', { count: shown.positions?.length ?? 0 })}
        </Button>
      )}
      {shown.issue !== null && (
        <Button kind="quiet" icon="close" onPress={() => shown.setIssue(null)}>
          {translate(language, `issues.${shown.issue}.count`, { count: shown.positions?.length ?? 0 })}
        </Button>
      )}
      {shown.only !== null && (
        <Button kind="quiet" icon="close" onPress={() => shown.setOnly(null)}>
          {translate(language, 'held.shown', { count: shown.positions?.length ?? 0 })}
        </Button>
      )}
      {shown.resolved > 0 && (
        <Button kind="quiet" icon="refresh" onPress={shown.refresh}>
          {t.outdated({ count: shown.resolved })}
        </Button>
      )}
      <span className={styles['space']} />
      <span className={styles['keys']}>
        <KeyHint>F8</KeyHint> {t.nextProblem}
      </span>
      <span className={styles['keys']}>
        <KeyHint>F1</KeyHint> {t.shortcuts}
      </span>
      <Saved />
    </div>
  )
})

/** Whether what is seen is stored. */
function Saved() {
  const t = useText('check')
  const saveState = useShownSaveState()
  return (
    <span className={styles['saved']} role="status">
      {saveState === 'saved' && <Icon name="check" size="small" />}
      {saveState === 'saved' ? t.saved : saveState === 'saving' ? t.saving : ''}
    </span>
  )
}

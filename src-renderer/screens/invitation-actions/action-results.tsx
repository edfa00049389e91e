import { useEffect, useRef } from 'react'
import { assertNever } from '#contract/assert-never.ts'
import type { InterfaceLanguage } from '#contract/language.ts'
import { FailureNotice } from '../../app/failure-notice.tsx'
import { useAnnounce } from '../../components/announcer.tsx'
import { Button } from '../../components/button.tsx'
import { classes } from '../../components/classes.ts'
import { Disclosure } from '../../components/disclosure.tsx'
import { Notice } from '../../components/notice.tsx'
import { ProgressBar } from '../../components/progress-bar.tsx'
import { Tag, type TagProps } from '../../components/tag.tsx'
import { explainWait } from '../../i18n/failures.ts'
import { explain, textsIn, translate } from '../../i18n/messages.ts'
import { serverWords } from '../../i18n/server-words.ts'
import { useLanguage, useText } from '../../i18n/use-text.tsx'
import { useLists } from '../../state/use-app.tsx'
import type { ActionResult, ActionRun } from './action-runner.ts'
import styles from './invitation-actions.module.css'
import { useActionRun, useActionRunner } from './use-action-runner.ts'

/** Limits the length of the page: the table below shows all. */
const resultsShownMax = 200

/** The running action and then its results. Empty when there was none. */
export function ActionResults() {
  const run = useActionRun()
  if (run === null) return null
  return run.phase === 'finished' ? <FinishedAction run={run} /> : <RunningAction run={run} />
}

function RunningAction({ run }: { readonly run: ActionRun }) {
  const t = useText('actionResults')
  const language = useLanguage()
  const runner = useActionRunner()
  const { action, phase, wait, results, total } = run
  return (
    <section className={classes(styles['panel'], styles['going'])} aria-label={t.title}>
      <div className={styles['progress']}>
        <ProgressBar
          label={phase === 'stopping' ? t.stopping : translate(language, `actions.going.${action}`)}
          fraction={total === 0 ? null : results.length / total}
          detail={t.progress({ settled: results.length, total })}
          {...(wait !== undefined && { tone: 'warn' })}
        />
        <Button icon="stop" isDisabled={phase === 'stopping'} onPress={runner.stop}>
          {t.stop}
        </Button>
      </div>
      {wait !== undefined && (
        <Notice tone="warn" title={explainWait(language, wait.reason).what}>
          {explainWait(language, wait.reason).next} {wait.until !== null && t.waiting({ until: wait.until })}
        </Notice>
      )}
    </section>
  )
}

function FinishedAction({ run }: { readonly run: ActionRun }) {
  const t = useText('actionResults')
  const language = useLanguage()
  const runner = useActionRunner()
  const announce = useAnnounce()
  const { results, failure, endedBy } = run
  const done = results.filter(({ outcome }) => outcome.kind === 'done')
  const others = results.filter(({ outcome }) => outcome.kind !== 'done')
  const isAnnounced = useRef(false)
  useEffect(() => {
    if (isAnnounced.current) return
    isAnnounced.current = true
    announce(t.announced({ done: done.length, notDone: others.length }))
  }, [announce, t, done.length, others.length])

  return (
    <section className={styles['panel']} aria-label={t.title}>
      {failure !== null && (
        <FailureNotice failure={failure} {...(results.length === 0 && { onDismiss: runner.dismiss })} />
      )}
      {endedBy !== undefined && (
        <Notice tone="bad" title={explainWait(language, endedBy).what}>
          {explainWait(language, endedBy).next}
        </Notice>
      )}
      {results.length > 0 && (
        <Notice
          tone={others.length === 0 ? 'ok' : 'warn'}
          title={
            others.length === 0
              ? t.allDone({ done: new Set(done.map(({ target }) => target.rowId)).size })
              : t.partDone({ done: done.length, notDone: others.length })
          }
          onDismiss={runner.dismiss}
        />
      )}
      {others.length > 0 && <ResultList results={others} />}
      {done.length > 0 && (
        <Disclosure title={t.doneList({ count: done.length })}>
          <ResultList results={done} />
        </Disclosure>
      )}
    </section>
  )
}

function ResultList({ results }: { readonly results: readonly ActionResult[] }) {
  const t = useText('actionResults')
  const language = useLanguage()
  const runner = useActionRunner()
  const lists = useLists() ?? []
  const nameOf = ({ target }: ActionResult) =>
    runner.nameOf(target.rowId) ??
    t.someone({ list: lists.find(({ listId }) => listId === target.listId)?.name ?? '…' })
  const rest = results.length - resultsShownMax
  return (
    <ul className={styles['lines']}>
      {results.slice(0, resultsShownMax).map((result) => (
        <li key={`${result.action} ${result.target.rowId}`} className={styles['line']}>
          <span className={styles['name']}>{nameOf(result)}</span>
          <span>
            <OutcomeTag result={result} />
          </span>
          <span className={styles['soft']}>{reasonOf(result, language)}</span>
        </li>
      ))}
      {rest > 0 && <li className={styles['line']}>{t.more({ count: rest })}</li>}
    </ul>
  )
}

function OutcomeTag({ result: { action, outcome } }: { readonly result: ActionResult }) {
  const t = useText('actionResults')
  const language = useLanguage()
  const tags = {
    done: { tone: 'ok', icon: 'check' },
    refused: { tone: 'bad', icon: 'error' },
    doubt: { tone: 'warn', icon: 'question' },
    untouched: { tone: 'plain', icon: 'minus' }
  } as const satisfies Record<ActionResult['outcome']['kind'], Omit<TagProps, 'children'>>
  return (
    <Tag {...tags[outcome.kind]}>
      {outcome.kind === 'done' ? translate(language, `actions.done.${action}`) : t[outcome.kind]}
    </Tag>
  )
}

/** The reason and the next step; empty when it succeeded. */
function reasonOf({ outcome }: ActionResult, language: InterfaceLanguage): string {
  const t = textsIn('actionResults', language)
  switch (outcome.kind) {
    case 'done':
      return ''
    case 'refused': {
      const { what, next } = explain(language, `refusal.${outcome.code}`)
      const theirs = serverWords(outcome.serverText)
      const serverMessage = theirs === null ? '' : t.theirWords({ words: theirs })
      return [what, next, serverMessage].filter((part) => part !== '').join(' ')
    }
    case 'doubt':
      return t.doubtNext
    case 'untouched':
      return outcome.code === undefined ? t.untouchedWhy : t.untouchedUnanswered
    default:
      return assertNever(outcome)
  }
}

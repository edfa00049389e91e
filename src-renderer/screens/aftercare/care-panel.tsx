import { useEffect, useRef } from 'react'
import { assertNever } from '#contract/call.ts'
import type { InterfaceLanguage } from '#contract/language.ts'
import { FailureNotice } from '../../app/failure-notice.tsx'
import { useLists } from '../../app/use-app.tsx'
import { useAnnounce } from '../../components/announcer.tsx'
import { Button } from '../../components/button.tsx'
import { classes } from '../../components/classes.ts'
import { Disclosure } from '../../components/disclosure.tsx'
import { Notice } from '../../components/notice.tsx'
import { ProgressBar } from '../../components/progress-bar.tsx'
import { Tag, type TagProps } from '../../components/tag.tsx'
import { explainWait } from '../../i18n/failures.ts'
import { explain, textsIn, translate } from '../../i18n/messages.ts'
import { useLanguage, useText } from '../../i18n/use-text.tsx'
import styles from './aftercare.module.css'
import type { CareLine, CareRun } from './care-desk.ts'
import { useCareDesk, useCareRun } from './use-care-desk.ts'

/** Limits the length of the page: the table below shows all. */
const linesShownMax = 200

/** The running action and then its results. Empty when there was none. */
export function CarePanel() {
  const run = useCareRun()
  if (run === null) return null
  return run.phase === 'finished' ? <Finished run={run} /> : <Going run={run} />
}

function Going({ run }: { readonly run: CareRun }) {
  const t = useText('actionResults')
  const language = useLanguage()
  const desk = useCareDesk()
  const { action, phase, wait, lines, total } = run
  return (
    <section className={classes(styles['panel'], styles['going'])} aria-label={t.title}>
      <div className={styles['progress']}>
        <ProgressBar
          label={phase === 'stopping' ? t.stopping : translate(language, `actions.going.${action}`)}
          fraction={total === 0 ? null : lines.length / total}
          detail={t.progress({ settled: lines.length, total })}
          {...(wait !== undefined && { tone: 'warn' })}
        />
        <Button icon="stop" isDisabled={phase === 'stopping'} onPress={desk.stop}>
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

function Finished({ run }: { readonly run: CareRun }) {
  const t = useText('actionResults')
  const language = useLanguage()
  const desk = useCareDesk()
  const announce = useAnnounce()
  const { lines, failure, endedBy } = run
  const done = lines.filter(({ outcome }) => outcome.kind === 'done')
  const others = lines.filter(({ outcome }) => outcome.kind !== 'done')
  const isTold = useRef(false)
  useEffect(() => {
    if (isTold.current) return
    isTold.current = true
    announce(t.announced({ done: done.length, notDone: others.length }))
  }, [announce, t, done.length, others.length])

  return (
    <section className={styles['panel']} aria-label={t.title}>
      {failure !== null && <FailureNotice failure={failure} {...(lines.length === 0 && { onDismiss: desk.dismiss })} />}
      {endedBy !== undefined && (
        <Notice tone="bad" title={explainWait(language, endedBy).what}>
          {explainWait(language, endedBy).next}
        </Notice>
      )}
      {lines.length > 0 && (
        <Notice
          tone={others.length === 0 ? 'ok' : 'warn'}
          title={
            others.length === 0
              ? t.allDone({ done: new Set(done.map(({ target }) => target.rowId)).size })
              : t.partDone({ done: done.length, notDone: others.length })
          }
          onDismiss={desk.dismiss}
        />
      )}
      {others.length > 0 && <Lines lines={others} />}
      {done.length > 0 && (
        <Disclosure title={t.doneList({ count: done.length })}>
          <Lines lines={done} />
        </Disclosure>
      )}
    </section>
  )
}

function Lines({ lines }: { readonly lines: readonly CareLine[] }) {
  const t = useText('actionResults')
  const language = useLanguage()
  const desk = useCareDesk()
  const lists = useLists() ?? []
  const nameOf = ({ target }: CareLine) =>
    desk.nameOf(target.rowId) ?? t.someone({ list: lists.find(({ listId }) => listId === target.listId)?.name ?? '…' })
  const rest = lines.length - linesShownMax
  return (
    <ul className={styles['lines']}>
      {lines.slice(0, linesShownMax).map((line) => (
        <li key={`${line.action} ${line.target.rowId}`} className={styles['line']}>
          <span className={styles['name']}>{nameOf(line)}</span>
          <span>
            <OutcomeTag line={line} />
          </span>
          <span className={styles['soft']}>{reasonOf(line, language)}</span>
        </li>
      ))}
      {rest > 0 && <li className={styles['line']}>{t.more({ count: rest })}</li>}
    </ul>
  )
}

function OutcomeTag({ line: { action, outcome } }: { readonly line: CareLine }) {
  const t = useText('actionResults')
  const language = useLanguage()
  const looks = {
    done: { tone: 'ok', icon: 'check' },
    refused: { tone: 'bad', icon: 'error' },
    doubt: { tone: 'warn', icon: 'question' },
    untouched: { tone: 'plain', icon: 'minus' }
  } as const satisfies Record<CareLine['outcome']['kind'], Omit<TagProps, 'children'>>
  return (
    <Tag {...looks[outcome.kind]}>
      {outcome.kind === 'done' ? translate(language, `actions.done.${action}`) : t[outcome.kind]}
    </Tag>
  )
}

/** The reason and the next step; empty when it succeeded. */
function reasonOf({ outcome }: CareLine, language: InterfaceLanguage): string {
  const t = textsIn('actionResults', language)
  switch (outcome.kind) {
    case 'done':
      return ''
    case 'refused': {
      const { what, next } = explain(language, `refusal.${outcome.code}`)
      const theirs = outcome.serverText === undefined ? '' : t.theirWords({ words: outcome.serverText })
      return [what, next, theirs].filter((part) => part !== '').join(' ')
    }
    case 'doubt':
      return t.doubtNext
    case 'untouched':
      return outcome.code === undefined ? t.untouchedWhy : t.untouchedUnanswered
    default:
      return assertNever(outcome)
  }
}

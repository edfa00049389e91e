import { useEffect, useMemo, useState } from 'react'
import type { FailureCode } from '#contract/channels.ts'
import { FailureNotice } from '../../app/failure-notice.tsx'
import type { ListScreenProps } from '../../app/screens.ts'
import { Button } from '../../components/button.tsx'
import { RadioGroup, Switch } from '../../components/choices.tsx'
import { AlertDialog } from '../../components/dialog.tsx'
import { Disclosure } from '../../components/disclosure.tsx'
import { FloatingBar } from '../../components/floating-bar.tsx'
import { Notice } from '../../components/notice.tsx'
import { EmptyState, Page, PageHeader } from '../../components/page.tsx'
import { ProgressBar } from '../../components/progress-bar.tsx'
import { useFormats, useText } from '../../i18n/use-text.tsx'
import type { PatientAppointment } from '../../list/comparison/compare-lists.ts'
import { useBridge, useNavigate } from '../../state/use-app.tsx'
import { useOpenList } from '../../workspace/use-workspace.tsx'
import { ActionResults } from '../invitation-actions/action-results.tsx'
import { ConcernedPatients } from '../invitation-actions/concerned-patients.tsx'
import { displayName } from '../invitation-actions/selection.ts'
import { useActionRun, useActionRunner } from '../invitation-actions/use-action-runner.ts'
import { contactOf, patientName } from '../send/patient-list.tsx'
import {
  type CompareItem,
  compareItems,
  createApplyPlan,
  isApplicable,
  isSelectedByDefault,
  itemId
} from './apply-plan.ts'
import styles from './compare.module.css'
import { DifferenceTable } from './difference-table.tsx'
import { useApplyPlan } from './use-apply-plan.ts'
import { type Comparison, useComparison } from './use-comparison.ts'

/** Compares a newer list with what was sent for its days, and applies the changes that the user selected. */
export function CompareScreen({ listId }: ListScreenProps) {
  const t = useText('compare')
  const list = useOpenList(listId)
  const [round, setRound] = useState(0)
  const state = useComparison(list, round)
  const runner = useActionRunner()
  // Earlier results do not belong to this comparison.
  useEffect(() => runner.dismiss(), [runner])
  if (state.phase === 'failed' || list?.phase === 'failed') {
    const code = state.phase === 'failed' ? state.code : 'no-such-list'
    return (
      <Page>
        <PageHeader title={t.title} />
        <FailureNotice failure={{ code }} />
      </Page>
    )
  }
  if (state.phase === 'working') {
    return (
      <Page>
        <PageHeader title={t.title} />
        <ProgressBar label={t.comparing} fraction={null} />
      </Page>
    )
  }
  return <Compared key={round} listId={listId} comparison={state.comparison} onAgain={() => setRound(round + 1)} />
}

interface ComparedProps {
  readonly listId: string
  readonly comparison: Comparison
  readonly onAgain: () => void
}

function Compared({ listId, comparison, onAgain }: ComparedProps) {
  const t = useText('compare')
  const actions = useText('actions')
  const navigate = useNavigate()
  const run = useActionRun()
  const [answers, setAnswers] = useState<ReadonlyMap<string, string>>(new Map())
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set())
  const [notifiesPatients, setNotifiesPatients] = useState(true)
  const [isConfirming, setConfirming] = useState(false)
  const items = useMemo(() => compareItems({ ...comparison, answers }), [comparison, answers])
  const chosen = useMemo(
    () =>
      new Set(
        items
          .filter((item) => isApplicable(item) && isSelectedByDefault(item) !== toggled.has(itemId(item)))
          .map(itemId)
      ),
    [items, toggled]
  )
  const plan = useMemo(() => createApplyPlan(items, chosen), [items, chosen])
  const withdrawnNames = plan.withdraw.flatMap(({ rowId }) => {
    const before = comparison.sent.get(rowId)
    return before === undefined ? [] : [displayName(before)]
  })
  const { carryOut, isBusy } = useApplyPlan(listId, comparison)
  const itemsOf = <Kind extends CompareItem['kind']>(kind: Kind) =>
    items.filter((item): item is Extract<CompareItem, { kind: Kind }> => item.kind === kind)
  const doubtful = itemsOf('doubtful')
  const unchanged = itemsOf('unchanged')
  const isDifferent = items.length > unchanged.length

  function toggle(ids: readonly string[], isChosen: boolean): void {
    const after = new Set(toggled)
    for (const item of items) {
      const id = itemId(item)
      if (!ids.includes(id) || !isApplicable(item)) continue
      if (isSelectedByDefault(item) === isChosen) after.delete(id)
      else after.add(id)
    }
    setToggled(after)
  }

  async function start(): Promise<void> {
    setConfirming(false)
    const remaining = await carryOut(items, plan, notifiesPatients)
    if (remaining > 0) navigate({ kind: 'list', listId, step: 'send' })
    else onAgain()
  }

  return (
    <Page>
      <PageHeader
        title={t.title}
        actions={<Button onPress={() => navigate({ kind: 'list', listId, step: 'check' })}>{t.toCheck}</Button>}
      >
        {comparison.lists.length > 0 && t.lead({ lists: comparison.lists })}
      </PageHeader>
      <ActionResults />
      {comparison.notReady.size > 0 && <Notice tone="warn" title={t.notReady({ count: comparison.notReady.size })} />}
      {isDifferent ? (
        <>
          {doubtful.length > 0 && (
            <section className={styles['section']}>
              <h2>{t.doubtful({ count: doubtful.length })}</h2>
              <p className={styles['soft']}>{t.doubtfulNext}</p>
              {doubtful.map((item) => (
                <UncertainMatch
                  key={item.now.rowId}
                  item={item}
                  onAnswer={(answer) => setAnswers(new Map(answers).set(item.now.rowId, answer))}
                />
              ))}
            </section>
          )}
          <DifferenceTable title={(count) => t.changed({ count })} items={itemsOf('changed')} {...{ chosen, toggle }} />
          <DifferenceTable title={(count) => t.new({ count })} items={itemsOf('new')} {...{ chosen, toggle }} />
          <DifferenceTable
            title={(count) => t.gone({ count })}
            note={t.goneNext}
            items={itemsOf('gone')}
            {...{ chosen, toggle }}
          />
        </>
      ) : (
        <NothingToDo listId={listId} count={unchanged.length} />
      )}
      {isDifferent && unchanged.length > 0 && (
        <Disclosure title={t.unchanged({ count: unchanged.length })}>
          <DifferenceTable title={(count) => t.unchanged({ count })} items={unchanged} {...{ chosen, toggle }} />
        </Disclosure>
      )}
      {isDifferent && (
        <FloatingBar>
          {plan.notify.size > 0 && (
            <Switch isSelected={notifiesPatients} onChange={setNotifiesPatients}>
              {t.tell}
            </Switch>
          )}
          {plan.create.length + plan.replace.size > 0 && <span className={styles['soft']}>{t.toSend}</span>}
          <Button
            kind="primary"
            isDisabled={chosen.size === 0 || isBusy || (run !== null && run.phase !== 'finished')}
            onPress={() => (plan.withdraw.length > 0 ? setConfirming(true) : void start())}
          >
            {t.carryOut({ count: chosen.size })}
          </Button>
        </FloatingBar>
      )}
      <AlertDialog
        title={actions.withdrawSure({ count: plan.withdraw.length })}
        isOpen={isConfirming}
        isDangerous
        confirmLabel={t.carryOut({ count: chosen.size })}
        cancelLabel={actions.back}
        onConfirm={() => void start()}
        onCancel={() => setConfirming(false)}
      >
        <p>
          {actions.withdrawBody({ count: plan.withdraw.length })} {actions.withdrawInside} {actions.noWayBack}
        </p>
        <ConcernedPatients names={withdrawnNames} />
      </AlertDialog>
    </Page>
  )
}

interface UncertainMatchProps {
  readonly item: Extract<CompareItem, { kind: 'doubtful' }>
  readonly onAnswer: (answer: string) => void
}

function UncertainMatch({ item: { now, candidates }, onAnswer }: UncertainMatchProps) {
  const t = useText('compare')
  const f = useFormats()
  const details = ({ content, birthDate, patientNumber }: PatientAppointment) =>
    [
      content.scheduledFor === undefined ? t.noDate : f.dateTime(Date.parse(content.scheduledFor), content.timeZone),
      contactOf(content),
      birthDate,
      patientNumber
    ]
      .filter((part) => part !== '')
      .join(' · ')
  return (
    <div className={styles['answer']}>
      <RadioGroup
        label={`${patientName(now.content)} (${details(now)})`}
        value={null}
        onChange={onAnswer}
        choices={[
          ...candidates.map((visit) => ({ value: visit.rowId, label: t.samePerson({ facts: details(visit) }) })),
          { value: 'other', label: t.otherPerson }
        ]}
      />
    </div>
  )
}

function NothingToDo({ listId, count }: { readonly listId: string; readonly count: number }) {
  const t = useText('compare')
  const { calls } = useBridge()
  const navigate = useNavigate()
  const [failure, setFailure] = useState<FailureCode | null>(null)
  async function remove(): Promise<void> {
    const answer = await calls['lists.remove']({ listId })
    if (answer.ok) navigate({ kind: 'board' })
    else setFailure(answer.code)
  }
  return (
    <EmptyState
      icon="circleCheck"
      title={t.nothing}
      action={
        <>
          <Button kind="primary" onPress={() => void remove()}>
            {t.removeCopy}
          </Button>
          <Button onPress={() => navigate({ kind: 'board' })}>{t.toBoard}</Button>
        </>
      }
    >
      {t.nothingNext({ count })}
      {failure !== null && <FailureNotice failure={{ code: failure }} />}
    </EmptyState>
  )
}

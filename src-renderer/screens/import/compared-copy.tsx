import { useMemo, useState } from 'react'
import type { FailureCode } from '#contract/channels.ts'
import { FailureNotice } from '../../app/failure-notice.tsx'
import type { ImportScreenProps } from '../../app/screens.ts'
import { Button } from '../../components/button.tsx'
import { Switch } from '../../components/choices.tsx'
import { useFlash } from '../../components/flash.tsx'
import { FloatingBar } from '../../components/floating-bar.tsx'
import { Notice } from '../../components/notice.tsx'
import { Page, PageHeader } from '../../components/page.tsx'
import { useText } from '../../i18n/use-text.tsx'
import { useNavigate } from '../../state/use-app.tsx'
import { useWorkspace } from '../../workspace/use-workspace.tsx'
import type { CopyChange, CopyComparison, CopyDoubt, SentContent } from '../../workspace/views.ts'

import { useActionRunner } from '../invitation-actions/use-action-runner.ts'
import { CopyChangeTable } from './copy-change-table.tsx'
import { changeId, concernsPatient, correctionSteps, isTakeable, isTakenByDefault } from './copy-plan.ts'

export interface ComparedCopyProps {
  readonly listId: string
  readonly name: string
  readonly comparison: CopyComparison
  readonly contents: readonly SentContent[]
  readonly onReady: ImportScreenProps['onReady']
  /** Compares again: the list has changed meanwhile. */
  readonly onAgain: () => void
  readonly onCancel: () => void
}

const doubts: readonly CopyDoubt[] = ['conflict', 'swapped', 'other-person', 'emptied', 'unreadable', 'unknown']

/** What a copy that comes back changes, cell by cell. Nothing is done before the user says so. */
export function ComparedCopy({ listId, name, comparison, contents, onReady, onAgain, onCancel }: ComparedCopyProps) {
  const t = useText('copy')
  const { changes, others } = comparison
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set())
  const [notifies, setNotifies] = useState(true)
  const [makesList, setMakesList] = useState(true)
  const taken = useMemo(
    () => changes.filter((change) => isTakeable(change) && isTakenByDefault(change) !== toggled.has(changeId(change))),
    [changes, toggled]
  )
  const chosen = useMemo(() => new Set(taken.map(changeId)), [taken])
  const { take, isBusy, failure } = useTaking({ listId, contents, onReady, onAgain })

  function toggle(some: readonly CopyChange[], isTaken: boolean): void {
    const after = new Set(toggled)
    for (const change of some.filter(isTakeable)) {
      if (isTakenByDefault(change) === isTaken) after.delete(changeId(change))
      else after.add(changeId(change))
    }
    setToggled(after)
  }

  const certain = changes.filter(({ doubt }) => doubt === null)
  const willMakeList = makesList && others > 0
  return (
    <Page>
      <PageHeader title={t.title({ list: name })}>{t.lead}</PageHeader>
      {failure !== null && <FailureNotice failure={{ code: failure }} />}
      <CopyNotices comparison={comparison} />
      {doubts.map((doubt) => (
        <CopyChangeTable
          key={doubt}
          title={(count) => t[`doubt.${doubt}`]({ count })}
          note={t[`doubtNext.${doubt}`]}
          changes={changes.filter((change) => change.doubt === doubt)}
          {...{ chosen, toggle }}
        />
      ))}
      <CopyChangeTable
        title={(count) => t.invited({ count })}
        note={t.invitedNext}
        changes={certain.filter(({ isSent }) => isSent)}
        {...{ chosen, toggle }}
      />
      <CopyChangeTable
        title={(count) => t.changed({ count })}
        changes={certain.filter(({ isSent }) => !isSent)}
        {...{ chosen, toggle }}
      />
      <FloatingBar>
        {others > 0 && (
          <Switch isSelected={makesList} onChange={setMakesList}>
            {t.makeList({ count: others })}
          </Switch>
        )}
        {taken.some(concernsPatient) && (
          <Switch isSelected={notifies} onChange={setNotifies}>
            {t.tell}
          </Switch>
        )}
        <Button
          kind="primary"
          isDisabled={taken.length === 0 && !willMakeList}
          pending={isBusy ? t.taking : undefined}
          onPress={() => void take(taken, { notifies, makesList: willMakeList })}
        >
          {taken.length === 0 && willMakeList ? t.onlyList : t.take({ count: taken.length })}
        </Button>
        <Button isDisabled={isBusy} onPress={onCancel}>
          {t.leave}
        </Button>
      </FloatingBar>
    </Page>
  )
}

/** What the user must know of lines that are not compared. */
function CopyNotices({ comparison }: { readonly comparison: CopyComparison }) {
  const t = useText('copy')
  const { changes, hasBase, others, copied, unclear, absent, otherCells, missing } = comparison
  return (
    <>
      {missing.length > 0 && <Notice tone="warn" title={t.missing({ names: missing })} />}
      {changes.length === 0 && <Notice tone="ok" title={t.nothing} />}
      {!hasBase && changes.length > 0 && <Notice tone="warn" title={t.noBase} />}
      {others > 0 && <Notice tone="info" title={t.others({ count: others })} />}
      {copied > 0 && <Notice tone="warn" title={t.copied({ count: copied })} />}
      {unclear.length > 0 && (
        <Notice tone="warn" title={t.unclear({ count: unclear.length, names: unclear.slice(0, 5) })} />
      )}
      {absent > 0 && <Notice tone="info" title={t.absent({ count: absent })} />}
      {otherCells.length > 0 && (
        <Notice tone="info" title={t.otherCells({ count: otherCells.length, names: [...new Set(otherCells)] })} />
      )}
    </>
  )
}

/** Takes changes into the list, corrects invitations, and makes a list of the other lines; then shows what came of it. */
function useTaking({
  listId,
  contents,
  onReady,
  onAgain
}: Pick<ComparedCopyProps, 'listId' | 'contents' | 'onReady' | 'onAgain'>) {
  const t = useText('copy')
  const workspace = useWorkspace()
  const runner = useActionRunner()
  const navigate = useNavigate()
  const showFlash = useFlash()
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<FailureCode | null>(null)

  async function correct(taken: readonly CopyChange[], notifies: boolean): Promise<void> {
    const concerned = new Set(taken.filter(concernsPatient).map(({ rowId }) => rowId))
    const selection = contents.map(({ rowId, content }) => ({ target: { listId, rowId }, content }))
    const steps = correctionSteps(listId, taken)
    const resendTo = steps.flatMap(({ targets }) => targets).filter(({ rowId }) => concerned.has(rowId))
    await runner.run([...steps, ...(notifies ? [{ resendTo }] : [])], selection)
  }

  async function take(
    taken: readonly CopyChange[],
    choice: { readonly notifies: boolean; readonly makesList: boolean }
  ): Promise<void> {
    setBusy(true)
    setFailure(null)
    // Whatever fails, the user can go on, and sees what is not done.
    await takeAll(taken, choice)
      .catch(() => setFailure('internal'))
      .finally(() => setBusy(false))
  }

  async function takeAll(
    taken: readonly CopyChange[],
    { notifies, makesList }: { readonly notifies: boolean; readonly makesList: boolean }
  ): Promise<void> {
    const sent = taken.filter(({ isSent }) => isSent)
    const text = makesList ? await workspace.otherLines() : ''
    if (!(await workspace.takeCopy(taken))) {
      showFlash({ tone: 'warn', text: t.stale })
      return onAgain()
    }
    await workspace.flushed()
    if (sent.length > 0) await correct(sent, notifies)
    if (taken.length > 0) showFlash({ tone: 'ok', text: t.taken({ count: taken.length }) })
    if (makesList) {
      const made = await workspace.importList({ kind: 'paste', id: crypto.randomUUID(), text, html: null }, true)
      if (made.kind === 'shown') return onReady(made.listId, made.step)
      return setFailure(made.kind === 'failed' ? (made.code as FailureCode) : 'internal')
    }
    if (sent.length > 0) navigate({ kind: 'list', listId, step: 'links' })
    else onReady(listId, 'check')
  }

  return { take, isBusy, failure }
}

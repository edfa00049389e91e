import { useEffect, useMemo, useRef } from 'react'
import type { Connection } from '#contract/connection.ts'
import type { InvitationView } from '#contract/invitation.ts'
import type { ListSummary } from '#contract/list.ts'
import { FailureNotice } from '../../app/failure-notice.tsx'
import { ListNotOpened } from '../../app/list-not-opened.tsx'
import { listProgress } from '../../app/list-progress.ts'
import { RouteLink } from '../../app/route-link.tsx'
import type { ListScreenProps } from '../../app/screens.ts'
import { Notice } from '../../components/notice.tsx'
import { PageHeader } from '../../components/page.tsx'
import { ProgressBar } from '../../components/progress-bar.tsx'
import { useText } from '../../i18n/use-text.tsx'
import { useAppStore, useBatch, useConnections, useInvitations, useList } from '../../state/use-app.tsx'
import { useOpenList } from '../../workspace/use-workspace.tsx'
import { BeforeSending, useBeforeSending } from './before-sending.tsx'
import { ProblemList } from './problem-list.tsx'
import { ProgressPanel } from './progress-panel.tsx'
import styles from './send.module.css'
import { SendBar } from './send-bar.tsx'
import { problemsOf } from './send-problems.ts'
import { SendingReport } from './sending-report.tsx'
import { useBatchMilestones } from './use-batch-milestones.ts'
import { usePreparation } from './use-preparation.ts'
import { useSignIn } from './use-sign-in.ts'

/** The plan, the running batch and its report, with all problems. */
export function SendScreen({ listId }: ListScreenProps) {
  const t = useText('send')
  const store = useAppStore()
  const list = useOpenList(listId)
  const summary = useList(listId)
  const batch = useBatch()
  const invitations = useInvitations(listId)
  const ownBatch = batch?.listId === listId ? batch : null
  const running = ownBatch !== null && ownBatch.phase !== 'finished' ? ownBatch : null
  const tools = usePreparation(list, ownBatch)
  const [signIn, testAgain] = useSignIn(useListsConnection(summary), running === null && hasSomethingToSend(summary))
  const problems = useMemo(() => problemsOf(invitations.invitations), [invitations.invitations])
  const isLater = useMemo(() => invitations.invitations.some(wasTried), [invitations.invitations])
  const isSent = useMemo(() => invitations.invitations.some(wasSent), [invitations.invitations])
  const progress = useRef<HTMLElement>(null)
  const report = useRef<HTMLElement>(null)
  useBatchMilestones(ownBatch)
  useFollowingFocus(running !== null, progress, report)

  const { preparation, prepareAgain, replan } = tools
  const canStart = running === null && list?.draft === null
  const before = useBeforeSending({
    listId,
    list,
    prepared: canStart && preparation.phase === 'ready' ? preparation : null,
    heldShown: problems.held.length + problems.heldElsewhere.length,
    isLater,
    signIn,
    testAgain,
    prepareAgain,
    replan
  })
  return (
    <div className={styles['screen']}>
      <PageHeader title={running !== null ? t.titleSending : isSent ? t.titleSent : t.title} />
      {list?.phase === 'failed' ? (
        <ListNotOpened />
      ) : invitations.phase === 'failed' ? (
        <ListNotOpened onRetry={store.refresh} />
      ) : (
        <>
          {running !== null ? (
            <ProgressPanel ref={progress} batch={running} />
          ) : (
            <>
              <SendingReport ref={report} listId={listId} invitations={invitations.invitations} batch={ownBatch} />
              {preparation.phase === 'working' && <ProgressBar label={t.working} fraction={null} />}
              {preparation.phase === 'failed' && <FailureNotice failure={preparation.failure} />}
              {list !== null && list.draft !== null && <OpenDraftNotice listId={listId} />}
            </>
          )}
          {before !== null && <BeforeSending {...before.found} />}
          <ProblemList listId={listId} problems={problems} isRunning={running !== null} prepareAgain={prepareAgain} />
          {before !== null && before.bar !== null && <SendBar {...before.bar} />}
        </>
      )}
    </div>
  )
}

/** What was being typed when the app closed is shown first: without it the patient would be sent as before. */
function OpenDraftNotice({ listId }: ListScreenProps) {
  const t = useText('send')
  const toCheck = <RouteLink to={{ kind: 'list', listId, step: 'check' }}>{t.toCheck}</RouteLink>
  return (
    <Notice tone="warn" title={t.draftOpen} action={toCheck}>
      {t.draftOpenNext}
    </Notice>
  )
}

/** The connection in use if it is the list's; the account of another one is not checked. */
function useListsConnection(summary: ListSummary | null): Connection | null {
  const connections = useConnections()
  if (connections === null || summary === null || connections.chosen !== summary.connectionId) return null
  return connections.connections.find(({ connectionId }) => connectionId === connections.chosen) ?? null
}

function hasSomethingToSend(summary: ListSummary | null): boolean {
  if (summary === null) return false
  const { ready, refused, held } = listProgress(summary)
  return ready + refused + held > 0
}

function wasTried({ state }: InvitationView): boolean {
  return state !== 'ready' && state !== 'queued'
}

/** Patients who are held back, invited by somebody else, make nothing of this list a sent one. */
function wasSent(invitation: InvitationView): boolean {
  return wasTried(invitation) && invitation.state !== 'held'
}

/** When a batch starts or ends, the focused element disappears: the focus moves to its replacement. */
function useFollowingFocus(
  isRunning: boolean,
  progress: React.RefObject<HTMLElement | null>,
  report: React.RefObject<HTMLElement | null>
): void {
  const wasRunning = useRef(isRunning)
  useEffect(() => {
    if (wasRunning.current === isRunning) return
    wasRunning.current = isRunning
    const focused = document.activeElement
    if (focused !== null && focused !== document.body && focused.closest('main') === null) return
    const next = isRunning ? progress.current : report.current
    next?.focus({ preventScroll: true })
    next?.scrollIntoView({ block: 'nearest' })
  }, [isRunning, progress, report])
}

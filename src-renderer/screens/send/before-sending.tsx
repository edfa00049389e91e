import type { FrozenPlan } from '#contract/sending.ts'
import { FailureNotice } from '../../app/failure-notice.tsx'
import { RouteLink } from '../../app/route-link.tsx'
import { Button } from '../../components/button.tsx'
import { Notice } from '../../components/notice.tsx'
import { useFormats, useText } from '../../i18n/use-text.tsx'
import { useBatch, useConnections, useIsPracticeList, useList } from '../../state/use-app.tsx'
import type { OpenList } from '../../workspace/open-list.ts'
import { CheckLink } from './check-link.tsx'
import { FindingNotice } from './finding-notice.tsx'
import { MessagePreview } from './message-preview.tsx'
import { PreflightFindings } from './preflight-findings.tsx'
import { SaveProblems } from './save-problems.tsx'
import styles from './send.module.css'
import type { SendBarProps } from './send-bar.tsx'
import { type Checks, useChecks } from './use-checks.ts'
import type { Preparation, PreparationTools } from './use-preparation.ts'
import { missingQueues, type SignIn } from './use-sign-in.ts'
import { useStart } from './use-start.ts'

export interface BeforeSendingOptions extends Pick<PreparationTools, 'prepareAgain' | 'replan'> {
  readonly listId: string
  readonly list: OpenList | null
  /** null: no batch can be started now. */
  readonly prepared: Extract<Preparation, { readonly phase: 'ready' }> | null
  /** How many held invitations are already shown one by one. */
  readonly heldShown: number
  /** Whether some of the list's invitations were sent before. */
  readonly isLater: boolean
  readonly signIn: SignIn
  readonly testAgain: () => void
}

interface FoundBefore extends Pick<BeforeSendingOptions, 'listId' | 'isLater' | 'signIn' | 'testAgain'> {
  readonly list: OpenList
  readonly plan: FrozenPlan
  readonly heldUnseen: number
  readonly connection: ReturnType<typeof useListConnection>
  readonly otherBatch: ReturnType<typeof useOtherBatch>
  readonly checks: Checks
  readonly start: ReturnType<typeof useStart>
  readonly onCorrected: () => void
}

/** A larger clock difference is shown: medical devices and logs are compared by it. */
const clockToleranceMs = 2 * 60_000

/**
 * What stands above and below the problems while a batch can be started; null where there is none. The problems keep
 * their place on the screen, so that no dialog of theirs closes when a batch ends or is prepared anew.
 */
export function useBeforeSending(options: BeforeSendingOptions) {
  const { listId, list, prepared, heldShown, isLater, signIn, testAgain, prepareAgain, replan } = options
  const plan = prepared?.plan ?? null
  const connection = useListConnection(listId)
  const otherBatch = useOtherBatch(listId)
  const start = useStart(listId, plan?.batchHash ?? null, prepareAgain)
  const isAsked = plan !== null && plan.total + plan.held + plan.withheld + plan.alreadySent > 0
  const canAsk = isAsked && !connection.isOther && signIn.phase !== 'failed'
  const checks = useChecks(listId, prepared?.round ?? null, replan, canAsk)
  if (list === null || plan === null) return null

  const heldUnseen = Math.max(0, plan.held - heldShown)
  if (isLater && plan.total + plan.withheld + heldUnseen + list.figures.blocked === 0) return null
  const isFree = !connection.isOther && otherBatch === null
  const settings = list.document?.settings
  const bar: SendBarProps = {
    plan,
    assumed: settings === undefined ? null : { language: settings.defaultLanguage, count: list.stats.languageAssumed },
    heldUnseen,
    canSend: isFree && signIn.phase !== 'testing',
    canShowHeld: isFree,
    isStarting: start.isStarting,
    onSend: () => void start.press(),
    onCheckAgain: () => {
      checks.readAgain()
      testAgain()
      prepareAgain()
    }
  }
  const found: FoundBefore = {
    listId,
    list,
    plan,
    heldUnseen,
    isLater,
    connection,
    otherBatch,
    checks,
    start,
    signIn,
    testAgain,
    onCorrected: () => prepareAgain({ includeRefused: false })
  }
  return { found, bar: plan.total + plan.withheld + heldUnseen > 0 ? bar : null }
}

/** What the checks found, and what the patients will get. */
export function BeforeSending(found: FoundBefore) {
  const { listId, list, plan, heldUnseen, isLater, connection, otherBatch, checks, start, signIn } = found
  const t = useText('send')
  const { blocked } = list.figures
  return (
    <div className={styles['before']}>
      <section className={styles['checks']} aria-label={t.checksLabel}>
        {plan.total === 0 && <NothingToSend {...{ listId, plan, isLater, blocked, heldUnseen }} />}
        {otherBatch !== null && (
          <Notice
            tone="info"
            title={t.another({ name: otherBatch.name })}
            action={<OtherLink listId={otherBatch.listId} />}
          >
            {t.anotherNext}
          </Notice>
        )}
        {signIn.phase === 'failed' && (
          <FailureNotice
            failure={signIn.failure}
            action={
              <>
                <Button icon="refresh" onPress={found.testAgain}>
                  {t.tryAgain}
                </Button>
                <RouteLink to={{ kind: 'connection' }} className={styles['noticeLink']}>
                  {t.toConnection}
                </RouteLink>
              </>
            }
          />
        )}
        <MissingQueues {...{ listId, plan, signIn, checks }} />
        <ul className={styles['findings']}>
          {connection.isPractice && !connection.isOther && plan.total > 0 && (
            <FindingNotice tone="info">{t.practising}</FindingNotice>
          )}
          {plan.total > 0 && !connection.isPractice && (
            <SignInFinding signIn={signIn} server={connection.chosen} isClockSaid={checks.preflight !== null} />
          )}
          <SeveralDays appointments={plan.total > 0 ? plan.appointments : null} />
          <PreflightFindings listId={listId} checks={checks} onCorrected={found.onCorrected} />
          {plan.linksOnly > 0 && plan.linksOnly === plan.total && (
            <FindingNotice tone="info">{t.linksOnly}</FindingNotice>
          )}
          {plan.alreadySent > 0 && plan.total > 0 && (
            <FindingNotice tone="ok">{t.settled({ count: plan.alreadySent })}</FindingNotice>
          )}
          {heldUnseen > 0 && (
            <FindingNotice tone="warn">
              {t.heldBefore({ count: heldUnseen })} {plan.total > 0 ? t.heldBeforeAfter : t.heldBeforeNext}
            </FindingNotice>
          )}
          {blocked > 0 && (
            <FindingNotice
              tone="warn"
              action={
                <>
                  <CheckLink listId={listId} />
                  <SaveProblems list={list} />
                </>
              }
            >
              {t.blocked({ count: blocked })}
            </FindingNotice>
          )}
        </ul>
        {start.failure !== null && (
          <FailureNotice
            failure={start.failure}
            onDismiss={start.forgetFailure}
            {...(start.failure.code === 'older-not-asked' && {
              action: <Button onPress={() => void start.press({ isUnasked: true })}>{t.sendUnasked}</Button>
            })}
          />
        )}
      </section>
      {plan.total > 0 && <MessagePreview groups={plan.groups} isPractice={connection.isPractice} />}
    </div>
  )
}

interface NothingToSendProps {
  readonly listId: string
  readonly plan: FrozenPlan
  readonly isLater: boolean
  readonly blocked: number
  readonly heldUnseen: number
}

function NothingToSend({ listId, plan, isLater, blocked, heldUnseen }: NothingToSendProps) {
  const t = useText('send')
  if (plan.withheld > 0) return <p className={styles['sentence']}>{t.onlyWithheld({ count: plan.withheld })}</p>
  if (plan.alreadySent > 0 || isLater) return blocked === 0 && <p className={styles['sentence']}>{t.allSent}</p>
  if (heldUnseen > 0) return null
  return (
    <Notice tone="warn" title={t.nothingReady} action={<CheckLink listId={listId} />}>
      {t.nothingReadyNext}
    </Notice>
  )
}

/** Tomorrow's list is on one day: more are said, so that a whole month is not taken for it. */
function SeveralDays({ appointments }: Pick<FrozenPlan, 'appointments'>) {
  const t = useText('send')
  const formats = useFormats()
  if (appointments === null || appointments.days === 1) return null
  const { days, first, last, timeZone } = appointments
  return (
    <FindingNotice tone="warn">
      <strong>
        {t.severalDays({ days, from: formats.fullDay(first, timeZone), to: formats.fullDay(last, timeZone) })}
      </strong>
    </FindingNotice>
  )
}

interface MissingQueuesProps {
  readonly listId: string
  readonly plan: FrozenPlan
  readonly signIn: SignIn
  readonly checks: Checks
}

/** Said here only until the checks before sending say it with the rows that they concern. */
function MissingQueues({ listId, plan, signIn, checks }: MissingQueuesProps) {
  const t = useText('send')
  const queues = missingQueues(plan.queues, signIn.phase === 'done' ? signIn.queues : null)
  if (queues.length === 0 || checks.preflight !== null || checks.phase === 'asking') return null
  return (
    <Notice
      tone="warn"
      title={t.queuesMissing({ count: queues.length, queues })}
      action={<CheckLink listId={listId} />}
    >
      {t.queuesMissingNext}
    </Notice>
  )
}

interface SignInFindingProps {
  readonly signIn: SignIn
  readonly server: string
  /** What was found before the batch says it already. */
  readonly isClockSaid: boolean
}

function SignInFinding({ signIn, server, isClockSaid }: SignInFindingProps) {
  const t = useText('send')
  switch (signIn.phase) {
    case 'testing':
      return <FindingNotice tone="wait">{t.signingIn}</FindingNotice>
    case 'done': {
      const difference = Math.abs(signIn.who.clockDifferenceMs ?? 0)
      return (
        <>
          <FindingNotice tone="ok">{t.signedIn({ server, email: signIn.who.email })}</FindingNotice>
          {difference > clockToleranceMs && !isClockSaid && (
            <FindingNotice tone="warn">
              {t.clockOff({ seconds: difference / 1000 })} {t.clockOffNext}
            </FindingNotice>
          )}
        </>
      )
    }
    default:
      return null
  }
}

function OtherLink({ listId }: { readonly listId: string }) {
  const t = useText('send')
  return <RouteLink to={{ kind: 'list', listId, step: 'send' }}>{t.showOther}</RouteLink>
}

/** The connection in use, and whether it is the list's. */
function useListConnection(listId: string) {
  const list = useList(listId)
  const connections = useConnections()
  const chosen = connections?.connections.find(({ connectionId }) => connectionId === connections.chosen) ?? null
  return {
    isOther: list !== null && chosen !== null && list.connectionId !== chosen.connectionId,
    isPractice: useIsPracticeList(listId),
    chosen: chosen?.name ?? ''
  }
}

/** The list that is being sent; null where it is this one, or none. */
function useOtherBatch(listId: string): { readonly listId: string; readonly name: string } | null {
  const batch = useBatch()
  const otherBatch = useList(batch?.listId ?? '')
  if (batch === null || batch.listId === listId || batch.phase === 'finished') return null
  return { listId: batch.listId, name: otherBatch?.name ?? '…' }
}

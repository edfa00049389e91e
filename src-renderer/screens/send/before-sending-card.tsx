import { useRef, useState } from 'react'
import type { BatchPlan } from '#contract/sending.ts'
import { FailureNotice } from '../../app/failure-notice.tsx'
import { RouteLink } from '../../app/route-link.tsx'
import { Button } from '../../components/button.tsx'
import { Notice } from '../../components/notice.tsx'
import { Card } from '../../components/page.tsx'
import { planSentence } from '../../i18n/sentences.ts'
import { useLanguage, useText } from '../../i18n/use-text.tsx'
import type { Failure } from '../../state/failure.ts'
import { useBatch, useBridge, useConnections, useIsPracticeList, useList } from '../../state/use-app.tsx'
import { FindingNotice } from './finding-notice.tsx'
import { PreflightFindings } from './preflight-findings.tsx'
import styles from './send.module.css'
import { useChecks } from './use-checks.ts'
import type { Preparation, PreparationTools } from './use-preparation.ts'
import { missingQueues, type SignIn } from './use-sign-in.ts'

export interface BeforeSendingCardProps {
  readonly listId: string
  readonly preparation: Extract<Preparation, { readonly phase: 'ready' }>
  readonly blocked: number
  /** How many held invitations are already shown one by one. */
  readonly heldShown: number
  /** Whether some of the list's invitations were sent before. */
  readonly isLater: boolean
  readonly signIn: SignIn
  readonly testAgain: () => void
  readonly prepareAgain: PreparationTools['prepareAgain']
  readonly replan: PreparationTools['replan']
}

/** A larger clock difference is shown: medical devices and logs are compared by it. */
const clockToleranceMs = 2 * 60_000

/** The planned batch in one sentence, the findings of the preflight check, and the send button. */
export function BeforeSendingCard(props: BeforeSendingCardProps) {
  const { listId, preparation, blocked, heldShown, isLater, signIn, testAgain, prepareAgain, replan } = props
  const { plan } = preparation
  const t = useText('send')
  const language = useLanguage()
  const list = useList(listId)
  const connections = useConnections()
  const chosen = connections?.connections.find(({ connectionId }) => connectionId === connections.chosen) ?? null
  const isOtherConnection = list !== null && chosen !== null && list.connectionId !== chosen.connectionId
  const isPractice = useIsPracticeList(listId)
  const otherBatch = useOtherBatch(listId)
  const start = useStart(listId, plan.batchHash, prepareAgain)
  const queues = missingQueues(plan.queues, signIn.phase === 'done' ? signIn.queues : null)
  const isAsked = plan.total + plan.held + plan.withheld + plan.alreadySent > 0
  const checks = useChecks(listId, preparation, replan, isAsked && !isOtherConnection && signIn.phase !== 'failed')
  const heldUnseen = Math.max(0, plan.held - heldShown)
  const canSend = plan.total > 0 && !isOtherConnection && otherBatch === null && signIn.phase !== 'testing'
  const isRest = plan.withheld > 0

  if (isLater && plan.total + plan.withheld === 0 && heldUnseen === 0 && blocked === 0) return null
  return (
    <Card title={isLater ? t.whatIsLeft : t.before}>
      {plan.total > 0 ? (
        <p className={styles['sentence']}>{planSentence(language, plan)}</p>
      ) : isRest ? (
        <p className={styles['sentence']}>{t.onlyWithheld({ count: plan.withheld })}</p>
      ) : plan.alreadySent > 0 || isLater ? (
        blocked === 0 && <p className={styles['sentence']}>{t.allSent}</p>
      ) : (
        heldUnseen === 0 && (
          <Notice tone="warn" title={t.nothingReady} action={<CheckLink listId={listId} />}>
            {t.nothingReadyNext}
          </Notice>
        )
      )}
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
              <Button icon="refresh" onPress={testAgain}>
                {t.tryAgain}
              </Button>
              <RouteLink to={{ kind: 'connection' }} className={styles['noticeLink']}>
                {t.toConnection}
              </RouteLink>
            </>
          }
        />
      )}
      {queues.length > 0 && checks.preflight === null && checks.phase !== 'asking' && (
        <Notice
          tone="warn"
          title={t.queuesMissing({ count: queues.length, queues })}
          action={<CheckLink listId={listId} />}
        >
          {t.queuesMissingNext}
        </Notice>
      )}
      <ul className={styles['findings']}>
        {isPractice && !isOtherConnection && plan.total > 0 && (
          <FindingNotice tone="info">{t.practising}</FindingNotice>
        )}
        {plan.total > 0 && !isPractice && (
          <SignInFinding signIn={signIn} server={chosen?.name ?? ''} isClockSaid={checks.preflight !== null} />
        )}
        <PreflightFindings
          listId={listId}
          checks={checks}
          onCorrected={() => prepareAgain({ includeRefused: false })}
        />
        {plan.linksOnly > 0 && plan.linksOnly === plan.total && (
          <FindingNotice tone="info">{t.linksOnly}</FindingNotice>
        )}
        {plan.alreadySent > 0 && plan.total > 0 && (
          <FindingNotice tone="ok">{t.settled({ count: plan.alreadySent })}</FindingNotice>
        )}
        {heldUnseen > 0 && (
          <FindingNotice tone="warn">
            {t.heldBefore({ count: heldUnseen })} {t.heldBeforeNext}
          </FindingNotice>
        )}
        {blocked > 0 && (
          <FindingNotice tone="warn">
            {t.blocked({ count: blocked })} <CheckLink listId={listId} />
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
      <div className={styles['actions']}>
        {plan.total > 0 && (
          <Button
            kind="primary"
            icon={plan.linksOnly === plan.total ? 'link' : 'send'}
            isDisabled={!canSend}
            pending={start.isStarting ? t.starting : undefined}
            onPress={() => void start.press()}
          >
            {sendLabel(t, plan)}
          </Button>
        )}
        {plan.total === 0 && heldUnseen > 0 && (
          <Button
            icon="eye"
            isDisabled={otherBatch !== null || isOtherConnection}
            pending={start.isStarting ? t.working : undefined}
            onPress={() => void start.press()}
          >
            {t.showHeld({ count: heldUnseen })}
          </Button>
        )}
        {plan.total + plan.withheld > 0 && (
          <Button
            kind="quiet"
            icon="refresh"
            onPress={() => {
              checks.readAgain()
              testAgain()
              prepareAgain()
            }}
          >
            {t.checkAgain}
          </Button>
        )}
      </div>
    </Card>
  )
}

/** With rows that are withheld, the button says that it sends the others. */
function sendLabel(t: ReturnType<typeof useText<'send'>>, { total: count, linksOnly, withheld }: BatchPlan): string {
  if (linksOnly === count) return withheld > 0 ? t.makeOtherLinks({ count }) : t.makeLinks({ count })
  return withheld > 0 ? t.sendOthers({ count }) : t.send({ count })
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

function CheckLink({ listId }: { readonly listId: string }) {
  const t = useText('send')
  return <RouteLink to={{ kind: 'list', listId, step: 'check' }}>{t.toCheck}</RouteLink>
}

function OtherLink({ listId }: { readonly listId: string }) {
  const t = useText('send')
  return <RouteLink to={{ kind: 'list', listId, step: 'send' }}>{t.showOther}</RouteLink>
}

/** The running batch of another list. */
function useOtherBatch(listId: string): { readonly listId: string; readonly name: string } | null {
  const batch = useBatch()
  const otherBatch = useList(batch?.listId ?? '')
  if (batch === null || batch.listId === listId || batch.phase === 'finished') return null
  return { listId: batch.listId, name: otherBatch?.name ?? '…' }
}

/** Starts the batch that is shown, once, however often it is pressed before the answer is there. */
function useStart(listId: string, batchHash: string, prepareAgain: PreparationTools['prepareAgain']) {
  const { calls } = useBridge()
  const [isStarting, setStarting] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  // State is only seen with the next drawing; two presses can come before it.
  const isPressed = useRef(false)

  async function press(choice: { readonly isUnasked?: true } = {}): Promise<void> {
    if (isPressed.current) return
    isPressed.current = true
    setStarting(true)
    setFailure(null)
    const answer = await calls['sending.start']({ listId, batchHash, ...choice })
    // Started: the button stays pending until the batch replaces this card.
    if (answer.ok) return
    isPressed.current = false
    setStarting(false)
    // The guard held everything back: that is shown patient by patient and is no failure.
    if (answer.code === 'nothing-to-send') return prepareAgain()
    setFailure(answer)
    // What is there now is shown, and sent only when it is pressed again.
    if (answer.code === 'stale') prepareAgain()
  }

  return { isStarting, failure, press, forgetFailure: () => setFailure(null) }
}

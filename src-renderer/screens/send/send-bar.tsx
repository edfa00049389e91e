import type { BatchPlan } from '#contract/sending.ts'
import { Button } from '../../components/button.tsx'
import { type AssumedLanguage, planSentence } from '../../i18n/sentences.ts'
import { useLanguage, useText } from '../../i18n/use-text.tsx'
import styles from './send.module.css'

export interface SendBarProps {
  readonly plan: BatchPlan
  readonly assumed: AssumedLanguage | null
  /** Planned before, held, and not shown one by one. */
  readonly heldUnseen: number
  readonly canSend: boolean
  readonly canShowHeld: boolean
  readonly isStarting: boolean
  readonly onSend: () => void
  readonly onCheckAgain: () => void
}

/** What is sent, in one sentence, and the button: at the bottom of the window, whatever is found above. */
export function SendBar(props: SendBarProps) {
  const { plan, assumed, heldUnseen, isStarting } = props
  const t = useText('send')
  const language = useLanguage()
  return (
    <section className={styles['bar']} aria-label={t.barLabel} data-area="">
      <div className={styles['barWords']}>
        {plan.total > 0 && (
          <>
            <p className={styles['sentence']}>{planSentence(language, plan, assumed)}</p>
            <p className={styles['note']}>{t.nothingLeaves}</p>
          </>
        )}
      </div>
      <div className={styles['barActions']}>
        {plan.total + plan.withheld > 0 && (
          <Button icon="refresh" onPress={props.onCheckAgain}>
            {t.checkAgain}
          </Button>
        )}
        {plan.total > 0 && (
          <Button
            kind="primary"
            icon={plan.linksOnly === plan.total ? 'link' : 'send'}
            isDisabled={!props.canSend}
            pending={isStarting ? t.starting : undefined}
            onPress={props.onSend}
          >
            {sendLabel(t, plan)}
          </Button>
        )}
        {plan.total === 0 && heldUnseen > 0 && (
          <Button
            icon="eye"
            isDisabled={!props.canShowHeld}
            pending={isStarting ? t.working : undefined}
            onPress={props.onSend}
          >
            {t.showHeld({ count: heldUnseen })}
          </Button>
        )}
      </div>
    </section>
  )
}

/** With rows that are withheld, the button says that it sends the others. */
function sendLabel(t: ReturnType<typeof useText<'send'>>, { total: count, linksOnly, withheld }: BatchPlan): string {
  if (linksOnly === count) return withheld > 0 ? t.makeOtherLinks({ count }) : t.makeLinks({ count })
  return withheld > 0 ? t.sendOthers({ count }) : t.send({ count })
}

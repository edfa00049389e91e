import { type Ref, useMemo } from 'react'
import type { InvitationState, InvitationView } from '#contract/invitation.ts'
import type { BatchView } from '#contract/sending.ts'
import { Button } from '../../components/button.tsx'
import { Icon } from '../../components/icon.tsx'
import { useText } from '../../i18n/use-text.tsx'
import { useIsPracticeList, useNavigate } from '../../state/use-app.tsx'
import { BatchFigures, type Figure } from './batch-figures.tsx'
import styles from './send.module.css'

export interface SendingReportProps {
  readonly listId: string
  readonly invitations: readonly InvitationView[]
  /** The batch of this list that ended last, if it did since the app was started. */
  readonly batch: BatchView | null
  readonly ref: Ref<HTMLElement>
}

/** What became of a list's invitations so far; nothing where none was sent yet. */
export function SendingReport({ listId, invitations, batch, ref }: SendingReportProps) {
  const t = useText('sendProgress')
  const send = useText('send')
  const navigate = useNavigate()
  const isPractice = useIsPracticeList(listId)
  const sums = useMemo(() => sumUp(invitations), [invitations])
  const tried = sums.created + sums.refused + sums.inDoubt + sums.held + sums.withdrawn
  if (tried === 0) return null
  const open = sums.refused + sums.inDoubt + sums.held
  const isAll = open === 0 && sums.ready === 0
  const sentence =
    open > 0
      ? t.reportSome({ created: sums.created, open })
      : isAll && sums.created > 0
        ? t.reportAll({ count: sums.created })
        : t.reportPart({ created: sums.created })
  const figures: readonly Figure[] = [
    {
      key: 'created',
      label: t.created,
      count: sums.created,
      tone: 'ok',
      icon: 'circleCheck',
      ...(sums.recovered > 0 && { note: t.recovered({ count: sums.recovered }) })
    },
    { key: 'refused', label: t.refused, count: sums.refused, tone: 'bad', icon: 'error' },
    { key: 'inDoubt', label: t.inDoubt, count: sums.inDoubt, tone: 'warn', icon: 'question' },
    { key: 'held', label: t.held, count: sums.held, tone: 'warn', icon: 'pause' },
    ...(sums.ready > 0
      ? [{ key: 'ready', label: t.ready, count: sums.ready, tone: 'plain', icon: 'clock' } as const]
      : []),
    ...(sums.withdrawn > 0
      ? [{ key: 'withdrawn', label: t.withdrawn, count: sums.withdrawn, tone: 'plain', icon: 'undo' } as const]
      : [])
  ]
  return (
    <section ref={ref} tabIndex={-1} className={styles['panel']} aria-labelledby="sending-report">
      <div className={styles['panelHeader']}>
        <div className={styles['verdict']} data-tone={open > 0 ? 'warn' : 'ok'}>
          <Icon name={open > 0 ? 'warning' : 'circleCheck'} size="large" />
          <div>
            <h2 id="sending-report" className={styles['panelTitle']}>
              {isPractice ? t.practised({ sentence }) : sentence}
            </h2>
            {batch?.finishedAt != null && <p className={styles['soft']}>{t.finishedAt({ at: batch.finishedAt })}</p>}
          </div>
        </div>
        {sums.created > 0 && (
          <Button
            kind={sums.ready > 0 ? 'secondary' : 'primary'}
            icon="link"
            onPress={() => navigate({ kind: 'list', listId, step: 'links' })}
          >
            {send.toLinks}
          </Button>
        )}
      </div>
      <BatchFigures label={t.counts} figures={figures} />
    </section>
  )
}

type Sums = Record<'created' | 'recovered' | 'refused' | 'inDoubt' | 'held' | 'ready' | 'withdrawn', number>

const sumOf: Readonly<Record<InvitationState, Exclude<keyof Sums, 'recovered'>>> = {
  ready: 'ready',
  held: 'held',
  queued: 'ready',
  sending: 'ready',
  created: 'created',
  refused: 'refused',
  unknown: 'inDoubt',
  checking: 'inDoubt',
  undecided: 'inDoubt',
  withdrawn: 'withdrawn'
}

function sumUp(invitations: readonly InvitationView[]): Sums {
  const sums: Sums = { created: 0, recovered: 0, refused: 0, inDoubt: 0, held: 0, ready: 0, withdrawn: 0 }
  for (const { state, recovered } of invitations) {
    sums[sumOf[state]] += 1
    if (state === 'created' && recovered) sums.recovered += 1
  }
  return sums
}

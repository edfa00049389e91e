import { memo, useState } from 'react'
import { Button } from '../../components/button.tsx'
import { classes } from '../../components/classes.ts'
import { ComboBox } from '../../components/combo-box.tsx'
import { Icon } from '../../components/icon.tsx'
import { EmptyState, VisuallyHidden } from '../../components/page.tsx'
import type { Formats } from '../../i18n/formats.ts'
import { translate } from '../../i18n/messages.ts'
import { useFormats, useText } from '../../i18n/use-text.tsx'
import type { WarningCode } from '../../list/index.ts'
import type { IssueGroupView, RowStats } from '../../workspace/views.ts'
import styles from './check.module.css'
import { phoneText } from './grid/cell-words.ts'
import type { Destinations } from './use-destinations.ts'

export interface ProblemPanelProps {
  readonly causes: readonly IssueGroupView[]
  readonly facts: RowStats
  /** The issue whose rows the table shows. */
  readonly shown: IssueGroupView['code'] | null
  readonly destinations: Destinations
  readonly onShow: (cause: IssueGroupView['code'] | null) => void
  readonly onLeaveOut: (cause: IssueGroupView) => void
  readonly onAccept: (cause: IssueGroupView) => void
  readonly onDestination: (kind: 'doctorEmail' | 'queue', text: string) => void
}

/** Issues and repairs by cause: one decision for all rows that share it. */
export const ProblemPanel = memo(function ProblemPanel(props: ProblemPanelProps) {
  const { causes, facts } = props
  const t = useText('checkPanel')
  const blocked = causes.filter(({ kind }) => kind === 'blocked')
  const warnings = causes.filter(({ kind }) => kind === 'warning')
  const isAccepted = ({ code, count }: IssueGroupView) => (facts.accepted[code as WarningCode] ?? 0) >= count
  const open = warnings.filter((cause) => !isAccepted(cause))
  const accepted = warnings.filter(isAccepted)
  return (
    <div className={styles['panelBody']}>
      {blocked.length === 0 && (
        <EmptyState icon="circleCheck" title={t.noProblem}>
          {t.noProblemNext}
        </EmptyState>
      )}
      <CauseGroup {...props} title={t.toFix} causes={blocked} />
      <CauseGroup {...props} title={t.toLook} causes={open} />
      <CauseGroup {...props} title={t.accepted} causes={accepted} isSettled />
    </div>
  )
})

interface CauseGroupProps extends ProblemPanelProps {
  readonly title: string
  readonly isSettled?: boolean
}

function CauseGroup({ title, causes, isSettled = false, ...rest }: CauseGroupProps) {
  if (causes.length === 0) return null
  return (
    <section>
      <h2 className={styles['groupTitle']}>{title}</h2>
      <ul className={styles['causes']}>
        {causes.map((cause) => (
          <CauseCard key={cause.code} {...rest} causes={causes} cause={cause} isSettled={isSettled} />
        ))}
      </ul>
    </section>
  )
}

interface CauseCardProps extends ProblemPanelProps {
  readonly cause: IssueGroupView
  readonly isSettled: boolean
}

function CauseCard({ cause, facts, shown, isSettled, destinations, ...on }: CauseCardProps) {
  const t = useText('checkPanel')
  const formats = useFormats()
  const isShown = shown === cause.code
  const isBlocked = cause.kind === 'blocked'
  return (
    <li className={classes(styles['cause'], isShown && styles['causeShown'])}>
      <button
        type="button"
        aria-pressed={isShown}
        className={styles['causeButton']}
        onClick={() => on.onShow(isShown ? null : cause.code)}
      >
        <span className={isSettled ? styles['tonePlain'] : isBlocked ? styles['toneBad'] : styles['toneWarn']}>
          <Icon name={isSettled ? 'check' : isBlocked ? 'error' : 'warning'} />
        </span>
        <span className={styles['causeWords']}>
          <span className={styles['causeTitle']}>{causeTitle(cause, facts, formats)}</span>
          {cause.example !== undefined && <Example {...cause.example} />}
          {!isSettled && (
            <span className={styles['causeNext']}>
              {translate(formats.language, `issues.${cause.code}.${cause.example ? 'next' : 'full'}`)}
            </span>
          )}
        </span>
        <span className={styles['causeShow']}>{isShown ? t.shownNow : t.show}</span>
      </button>
      {cause.code === 'destination-missing' && (
        <DestinationChoice destinations={destinations} onDestination={on.onDestination} />
      )}
      {!isSettled && (
        <div className={styles['causeActions']}>
          {isBlocked ? (
            <>
              {cause.code === 'duplicate-row' && (
                <Button kind="quiet" onPress={() => on.onAccept(cause)}>
                  {t.inviteAnyway}
                </Button>
              )}
              <Button kind="quiet" icon="minus" onPress={() => on.onLeaveOut(cause)}>
                {t.leaveOutAll({ count: cause.count })}
              </Button>
            </>
          ) : (
            <Button kind="quiet" icon="check" onPress={() => on.onAccept(cause)}>
              {t.accept}
            </Button>
          )}
        </div>
      )}
    </li>
  )
}

/** "18 numbers had lost their zero"; where only some had: "20 numbers completed: 18 numbers had lost their zero". */
export function causeTitle(
  { code, count }: Pick<IssueGroupView, 'code' | 'count'>,
  { lostZeros }: Pick<RowStats, 'lostZeros'>,
  formats: Formats
): string {
  const { language } = formats
  const own = translate(language, `issues.${code}.count`, { count })
  if (code !== 'phone-repaired' || lostZeros === 0) return own
  const zeros = translate(language, 'issues.lostZeros', { count: lostZeros })
  return lostZeros === count ? zeros : `${own}: ${zeros}`
}

function Example({ before, after }: { readonly before: string; readonly after: string }) {
  const t = useText('checkPanel')
  return (
    <span className={styles['example']}>
      <VisuallyHidden>{t.example}: </VisuallyHidden>
      <span>{before.trim()}</span>
      <Icon name="arrowRight" size="small" />
      <VisuallyHidden>{t.becomes}</VisuallyHidden>
      <strong>{phoneText(after)}</strong>
    </span>
  )
}

function DestinationChoice({ destinations, onDestination }: Pick<ProblemPanelProps, 'destinations' | 'onDestination'>) {
  const t = useText('checkPanel')
  const [text, setText] = useState('')
  const choices = [
    ...destinations.queues.map((value) => ({ value, label: value, detail: t.queue })),
    ...destinations.doctors.map((value) => ({ value, label: value, detail: t.asAddress }))
  ]
  return (
    <div className={styles['destination']}>
      <ComboBox label={`${t.whole} ${t.doctorOrQueue}`} choices={choices} value={text} onChange={setText} />
      <Button
        isDisabled={text.trim() === ''}
        onPress={() => onDestination(text.includes('@') ? 'doctorEmail' : 'queue', text.trim())}
      >
        {t.use}
      </Button>
    </div>
  )
}

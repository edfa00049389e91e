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
import type { Destinations } from '../../state/use-destinations.ts'
import { overridable } from '../../workspace/row-edits.ts'
import type { IssueGroupView, RowStats } from '../../workspace/views.ts'
import styles from './check.module.css'
import { phoneText } from './grid/cell-text.ts'
import { HeldPanel, type HeldPatients } from './held-panel.tsx'
import type { NamedRows } from './use-shown-rows.ts'

export interface ProblemPanelProps {
  readonly issues: readonly IssueGroupView[]
  readonly stats: RowStats
  /** The issue whose rows the table shows. */
  readonly shown: IssueGroupView['code'] | null
  readonly destinations: Destinations
  readonly held: HeldPatients
  /** The held rows that the table shows. */
  readonly only: NamedRows | null
  readonly onOnly: (only: NamedRows | null) => void
  /** The table shows the names that mix letters of several alphabets. */
  readonly isMixedShown: boolean
  readonly onShowMixed: (isShown: boolean) => void
  readonly onShow: (issue: IssueGroupView['code'] | null) => void
  readonly onExclude: (issue: IssueGroupView) => void
  readonly onAccept: (issue: IssueGroupView) => void
  readonly onDestination: (kind: 'doctorEmail' | 'queue', text: string) => void
}

/** Issues and repairs by cause: one decision for all rows that share it. */
export const ProblemPanel = memo(function ProblemPanel(props: ProblemPanelProps) {
  const { issues, stats, held, only, onOnly } = props
  const { elsewhere, here } = held.byKind
  const hasHeld = elsewhere.length + here.length > 0
  const t = useText('checkPanel')
  const blocked = issues.filter(({ kind }) => kind === 'blocked')
  const warnings = issues.filter(({ kind }) => kind === 'warning')
  const isAccepted = ({ code, count }: IssueGroupView) => (stats.accepted[code as WarningCode] ?? 0) >= count
  const open = warnings.filter((issue) => !isAccepted(issue))
  const accepted = warnings.filter(isAccepted)
  return (
    <div className={styles['panelBody']}>
      <HeldPanel held={held} shown={only} onShow={onOnly} />
      {blocked.length === 0 && (
        <EmptyState icon="circleCheck" title={t.noProblem}>
          {hasHeld ? undefined : t.noProblemNext}
        </EmptyState>
      )}
      <IssueList {...props} title={t.toFix} issues={blocked} />
      <IssueList {...props} title={t.toLook} issues={open} />
      {stats.mixed > 0 && <MixedNames count={stats.mixed} isShown={props.isMixedShown} onShow={props.onShowMixed} />}
      <IssueList {...props} title={t.accepted} issues={accepted} isResolved />
    </div>
  )
})

interface IssueGroupProps extends ProblemPanelProps {
  readonly title: string
  readonly isResolved?: boolean
}

function IssueList({ title, issues, isResolved = false, ...rest }: IssueGroupProps) {
  if (issues.length === 0) return null
  return (
    <section>
      <h2 className={styles['groupTitle']}>{title}</h2>
      <ul className={styles['causes']}>
        {issues.map((issue) => (
          <IssueCard key={issue.code} {...rest} issues={issues} issue={issue} isResolved={isResolved} />
        ))}
      </ul>
    </section>
  )
}

/** Names that no check of the list engine speaks about: only a person can say which letters they should have. */
function MixedNames({
  count,
  isShown,
  onShow
}: {
  count: number
  isShown: boolean
  onShow: (isShown: boolean) => void
}) {
  const t = useText('checkPanel')
  return (
    <section>
      <h2 className={styles['groupTitle']}>{t.letters}</h2>
      <ul className={styles['causes']}>
        <li className={classes(styles['cause'], isShown && styles['causeShown'])}>
          <button
            type="button"
            aria-pressed={isShown}
            className={styles['causeButton']}
            onClick={() => onShow(!isShown)}
          >
            <span className={styles['toneWarn']}>
              <Icon name="warning" />
            </span>
            <span className={styles['causeWords']}>
              <span className={styles['causeTitle']}>{t.mixedNames({ count })}</span>
              <span className={styles['causeNext']}>{t.mixedNamesNext}</span>
            </span>
            <span className={styles['causeShow']}>{isShown ? t.shownNow : t.show}</span>
          </button>
        </li>
      </ul>
    </section>
  )
}

interface IssueCardProps extends ProblemPanelProps {
  readonly issue: IssueGroupView
  readonly isResolved: boolean
}

function IssueCard({ issue, stats, shown, isResolved, destinations, ...on }: IssueCardProps) {
  const t = useText('checkPanel')
  const formats = useFormats()
  const isShown = shown === issue.code
  const isBlocked = issue.kind === 'blocked'
  return (
    <li className={classes(styles['cause'], isShown && styles['causeShown'])}>
      <button
        type="button"
        aria-pressed={isShown}
        className={styles['causeButton']}
        onClick={() => on.onShow(isShown ? null : issue.code)}
      >
        <span className={isResolved ? styles['tonePlain'] : isBlocked ? styles['toneBad'] : styles['toneWarn']}>
          <Icon name={isResolved ? 'check' : isBlocked ? 'error' : 'warning'} />
        </span>
        <span className={styles['causeWords']}>
          <span className={styles['causeTitle']}>{issueTitle(issue, stats, formats)}</span>
          {issue.example !== undefined && <Example {...issue.example} />}
          {issue.words?.map((words) => (
            <span key={words} className={styles['example']}>
              {translate(formats.language, 'check.remark', { text: words })}
            </span>
          ))}
          {!isResolved && (
            <span className={styles['causeNext']}>
              {translate(formats.language, `issues.${issue.code}.${issue.example ? 'next' : 'full'}`)}
            </span>
          )}
        </span>
        <span className={styles['causeShow']}>{isShown ? t.shownNow : t.show}</span>
      </button>
      {issue.code === 'destination-missing' && (
        <DestinationChoice destinations={destinations} onDestination={on.onDestination} />
      )}
      {!isResolved && (
        <div className={styles['causeActions']}>
          {isBlocked ? (
            <>
              {overridable.has(issue.code) && (
                <Button kind="quiet" onPress={() => on.onAccept(issue)}>
                  {issue.code === 'phone-of-other' ? t.takeNumbers({ count: issue.count }) : t.inviteAnyway}
                </Button>
              )}
              <Button kind="quiet" icon="minus" onPress={() => on.onExclude(issue)}>
                {t.leaveOutAll({ count: issue.count })}
              </Button>
            </>
          ) : (
            <Button kind="quiet" icon="check" onPress={() => on.onAccept(issue)}>
              {t.accept}
            </Button>
          )}
        </div>
      )}
    </li>
  )
}

/** "18 numbers had lost their zero"; where only some had: "20 numbers completed: 18 numbers had lost their zero". */
export function issueTitle(
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

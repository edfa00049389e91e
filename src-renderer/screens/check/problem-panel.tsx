import { memo, useState } from 'react'
import { Button } from '../../components/button.tsx'
import { classes } from '../../components/classes.ts'
import { ComboBox } from '../../components/combo-box.tsx'
import { Icon } from '../../components/icon.tsx'
import { EmptyState, VisuallyHidden } from '../../components/page.tsx'
import type { Formats } from '../../i18n/formats.ts'
import { translate } from '../../i18n/messages.ts'
import { withColon } from '../../i18n/sentences.ts'
import { useFormats, useText } from '../../i18n/use-text.tsx'
import type { WarningCode } from '../../list/index.ts'
import type { Destinations } from '../../state/use-destinations.ts'
import { overridable } from '../../workspace/row-edits.ts'
import type { IssueGroupView, RowStats, RowView } from '../../workspace/views.ts'
import styles from './check.module.css'
import { phoneText } from './grid/cell-text.ts'
import { HeldPanel, type HeldPatients } from './held-panel.tsx'
import type { NamedRows } from './use-shown-rows.ts'
import { ForAllForm, ValueForAll, type ValueForAllProps } from './value-for-all.tsx'

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
  readonly viewAt: (position: number) => RowView | undefined
  /** Shows the rows with an issue and goes into the first faulty cell; null: shows all rows. */
  readonly onShow: (issue: IssueGroupView['code'] | null) => void
  /** Goes into the faulty cell of an issue's only row. */
  readonly onShowRow: (issue: IssueGroupView) => void
  readonly onExclude: (issue: IssueGroupView) => void
  readonly onAccept: (issue: IssueGroupView) => void
  readonly onSet: ValueForAllProps['onSet']
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

function IssueCard(props: IssueCardProps) {
  const { issue, viewAt } = props
  const only = issue.count === 1 && issue.code !== 'destination-missing' ? viewAt(issue.first) : undefined
  return only === undefined ? <IssueOfRows {...props} /> : <IssueOfRow {...props} row={only} />
}

/** The cause of a single row: one line. */
function IssueOfRow({ issue, row, shown: _, ...rest }: IssueCardProps & { readonly row: RowView }) {
  const t = useText('checkPanel')
  const formats = useFormats()
  const problem = translate(formats.language, `issues.${issue.code}.short`)
  const name = `${row.texts.lastName} ${row.texts.firstName}`.trim()
  return (
    <li className={classes(styles['cause'], styles['oneLine'])} data-card="">
      <span className={styles['causeWords']}>
        <span>{t.rowWith({ row: row.row, problem })}</span>
        {issue.example !== undefined && <Example {...issue.example} />}
        {issue.words?.map((words) => (
          <span key={words} className={styles['example']}>
            {translate(formats.language, 'check.remark', { text: words })}
          </span>
        ))}
      </span>
      <Button kind="secondary" aria-label={t.showRow({ row: row.row, name })} onPress={() => rest.onShowRow(issue)}>
        {t.show}
      </Button>
      <IssueActions {...rest} issue={issue} about={t.aboutRow({ row: row.row, name })} />
    </li>
  )
}

function IssueOfRows({ issue, stats, shown, isResolved, destinations, ...on }: IssueCardProps) {
  const t = useText('checkPanel')
  const formats = useFormats()
  const isShown = shown === issue.code
  const title = issueTitle(issue, stats, formats)
  return (
    <li className={classes(styles['cause'], isShown && styles['causeShown'])} data-card="">
      <button
        type="button"
        aria-pressed={isShown}
        className={styles['causeButton']}
        onClick={() => on.onShow(isShown ? null : issue.code)}
      >
        <IssueMark issue={issue} isResolved={isResolved} />
        <span className={styles['causeWords']}>
          <span className={styles['causeTitle']}>{title}</span>
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
      {!isResolved && <ValueForAll issue={issue} destinations={destinations} onSet={on.onSet} />}
      <div className={styles['causeActions']}>
        <IssueActions {...on} issue={issue} isResolved={isResolved} about={title} />
      </div>
    </li>
  )
}

function IssueMark({ issue, isResolved }: Pick<IssueCardProps, 'issue' | 'isResolved'>) {
  const isBlocked = issue.kind === 'blocked'
  return (
    <span className={isResolved ? styles['tonePlain'] : isBlocked ? styles['toneBad'] : styles['toneWarn']}>
      <Icon name={isResolved ? 'check' : isBlocked ? 'error' : 'warning'} />
    </span>
  )
}

interface IssueActionsProps extends Pick<IssueCardProps, 'issue' | 'isResolved' | 'onAccept' | 'onExclude'> {
  /** What tells these buttons from those of other cards, read aloud. */
  readonly about: string
}

function IssueActions({ issue, isResolved, about, onAccept, onExclude }: IssueActionsProps) {
  const t = useText('checkPanel')
  if (isResolved) return null
  const button = (label: string, press: (issue: IssueGroupView) => void) => (
    <Button kind="secondary" aria-label={`${label}: ${about}`} onPress={() => press(issue)}>
      {label}
    </Button>
  )
  if (issue.kind !== 'blocked') return button(t.accept, onAccept)
  const { code, count } = issue
  return (
    <>
      {overridable.has(code) && button(code === 'phone-of-other' ? t.takeNumbers({ count }) : t.inviteAnyway, onAccept)}
      {button(t.leaveOutAll({ count }), onExclude)}
    </>
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
  return lostZeros === count ? zeros : withColon(language, own, zeros)
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
    <ForAllForm
      isReady={text.trim() !== ''}
      onUse={() => onDestination(text.includes('@') ? 'doctorEmail' : 'queue', text.trim())}
    >
      <ComboBox label={`${t.whole} ${t.doctorOrQueue}`} choices={choices} value={text} onChange={setText} />
    </ForAllForm>
  )
}

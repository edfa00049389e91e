import type { ReactNode } from 'react'
import type { InvitationView } from '#contract/invitation.ts'
import type { ListSettings } from '#contract/list.ts'
import { mixesScripts } from '#contract/look-alikes.ts'
import type { ServerLimits } from '#contract/server-protocol.ts'
import { Button } from '../../components/button.tsx'
import { Icon, type IconName } from '../../components/icon.tsx'
import { EmptyState } from '../../components/page.tsx'
import { Tag } from '../../components/tag.tsx'
import { translate } from '../../i18n/messages.ts'
import { useFormats, useText } from '../../i18n/use-text.tsx'
import type { ErrorCode } from '../../list/index.ts'
import { isSent } from '../../workspace/row-change.ts'
import { overridable } from '../../workspace/row-edits.ts'
import type { RowView } from '../../workspace/views.ts'
import styles from './check.module.css'
import { beforeOf, isNotChosen, issuesOf, phoneText } from './grid/cell-text.ts'
import { HeldPatient, type HeldPatients } from './held-panel.tsx'
import { type ShownView, shownView } from './shown-view.ts'

export interface PatientPanelProps {
  readonly view: RowView | undefined
  readonly settings: ListSettings
  /** Of the server that the list goes to; null: it is not known. */
  readonly limits: ServerLimits | null
  readonly invitation: InvitationView | undefined
  readonly held: HeldPatients
  readonly viewAt: (position: number) => RowView | undefined
  readonly onShowRow: (position: number) => void
  readonly onToggle: (view: RowView) => void
  /** Overrides an error of the row. */
  readonly onInviteAnyway: (view: RowView, code: ErrorCode) => void
}

/** The invitation of one row in words, or what prevents it. */
export function PatientPanel(props: PatientPanelProps) {
  const { settings, limits, invitation, held, onToggle, onInviteAnyway } = props
  const view = props.view && shownView(props.view, invitation)
  const t = useText('checkPanel')
  const check = useText('check')
  const formats = useFormats()
  const { language } = formats
  if (view === undefined) return <EmptyState icon="person" title={t.choosePatient} />
  const { texts, status } = view
  const name = `${texts.firstName} ${texts.lastName}`.trim()
  const isLocked = isSent(invitation)
  const heldInvitation = invitation?.state === 'held' && status !== 'excluded' && status !== 'aside' ? invitation : null
  const gender =
    texts.gender === 'male' || texts.gender === 'female' ? translate(language, `check.gender.${texts.gender}`) : ''
  return (
    <div className={styles['panelBody']}>
      <div>
        <h2 className={styles['patientName']}>{name === '' ? (view.recordText ?? check.empty) : name}</h2>
        <p className={styles['soft']}>{[gender, placeText(view, t)].filter((part) => part !== '').join(', ')}</p>
      </div>
      {isLocked && invitation !== undefined && (
        <>
          <p>
            <Tag tone={invitation.state === 'created' ? 'ok' : 'info'}>
              {translate(language, `checkPanel.state.${invitation.state}`)}
            </Tag>
          </p>
          <p>{t.isSent}</p>
        </>
      )}
      {status === 'excluded' && (
        <p>{isNotChosen(view) ? translate(language, 'issues.not-chosen.full') : t.isExcluded}</p>
      )}
      {status === 'aside' && view.skipReason !== null && (
        <p>{t.isAside({ reason: translate(language, `check.skipped.${view.skipReason}`) })}</p>
      )}
      {heldInvitation !== null && <HeldPatient held={held} invitation={heldInvitation} />}
      {status === 'blocked' && <p>{t.notYet}</p>}
      <IssueDetails {...props} view={view} />
      {(status === 'ready' || isLocked) && <InvitationSummary view={view} settings={settings} limits={limits} />}
      {!isLocked && (
        <div className={styles['causeActions']}>
          {status === 'blocked' &&
            view.errors.map(
              (code) =>
                overridable.has(code) && (
                  <Button key={code} onPress={() => onInviteAnyway(view, code)}>
                    {code === 'phone-of-other' ? t.takeNumbers({ count: 1 }) : t.inviteAnyway}
                  </Button>
                )
            )}
          {heldInvitation === null && (
            <Button
              icon={status === 'aside' ? 'person' : status === 'excluded' ? 'undo' : 'minus'}
              onPress={() => onToggle(view)}
            >
              {status === 'aside' ? check.takeAsPatient : status === 'excluded' ? check.takeBack : check.leaveOut}
            </Button>
          )}
        </div>
      )}
    </div>
  )
}

/** `row 12 of the file`, or of which one. */
function placeText({ row, file }: RowView, t: ReturnType<typeof useText<'checkPanel'>>): string {
  return file === null ? t.rowNumber({ row }) : t.rowOfFile({ row, file })
}

function IssueDetails({ view, viewAt, onShowRow }: PatientPanelProps & { readonly view: ShownView }) {
  const t = useText('checkPanel')
  const check = useText('check')
  const formats = useFormats()
  const { language } = formats
  const issues = issuesOf(view)
  const isMixed = mixesScripts(`${view.texts.firstName} ${view.texts.lastName}`)
  if (issues.length === 0 && !view.weekdayDisagrees && !isMixed) return null
  return (
    <ul className={styles['findings']}>
      {issues.map(({ code, tone }) => {
        const change = view.repairs.find((own) => own.code === code)
        const related = view.related.find((own) => own.code === code)
        return (
          <li key={code} className={tone === 'bad' ? styles['findingBad'] : styles['findingWarn']}>
            <Icon name={tone === 'bad' ? 'error' : 'warning'} />
            <div>
              <p>{translate(language, `issues.${code}.full`)}</p>
              {code === 'remark-against' && view.remark !== null && (
                <p className={styles['example']}>{translate(language, 'check.remark', { text: view.remark })}</p>
              )}
              {code === 'phone-of-other' && <p className={styles['example']}>{view.texts.phone}</p>}
              {change !== undefined && (
                <p className={styles['example']}>
                  <span>{(beforeOf(view, change.field) ?? change.before).trim()}</span>
                  <Icon name="arrowRight" size="small" />
                  <strong>{phoneText(change.after)}</strong>
                </p>
              )}
              <p className={styles['soft']}>{translate(language, `issues.${code}.next`)}</p>
              {related?.positions.map((position) => {
                const other = viewAt(position)
                return other === undefined ? null : (
                  <Button key={other.rowId} kind="quiet" icon="arrowRight" onPress={() => onShowRow(position)}>
                    {`${other.texts.firstName} ${other.texts.lastName}, ${placeText(other, t)}`}
                  </Button>
                )
              })}
            </div>
          </li>
        )
      })}
      {isMixed && (
        <li className={styles['findingWarn']}>
          <Icon name="warning" />
          <p>{check.mixedLetters}</p>
        </li>
      )}
      {view.weekdayDisagrees && (
        <li className={styles['findingWarn']}>
          <Icon name="warning" />
          <p>{check.weekday}</p>
        </li>
      )}
    </ul>
  )
}

function InvitationSummary(props: { readonly view: ShownView } & Pick<PatientPanelProps, 'settings' | 'limits'>) {
  const { view, settings, limits } = props
  const t = useText('checkPanel')
  const formats = useFormats()
  const { texts, appointmentAt, sent } = view
  const timeZone = sent?.timeZone ?? settings.timeZone
  const channel = sent?.channel ?? view.channel
  const dayAndTime = (ms: number) => ({ day: formats.day(ms, timeZone), time: formats.time(ms, timeZone) })
  return (
    <div className={styles['invitation']}>
      <SummaryRow icon={channel === 'sms' ? 'message' : channel === 'email' ? 'mail' : 'link'}>
        <p className={styles['strong']}>
          {channel === 'sms'
            ? t.bySms({ to: phoneText(texts.phone) })
            : channel === 'email'
              ? t.byEmail({ to: texts.email })
              : t.noMessage}
        </p>
        {channel === 'sms' && texts.email !== '' && (
          <p className={styles['soft']}>{t.emailUnused({ address: texts.email })}</p>
        )}
      </SummaryRow>
      <SummaryRow icon="globe">{t.inLanguage({ language: texts.language })}</SummaryRow>
      <SummaryRow icon="clock">
        {appointmentAt === null ? (
          t.noAppointment
        ) : (
          <>
            <p className={styles['strong']}>{t.appointment(dayAndTime(appointmentAt))}</p>
            <p className={styles['soft']}>{t.localTime({ zone: timeZone })}</p>
          </>
        )}
      </SummaryRow>
      <SummaryRow icon="person">
        {texts.doctorEmail !== '' && <p>{t.withDoctor({ who: texts.doctorEmail })}</p>}
        {texts.queue !== '' && <p>{t.withQueue({ who: texts.queue })}</p>}
      </SummaryRow>
      {limits !== null && (
        <SummaryRow icon="link">
          {appointmentAt === null
            ? t.linkFromSending({ seconds: limits.linkAfterSendingMs / 1000 })
            : t.linkUntil(dayAndTime(appointmentAt + limits.linkAfterAppointmentMs))}
        </SummaryRow>
      )}
    </div>
  )
}

function SummaryRow({ icon, children }: { readonly icon: IconName; readonly children: ReactNode }) {
  return (
    <div className={styles['invitationLine']}>
      <Icon name={icon} />
      <div>{children}</div>
    </div>
  )
}

import type { EditableField } from '#contract/editable-fields.ts'
import type { InterfaceLanguage } from '#contract/language.ts'
import type { Formats } from '../../../i18n/formats.ts'
import { translate } from '../../../i18n/messages.ts'
import { withColon } from '../../../i18n/sentences.ts'
import { phoneText } from '../../../list/fields/phone-text.ts'
import { type ErrorCode, fieldOf, type WarningCode } from '../../../list/index.ts'
import type { RowView } from '../../../workspace/views.ts'
import type { ShownView } from '../shown-view.ts'

export { phoneText }

/** The formats and the time zone in which values are shown. */
export interface CellContext {
  readonly formats: Formats
  readonly timeZone: string
}

/** The time zone in which a row's appointment is meant: that of the invitation, or that of the list. */
function zoneOf({ sent }: ShownView, { timeZone }: CellContext): string {
  return sent?.timeZone ?? timeZone
}

/** A field's value as it is shown and edited. The readers of the list accept it in every language. */
export function fieldText(view: ShownView, field: EditableField, context: CellContext): string {
  const { formats } = context
  const text = view.texts[field]
  switch (field) {
    case 'phone':
      return phoneText(text)
    case 'gender':
      return text === 'male' || text === 'female' ? translate(formats.language, `check.gender.${text}`) : text
    case 'language':
      return /^[a-z]{2}$/.test(text) ? formats.languageName(text) : text
    case 'moment':
      return view.appointmentAt === null
        ? text
        : `${formats.date(view.appointmentAt, zoneOf(view, context))} ${formats.time(view.appointmentAt, zoneOf(view, context))}`
    default:
      return text
  }
}

export interface Issue {
  readonly tone: 'bad' | 'warn'
  readonly code: ErrorCode | WarningCode
}

/** The issues of a row, without the warnings that the user accepted. */
export function issuesOf({ errors, warnings, status, state }: RowView): readonly Issue[] {
  if (status === 'blocked') return errors.map((code) => ({ tone: 'bad', code }))
  if (status !== 'ready') return []
  const open =
    state.accepted === undefined ? warnings : warnings.filter((code) => state.accepted?.includes(code) !== true)
  return open.map((code) => ({ tone: 'warn', code }))
}

/** Left out because visits of this kind are not invited. */
export function isNotChosen({ status, errors }: Pick<RowView, 'status' | 'errors'>): boolean {
  return status === 'excluded' && errors.includes('not-chosen')
}

/** What is wrong, and the next step. */
export function findingSentences({ code }: Issue, language: InterfaceLanguage): string {
  return `${translate(language, `issues.${code}.full`)} ${translate(language, `issues.${code}.next`)}`
}

/** The issue that is corrected in a field. A missing contact marks both contact cells. */
export function issueAt(view: RowView, field: EditableField): Issue | undefined {
  return issuesOf(view).find(({ code }) => fieldOf(code) === field)
}

/** The original text, where another value is sent. */
export function beforeOf({ repairs }: RowView, field: EditableField): string | undefined {
  return repairs.find((change) => change.field === field)?.before
}

export interface ShownCell {
  readonly text: string
  /** The doctor as the list writes it, behind the address or the queue. */
  readonly detail?: string
  readonly tone?: 'bad' | 'warn'
  /** What is wrong in full sentences, for screen readers. */
  readonly problem?: string
}

export function shownCell(view: ShownView, field: EditableField, context: CellContext): ShownCell {
  const text = shownText(view, field, context)
  const issue = issueAt(view, field)
  if (issue === undefined) return withDoctorName(view, field, text)
  const words = `${issueWords(view, issue, context)}. ${findingSentences(issue, context.formats.language)}`
  return { text, tone: issue.tone, problem: words }
}

/** Behind an account or a queue of the directory, the doctor as the list writes it. */
function withDoctorName({ doctorName, texts }: RowView, field: EditableField, text: string): ShownCell {
  const isFound = (field === 'doctorEmail' || field === 'queue') && doctorName !== null && texts[field] !== ''
  return isFound ? { text, detail: doctorName } : { text }
}

/** An issue in a few words, with the text that stood there before where the app has corrected it. */
function issueWords(view: RowView, { code, tone }: Issue, { formats }: CellContext): string {
  const words = translate(formats.language, `issues.${code}.short`)
  const field = fieldOf(code)
  const before = tone === 'warn' && field !== undefined ? beforeOf(view, field) : undefined
  return before === undefined
    ? words
    : `${words}, ${translate(formats.language, 'check.was', { before: before.trim() })}`
}

/** What became of an invitation. `reason`: the same in a full sentence, where there is one. */
export interface ToldState {
  readonly words: string
  readonly reason?: string
}

/** What is to know about a row, in a few words. `state`: undefined: no invitation was tried. */
export function problemWords(view: RowView, state: ToldState | undefined, context: CellContext): string {
  const { language } = context.formats
  const words = issuesOf(view).map((issue) => issueWords(view, issue, context))
  if (view.weekdayDisagrees) words.push(translate(language, 'issues.date-weekday-differs.short'))
  if (view.remark !== null) words.unshift(translate(language, 'check.remark', { text: view.remark }))
  const own = state?.words ?? leftOutWords(view, language)
  if (own !== null) words.unshift(own)
  const text = words.join(' · ')
  return text.charAt(0).toLocaleUpperCase(context.formats.locale) + text.slice(1)
}

/** The same in full sentences. */
export function problemSentences(view: RowView, state: ToldState | undefined, context: CellContext): string {
  const { language } = context.formats
  const issues = issuesOf(view).map((finding) =>
    finding.tone === 'bad' ? findingSentences(finding, language) : translate(language, `issues.${finding.code}.full`)
  )
  if (view.weekdayDisagrees) issues.push(translate(language, 'check.weekday'))
  if (view.remark !== null) issues.unshift(translate(language, 'check.remark', { text: view.remark }))
  const own = state?.words ?? leftOutWords(view, language)
  const first = state?.reason ?? (own === null ? null : `${own}.`)
  return (first === null ? issues : [first, ...issues]).join(' ')
}

/** Why a row is not invited; null: it is, or is to fix. */
function leftOutWords(view: RowView, language: InterfaceLanguage): string | null {
  const { status, skipReason } = view
  if (status !== 'excluded' && status !== 'aside') return null
  const words = translate(language, `check.status.${status}`)
  if (skipReason !== null) return withColon(language, words, translate(language, `check.skipped.${skipReason}`))
  return isNotChosen(view) ? withColon(language, words, translate(language, 'issues.not-chosen.short')) : words
}

function shownText(view: ShownView, field: EditableField, context: CellContext): string {
  if (field === 'doctorEmail' && view.doctorName !== null && view.texts.doctorEmail === '' && view.texts.queue === '') {
    return view.doctorName
  }
  if (field !== 'moment' || view.appointmentAt === null) return fieldText(view, field, context)
  return context.formats.dateTime(view.appointmentAt, zoneOf(view, context))
}

import parsePhoneNumber from 'libphonenumber-js/min'
import type { InterfaceLanguage } from '#contract/language.ts'
import type { EditableField } from '#contract/list.ts'
import type { Formats } from '../../../i18n/formats.ts'
import { translate } from '../../../i18n/messages.ts'
import { type ErrorCode, fieldOf, type WarningCode } from '../../../list/index.ts'
import type { RowView } from '../../../workspace/views.ts'
import type { ShownView } from '../shown-view.ts'

/** The formats and the time zone in which values are shown. */
export interface CellContext {
  readonly formats: Formats
  readonly timeZone: string
}

const internationalNumber = /^\+[\d ()./-]{6,40}$/

const formattedPhones = new Map<string, string>()

/** `+41 79 123 45 67`; a text that is not an international number stays unchanged. */
export function phoneText(text: string): string {
  // Only what consists of digits and signs: other texts can keep the library busy for ever.
  if (!internationalNumber.test(text)) return text
  let formatted = formattedPhones.get(text)
  if (formatted === undefined) {
    if (formattedPhones.size > 20_000) formattedPhones.clear()
    formatted = parsePhoneNumber(text)?.formatInternational() ?? text
    formattedPhones.set(text, formatted)
  }
  return formatted
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
  /** A second line: the issue, or the original text. */
  readonly hint?: string
  readonly tone?: 'bad' | 'warn'
  /** The full sentence for screen readers. */
  readonly problem?: string
}

export function shownCell(view: ShownView, field: EditableField, context: CellContext): ShownCell {
  const { language } = context.formats
  const text = shownText(view, field, context)
  const issue = issueAt(view, field)
  if (issue === undefined) return withDoctorName(view, field, text)
  const before = issue.tone === 'warn' ? beforeOf(view, field) : undefined
  const hint =
    before === undefined
      ? translate(language, `issues.${issue.code}.short`)
      : translate(language, 'check.was', { before: before.trim() })
  return {
    text,
    hint,
    tone: issue.tone,
    problem: findingSentences(issue, language)
  }
}

/** Below an account or a queue of the directory, the doctor as the list writes it. */
function withDoctorName({ doctorName, texts }: RowView, field: EditableField, text: string): ShownCell {
  const isFound = (field === 'doctorEmail' || field === 'queue') && doctorName !== null && texts[field] !== ''
  return isFound ? { text, hint: doctorName } : { text }
}

function shownText(view: ShownView, field: EditableField, context: CellContext): string {
  if (field === 'doctorEmail' && view.doctorName !== null && view.texts.doctorEmail === '' && view.texts.queue === '') {
    return view.doctorName
  }
  if (field !== 'moment' || view.appointmentAt === null) return fieldText(view, field, context)
  return context.formats.dateTime(view.appointmentAt, zoneOf(view, context))
}

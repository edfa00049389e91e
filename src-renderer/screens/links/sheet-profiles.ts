import type { EditableField } from '#contract/editable-fields.ts'
import type { BoardEntry } from '#contract/invitation-actions.ts'
import type { InterfaceLanguage } from '#contract/language.ts'
import type { ProfileColumn, ProfileField } from '#contract/sheet-profiles.ts'
import { groupedPhone } from '../../export/grouped-phone.ts'
import { formatsIn } from '../../i18n/formats.ts'
import { textsIn, translate } from '../../i18n/messages.ts'
import { mergeTitles } from '../../list/index.ts'
import { stageOf } from '../../state/invitation-stage.ts'
import type { LinkRow } from './link-rows.ts'
import { reasonText, stateText } from './row-text.ts'

/** A sheet with columns of its own. `linkColumn`: its position from 0; null: the sheet has no links. */
export interface ProfileTable {
  readonly headers: readonly string[]
  readonly rows: readonly (readonly string[])[]
  readonly linkColumn: number | null
}

/** What is known of a patient besides the row. */
export interface PatientFacts {
  /** The values of the row as they stand; those of the invitation count before them. */
  readonly texts: Readonly<Record<EditableField, string>> | undefined
  readonly entry: BoardEntry | undefined
  readonly link: string | undefined
}

export interface ProfileInput {
  readonly rows: readonly LinkRow[]
  readonly factsOf: (row: LinkRow) => PatientFacts
  readonly language: InterfaceLanguage
  /** Of the list: for patients to whom no appointment was told. */
  readonly timeZone: string
  readonly now: number
  /** Each row says that it is practice: a mail merge needs its titles in the first line. */
  readonly isPractice: boolean
}

/** The state as the board shows it, where the server has told more than that the invitation was made. */
export function standingState(
  row: LinkRow,
  entry: BoardEntry | undefined,
  now: number,
  language: InterfaceLanguage
): string {
  if (row.state !== 'created' || entry === undefined) return stateText(row.state, language)
  const stage = stageOf(entry, now)
  return stage === 'sent' || stage === 'to-hand-over'
    ? stateText(row.state, language)
    : translate(language, `board.stage.${stage}`)
}

/** What one row has to say for each kind of column. */
type FieldTexts = Readonly<Record<ProfileField, string>>

function fieldTexts(row: LinkRow, { factsOf, language, timeZone, now }: ProfileInput): FieldTexts {
  const facts = factsOf(row)
  const values = valuesOf(row, facts)
  const formats = formatsIn(language)
  const zone = row.timeZone ?? timeZone
  const at = row.appointmentAt
  return {
    ...values,
    link: facts.link ?? '',
    name: `${values.lastName} ${values.firstName}`.trim(),
    date: at === null ? '' : formats.date(at, zone),
    time: at === null ? '' : formats.time(at, zone),
    groupedPhone: groupedPhone(values.phone),
    state: standingState(row, facts.entry, now, language),
    reason: reasonText(row, language)
  }
}

/** Title and contents of each column of a sheet for mail merge. */
const mergeColumns = [
  [mergeTitles.link, 'link'],
  ['PATIENT_LAST_NAME', 'lastName'],
  ['PATIENT_FIRST_NAME', 'firstName'],
  ['PATIENT_GENDER', 'gender'],
  ['APPT_DATE', 'date'],
  ['APPT_TIME', 'time'],
  ['DOCTOR', 'doctor'],
  ['QUEUE', 'queue'],
  ['PHONE', 'phone'],
  ['EMAIL', 'email'],
  ['LANGUAGE', 'language'],
  [mergeTitles.state, 'state'],
  [mergeTitles.reason, 'reason']
] as const satisfies readonly (readonly [string, ProfileField])[]

/**
 * For a mail merge: titles that are fixed and unique, whatever the language and the user's file, and one value a cell.
 * Word and Writer know a field by its title.
 */
export function mergeTable(input: ProfileInput): ProfileTable {
  const practice = input.isPractice ? [textsIn('export', input.language).practiceNotice] : []
  return {
    headers: [...mergeColumns.map(([title]) => title), ...practice.map(() => mergeTitles.practice)],
    linkColumn: 0,
    rows: input.rows.map((row) => {
      const texts = fieldTexts(row, input)
      return [...mergeColumns.map(([, field]) => texts[field]), ...practice]
    })
  }
}

/** For whoever phones the patients: when, who, which number, and what is known; the earliest first. */
export function phoneTable(input: ProfileInput): ProfileTable {
  const t = textsIn('export', input.language)
  const moment = ({ appointmentAt }: LinkRow) => appointmentAt ?? Number.POSITIVE_INFINITY
  return {
    headers: [t.dayColumn, t.timeColumn, t.nameColumn, t.phoneColumn, t.stateColumn],
    linkColumn: null,
    rows: input.rows
      .toSorted((one, other) => moment(one) - moment(other))
      .map((row) => {
        const { date, time, name, groupedPhone: phone, state } = fieldTexts(row, input)
        return [date, time, name, phone, state]
      })
  }
}

/** The columns of a profile of one's own, in the order of the list. */
export function ownTable(
  input: ProfileInput,
  columns: readonly ProfileColumn[],
  /** The titles of the user's file, and the values of a row under them. */
  fileHeaders: readonly string[],
  cellsOf: (row: LinkRow) => readonly string[]
): ProfileTable {
  const link = columns.findIndex((column) => column.kind === 'field' && column.field === 'link')
  const places = columns.map((column) => (column.kind === 'file' ? placeOfHeader(fileHeaders, column.header) : -1))
  return {
    headers: columns.map(({ title }) => title.trim()),
    linkColumn: link < 0 ? null : link,
    rows: input.rows.map((row) => {
      const texts = fieldTexts(row, input)
      const cells = cellsOf(row)
      return columns.map((column, index) =>
        column.kind === 'field' ? texts[column.field] : (cells[places[index] ?? -1] ?? '')
      )
    })
  }
}

/** Where the file has a column with this title; -1: nowhere. */
export function placeOfHeader(fileHeaders: readonly string[], header: string): number {
  return fileHeaders.findIndex((title) => title.trim() === header)
}

type Values = Readonly<
  Record<'lastName' | 'firstName' | 'gender' | 'phone' | 'email' | 'language' | 'doctor' | 'queue', string>
>

/** What was sent, with the corrections since; of a patient who was not invited, the row. */
function valuesOf({ invitation, state }: LinkRow, { texts }: PatientFacts): Values {
  const {
    lastName = '',
    firstName = '',
    gender = '',
    phone = '',
    email = '',
    language = '',
    doctorEmail = '',
    queue = ''
  } = texts ?? {}
  const ofRow = { lastName, firstName, gender, phone, email, language, doctor: doctorEmail, queue }
  if (invitation === null || state === 'ready' || state === 'blocked' || state === 'excluded') return ofRow
  const { content } = invitation
  return {
    lastName: content.lastName,
    firstName: content.firstName,
    gender: content.gender,
    phone: content.phoneNumber ?? '',
    email: content.emailAddress ?? '',
    language: content.language,
    doctor: content.doctorEmail ?? '',
    queue: content.queue ?? ''
  }
}

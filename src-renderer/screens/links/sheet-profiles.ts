import type { BoardEntry } from '#contract/invitation-actions.ts'
import type { InterfaceLanguage } from '#contract/language.ts'
import type { EditableField } from '#contract/list.ts'
import { groupedPhone } from '../../export/grouped-phone.ts'
import { formatsIn } from '../../i18n/formats.ts'
import { textsIn, translate } from '../../i18n/messages.ts'
import { mergeTitles } from '../../list/index.ts'
import { stageOf } from '../../state/invitation-stage.ts'
import type { LinkRow } from './link-rows.ts'
import { reasonText, stateText } from './row-text.ts'

/** What a sheet is for. `as-file`: the user's file with links and states; the others have columns of their own. */
export const sheetProfiles = ['as-file', 'mail-merge', 'phone'] as const
export type SheetProfile = (typeof sheetProfiles)[number]

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

/**
 * For a mail merge: titles that are fixed and unique, whatever the language and the user's file, and one value a cell.
 * Word and Writer know a field by its title.
 */
export function mergeTable({ rows, factsOf, language, timeZone, now, isPractice }: ProfileInput): ProfileTable {
  const headers = [
    mergeTitles.link,
    'PATIENT_LAST_NAME',
    'PATIENT_FIRST_NAME',
    'PATIENT_GENDER',
    'APPT_DATE',
    'APPT_TIME',
    'DOCTOR',
    'QUEUE',
    'PHONE',
    'EMAIL',
    'LANGUAGE',
    mergeTitles.state,
    mergeTitles.reason,
    ...(isPractice ? [mergeTitles.practice] : [])
  ]
  const formats = formatsIn(language)
  const practice = textsIn('export', language).practiceNotice
  return {
    headers,
    linkColumn: 0,
    rows: rows.map((row) => {
      const { entry, link } = factsOf(row)
      const value = valuesOf(row, factsOf(row))
      const zone = row.timeZone ?? timeZone
      const at = row.appointmentAt
      return [
        link ?? '',
        value.lastName,
        value.firstName,
        value.gender,
        at === null ? '' : formats.date(at, zone),
        at === null ? '' : formats.time(at, zone),
        value.doctorEmail,
        value.queue,
        value.phone,
        value.email,
        value.language,
        standingState(row, entry, now, language),
        reasonText(row, language),
        ...(isPractice ? [practice] : [])
      ]
    })
  }
}

/** For whoever phones the patients: when, who, which number, and what is known; the earliest first. */
export function phoneTable({ rows, factsOf, language, timeZone, now }: ProfileInput): ProfileTable {
  const t = textsIn('export', language)
  const formats = formatsIn(language)
  const moment = ({ appointmentAt }: LinkRow) => appointmentAt ?? Number.POSITIVE_INFINITY
  return {
    headers: [t.dayColumn, t.timeColumn, t.nameColumn, t.phoneColumn, t.stateColumn],
    linkColumn: null,
    rows: rows
      .toSorted((one, other) => moment(one) - moment(other))
      .map((row) => {
        const facts = factsOf(row)
        const value = valuesOf(row, facts)
        const zone = row.timeZone ?? timeZone
        const at = row.appointmentAt
        return [
          at === null ? '' : formats.date(at, zone),
          at === null ? '' : formats.time(at, zone),
          `${value.lastName} ${value.firstName}`.trim(),
          groupedPhone(value.phone),
          standingState(row, facts.entry, now, language)
        ]
      })
  }
}

type Values = Readonly<Record<Exclude<EditableField, 'moment'>, string>>

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
  const ofRow = { lastName, firstName, gender, phone, email, language, doctorEmail, queue }
  if (invitation === null || state === 'ready' || state === 'blocked' || state === 'excluded') return ofRow
  const { content } = invitation
  return {
    lastName: content.lastName,
    firstName: content.firstName,
    gender: content.gender,
    phone: content.phoneNumber ?? '',
    email: content.emailAddress ?? '',
    language: content.language,
    doctorEmail: content.doctorEmail ?? '',
    queue: content.queue ?? ''
  }
}

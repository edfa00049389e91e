import type { InterfaceLanguage } from '#contract/language.ts'
import { isRowIdHeader } from '#contract/row-id-header.ts'
import {
  type OwnProfile,
  type ProfileColumn,
  type ProfileField,
  profileFields,
  profileTitleMax
} from '#contract/sheet-profiles.ts'
import { textsIn, translate } from '../../i18n/messages.ts'
import { ownColumns } from '../../list/index.ts'
import { placeOfHeader } from './sheet-profiles.ts'

/** Identifies what a column holds: a profile has each of these once. */
export function columnKey(column: ProfileColumn): string {
  return column.kind === 'field' ? `field ${column.field}` : `file ${column.header}`
}

/** The columns that a profile can have besides those that it has: what the app knows, then what the list's file has. */
export function furtherColumns(
  columns: readonly ProfileColumn[],
  fileHeaders: readonly string[],
  language: InterfaceLanguage
): readonly ProfileColumn[] {
  const taken = new Set(columns.map(columnKey))
  const ours = ownColumns(fileHeaders).all
  const headers = fileHeaders
    .filter((header, column) => !ours.has(column) && !isRowIdHeader(header))
    .map((header) => header.trim())
    .filter((header) => header !== '' && header.length <= headerMax)
  const all: ProfileColumn[] = [
    ...profileFields.map((field): ProfileColumn => ({ kind: 'field', field, title: usualTitle(field, language) })),
    ...[...new Set(headers)].map(
      (header): ProfileColumn => ({ kind: 'file', header, title: header.slice(0, profileTitleMax) })
    )
  ]
  return all.filter((column) => !taken.has(columnKey(column)))
}

/** Longer titles are texts of a form, which nobody looks for by their words. */
const headerMax = 200

/** The title of a further column: its usual one, with a number where another column has it. */
export function freeTitle(title: string, columns: readonly ProfileColumn[]): string {
  const taken = new Set(columns.map((column) => column.title.trim().toLowerCase()))
  if (!taken.has(title.toLowerCase())) return title
  for (let number = 2; ; number++) {
    const numbered = `${title.slice(0, profileTitleMax - 4)} ${number}`
    if (!taken.has(numbered.toLowerCase())) return numbered
  }
}

/** What a new profile begins with: when, who, and the link with its state, under titles that the app knows again. */
export function firstColumns(language: InterfaceLanguage): readonly ProfileColumn[] {
  const fields = ['date', 'time', 'lastName', 'firstName', 'phone', 'link', 'state', 'reason'] as const
  return fields.map((field) => ({ kind: 'field', field, title: usualTitle(field, language) }))
}

/** Titles of the columns of a profile that this list's file does not have. */
export function missingHeaders({ columns }: OwnProfile, fileHeaders: readonly string[]): readonly string[] {
  return columns.flatMap((column) =>
    column.kind === 'file' && placeOfHeader(fileHeaders, column.header) < 0 ? [column.header] : []
  )
}

function usualTitle(field: ProfileField, language: InterfaceLanguage): string {
  const t = textsIn('export', language)
  switch (field) {
    case 'link':
      return t.linkColumn
    case 'name':
      return t.nameColumn
    case 'date':
      return t.dayColumn
    case 'time':
      return t.timeColumn
    case 'groupedPhone':
      return t.phoneColumn
    case 'state':
      return t.stateColumn
    case 'reason':
      return t.reasonColumn
    case 'doctor':
      return translate(language, 'check.field.doctorEmail')
    default:
      return translate(language, `check.field.${field}`)
  }
}

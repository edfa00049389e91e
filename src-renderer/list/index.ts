import type { ColumnMeaning, ImportTemplate, Layout, ListRow, ParseOptions } from '#contract/list.ts'
import {
  askedContacts,
  type ColumnEvidence,
  explainLayout,
  matchTemplate,
  type TemplateMatch,
  withOwnContacts
} from './columns/index.ts'
import { type ListSource, readOrdered } from './ordered-source.ts'
import type {
  Reading,
  SheetSummary,
  SourceFormat,
  SourceRecord,
  UnreadableReason,
  WorkbookReader
} from './parsing/index.ts'
import { createListValidator, type ListValidator, type ValidationSettings } from './validation/index.ts'

export {
  type AddressColumns,
  addressColumns,
  addressLines,
  type ColumnEvidence,
  classifyRows,
  type Evidence,
  explainLayout,
  type FilePart,
  type IgnoreReason,
  type LayoutOptions,
  layoutSignature,
  matchTemplate,
  mergeTitles,
  ownColumns,
  type ProposedLayout,
  placeInFile,
  proposeLayout,
  type SkipReason,
  type TemplateDifference,
  type TemplateMatch,
  withChosenColumns,
  withNewlyChosen
} from './columns/index.ts'
export { type ErrorCode, errorCodes, type WarningCode, warningCodes } from './fields/index.ts'
export { type InviteProposal, type VisitKind, visitKinds } from './found-invite.ts'
export type { ListSource } from './ordered-source.ts'
export {
  corpusReason,
  joinFiles,
  loadWorkbookReader,
  type ParseNote,
  type Reading,
  readBytes,
  readPasted,
  type WorkbookReader
} from './parsing/index.ts'
export {
  type ContactProposal,
  contactProposals,
  daysOutsideRows,
  inviteProposal,
  type Proposals,
  proposalsFor
} from './proposals.ts'
export {
  acceptedCode,
  channelOf,
  createListValidator,
  type DestinationEntry,
  type FoundDay,
  fieldOf,
  groupIssues,
  type Invitation,
  type IssueGroup,
  type ListValidator,
  memoize,
  type RelatedRows,
  type Repair,
  type RowResult,
  remarksIn,
  toInvitationContent,
  type ValidationSettings,
  validateRows
} from './validation/index.ts'

export interface ReadListOptions {
  readonly settings: ValidationSettings
  /** Settings to use instead if a template brings its own. */
  readonly settingsFor?: (match: TemplateMatch) => ValidationSettings
  readonly choices?: ParseOptions
  /** From `loadWorkbookReader`: without it .xls and .ods files are not read. */
  readonly readWorkbook?: WorkbookReader | undefined
  /** Titles of columns whose contacts are the patients' own, as the user said. */
  readonly contacts?: readonly string[] | undefined
  /** Record number of the header as the user chose it. Absent: it is searched. */
  readonly headerRow?: number | undefined
  /** The user's choice for numeric dates in this list; else the template's. */
  readonly dateOrder?: Layout['dateOrder']
  /** Saved templates: one with the same titles decides the columns. */
  readonly templates?: readonly ImportTemplate[]
  /** Creates row ids; UUIDs if the list will be stored. */
  readonly rowId: (row: number) => string
}

export type ListReading =
  | {
      readonly kind: 'list'
      readonly format: SourceFormat
      readonly sheets: readonly SheetSummary[]
      readonly notes: Extract<Reading, { kind: 'table' }>['notes']
      readonly layout: Layout
      readonly evidence: readonly ColumnEvidence[]
      readonly match: TemplateMatch
      /** All records of the file, including those that are no patients. */
      readonly rows: readonly ListRow[]
      /** The results of `rows`; it validates edits too. */
      readonly validator: ListValidator
    }
  | { readonly kind: 'unreadable'; readonly reason: UnreadableReason | 'no-rows' }

/** Records of a file as rows without edits. */
export function toListRows(records: readonly SourceRecord[], rowId: (row: number) => string): readonly ListRow[] {
  return records.map(({ row, cells, hidden }) => ({
    rowId: rowId(row),
    row,
    cells: cells as string[],
    ...(hidden ? { hidden } : {}),
    edits: noEdits,
    excluded: false
  }))
}

const contacts: ReadonlySet<ColumnMeaning> = new Set(['phone', 'phone:mobile', 'email'])
const names: ReadonlySet<ColumnMeaning> = new Set(['lastName', 'firstName', 'fullName'])

/** Without a contact or a title for names the table is about something else: any word may be a name. */
function isAboutPatients(layout: Layout, evidence: readonly ColumnEvidence[]): boolean {
  return layout.columns.some(
    (meaning, column) =>
      contacts.has(meaning) || (names.has(meaning) && evidence[column]?.evidence.some(({ kind }) => kind !== 'values'))
  )
}

const noEdits = {}

/** Reads and validates a list. Never throws, whatever the bytes are. A list without patients is `no-rows`. */
export function readList(source: ListSource, options: ReadListOptions): ListReading {
  const { settings, choices = {}, templates = [] } = options
  const country = settings.defaultCountry
  const reading = readOrdered(source, {
    choices,
    readWorkbook: options.readWorkbook,
    about: { country, now: settings.now, headerRow: options.headerRow }
  })
  if (reading.kind === 'unreadable') return reading
  const { format, records, sheets, notes, proposed } = reading
  const about = { country, now: settings.now, dateSystem: format.dateSystem }
  const match = matchTemplate(proposed.layout, templates)
  const matched = match.kind === 'new' ? proposed.layout : match.layout
  const dated = options.dateOrder === undefined ? matched : { ...matched, dateOrder: options.dateOrder }
  const asked = askedContacts(proposed.evidence, dated, settings.defaultCountry)
  const layout = withOwnContacts(dated, asked, options.contacts ?? [])
  const isProposed = match.kind === 'new' && layout === dated
  const evidence = isProposed ? proposed.evidence : explainLayout(records, layout, about, proposed)
  if (asked.length === 0 && !isAboutPatients(layout, evidence)) return { kind: 'unreadable', reason: 'no-columns' }
  const rows = toListRows(records, options.rowId)
  const validator = createListValidator(rows, layout, {
    sheet: format.sheet,
    files: format.files,
    ...(options.settingsFor?.(match) ?? settings)
  })
  // A filtered sheet may have hidden rows only: the user can include them.
  const hasPatients = validator
    .results()
    .some(({ status, skipReason }) => status !== 'aside' || skipReason === 'hidden')
  if (!hasPatients) return { kind: 'unreadable', reason: 'no-rows' }
  return { kind: 'list', format, sheets, notes, layout, evidence, match, rows, validator }
}

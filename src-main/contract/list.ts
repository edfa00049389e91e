import { z } from 'zod'
import { editableFields } from './editable-fields.ts'
import { patientLanguage } from './language-schemas.ts'
import { filesPerListMax } from './limits.ts'

/**
 * What a column of a patient list contains. `ignore`: a column that is recognised but not needed. `doctor`: the treating
 * doctor by name, initials or unit, whose address the directory knows.
 */
export const columnMeanings = [
  'ignore',
  'lastName',
  'firstName',
  'fullName',
  'title',
  'gender',
  'birthDate',
  'patientNumber',
  'phone:mobile',
  'phone',
  'email',
  'date',
  'time',
  'dateTime',
  'language',
  'doctorEmail',
  'doctor',
  'queue',
  'status',
  'rowId'
] as const
export const columnMeaning = z.enum(columnMeanings)
export type ColumnMeaning = z.infer<typeof columnMeaning>

export const editableField = z.enum(editableFields)

/** ISO 3166 code of the country of phone numbers without a prefix. */
export const countryCode = z.string().regex(/^[A-Z]{2}$/)

/** IANA zone name, e.g. `Europe/Zurich`. */
export const timeZone = z.string().refine(isTimeZone, 'unknown time zone')

/**
 * Zones that need not be asked about, which takes longer than reading the rest of a list: for the first one some 20 ms. Other
 * names of them are not among those that the system lists.
 */
let knownZones: Map<string, boolean> | null = null
/** There are about 600; whatever else a document claims to be one is asked about again. */
const knownZonesMax = 1000

function isTimeZone(zone: string): boolean {
  knownZones ??= new Map(Intl.supportedValuesOf('timeZone').map((name) => [name, true]))
  const known = knownZones.get(zone)
  if (known !== undefined) return known
  let isZone = true
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
  } catch {
    isZone = false
  }
  if (knownZones.size < knownZonesMax) knownZones.set(zone, isZone)
  return isZone
}

/** Who delivers the link to the patient: the server by SMS or e-mail, or the hospital itself. */
export const delivery = z.enum(['server', 'links-only'])
export type Delivery = z.infer<typeof delivery>

/** Where a day can be that belongs to many rows. */
export const dayPlace = z.enum(['title', 'heading', 'sheet', 'file-name'])
export type DayPlace = z.infer<typeof dayPlace>

const visitKinds = z.array(z.string().max(2000)).max(200)

/** Applies to every row of a list that has no value of its own. */
export const listSettings = z.object({
  defaultCountry: countryCode,
  timeZone,
  /** Of patients for whom neither the file nor a person has said one. */
  defaultLanguage: patientLanguage,
  /** Nobody has said `defaultLanguage`: it is the app's own language. Absent: somebody has, or the list is older. */
  isLanguageAssumed: z.literal(true).optional(),
  doctorEmail: z.string().max(320).optional(),
  queue: z.string().max(200).optional(),
  /** The day of rows without a date: an ISO day, or `proposed` where the user agreed with the days that were found. */
  day: z.union([z.literal('proposed'), z.iso.date()]).optional(),
  /** With `proposed`: where the days were with which the user agreed. Absent: anywhere. */
  dayFrom: z.array(dayPlace).max(4).optional(),
  /**
   * Only rows whose cell in the column of this title is one of these values are invited. `others`: the values that the
   * user has seen and not chosen; any further one is asked. Absent: nothing is asked.
   */
  invite: z.object({ column: z.string().max(2000), values: visitKinds, others: visitKinds.optional() }).optional(),
  /** The country of mobile numbers that are valid in two countries. Absent: such numbers are asked. */
  pairsCountry: countryCode.optional(),
  delivery
})
export type ListSettings = z.infer<typeof listSettings>

const recordNumber = z.int().min(1)

/** Header and columns of a file as recognised. Stored with the list and in import templates. */
export const layout = z.object({
  /** Record number of the header; null: the file has none. */
  headerRow: recordNumber.nullable(),
  /** Column titles, one for each column; may be empty. */
  headers: z.array(z.string().max(2000)).max(1000),
  columns: z.array(columnMeaning).max(1000),
  /** Order of the names in a `fullName` column, if header or values show it. */
  fullNameOrder: z.enum(['last-first', 'first-last']).optional(),
  /** The user chose what numeric dates start with (`12/03/2026`). Absent: with the day, where that is not in doubt. */
  dateOrder: z.enum(['day-first', 'month-first']).optional(),
  /** Positions of the columns of which the user has said whether they hold the patient's own contact. */
  settledColumns: z.array(z.int().min(0)).max(1000).optional(),
  /** Positions of the columns whose meaning the user chose: another reading of the file keeps them. */
  chosenColumns: z.array(z.int().min(0)).max(1000).optional(),
  /** Date serial numbers count from 1900 or 1904, as the workbook specifies. */
  dateSystem: z.union([z.literal(1900), z.literal(1904)]).default(1900)
})
export type Layout = z.infer<typeof layout>

/** How the user wants the bytes to be parsed. Absent: as detected. */
export const parseOptions = z.object({
  encoding: z.string().max(40).optional(),
  delimiter: z.enum([';', ',', '\t', '|']).optional(),
  sheet: z.string().max(200).optional(),
  includeHidden: z.boolean().optional()
})
export type ParseOptions = z.infer<typeof parseOptions>

/** Where a file begins in a joined list, and its header: numbers of records of the list, which count on from file to file. */
const filePlace = z.object({
  name: z.string().max(400),
  from: recordNumber,
  headerRow: recordNumber.nullable(),
  sheet: z.string().max(200).optional()
})

/** How the file was parsed, as shown to the user. */
export const sourceFormat = z.object({
  container: z.enum(['csv', 'xlsx', 'xls', 'ods', 'html', 'spreadsheetml', 'paste']),
  encoding: z.string().max(40).optional(),
  delimiter: z.string().max(4).optional(),
  lineEnds: z.string().max(20).optional(),
  sheet: z.string().max(200).optional(),
  /** The files that were put together into this list, in its order. Absent for one file. */
  files: z.array(filePlace).max(filesPerListMax).optional()
})
export type SourceFormat = z.infer<typeof sourceFormat>

/** The user's decision about a record: it is a patient although it was skipped, or the reverse. */
export const rowRole = z.enum(['patient', 'aside'])

const rowState = {
  /** Edited values that replace those of the file, by field. */
  edits: z.partialRecord(editableField, z.string().max(2000)),
  /** The user excluded this row. */
  excluded: z.boolean(),
  role: rowRole.optional(),
  /** What the user accepted: the code, with a fingerprint of the value that was shown; older ones without. */
  accepted: z.array(z.string().max(60)).max(20).optional()
}

export const rowId = z.uuid()
export const listId = z.uuid()

/** A record of the file with the user's changes. `row`: its number in the file, from 1. */
export const listRow = z.object({
  rowId,
  row: recordNumber,
  cells: z.array(z.string().max(5_000_000)).max(1000),
  hidden: z.literal(true).optional(),
  ...rowState
})
export type ListRow = z.infer<typeof listRow>

/** A text that is being typed into a cell. `base`: the value that stood there, cut to its first letters. */
export const cellDraft = z.object({
  rowId,
  field: editableField,
  base: z.string().max(2000),
  text: z.string().max(2000)
})
export type CellDraft = z.infer<typeof cellDraft>

/** What the user has said about a row so far, without its cells. */
export type RowState = Pick<ListRow, 'rowId' | 'edits' | 'excluded' | 'role' | 'accepted'>

/**
 * How often a list was changed. A change is taken only with the revision that it was made for: otherwise somebody changed
 * the list meanwhile, and it is `stale`.
 */
export const listRevision = z.int().min(0)

/** What the user changed in a record that the present reading does not have. It returns with the record. */
export const waitingEdit = z.object({ sheet: z.string().max(200).optional(), row: listRow })
export type WaitingEdit = z.infer<typeof waitingEdit>

/** Everything about a list except its rows. */
export const listDocument = z.object({
  name: z.string().min(1).max(200),
  fileName: z.string().max(400),
  settings: listSettings,
  format: sourceFormat,
  choices: parseOptions,
  layout,
  waiting: z.array(waitingEdit).max(100_000).optional()
})
export type ListDocument = z.infer<typeof listDocument>

/** Figures for the overview, stored unencrypted: they identify no patient. `firstMoment`: ms since the epoch. */
export const listFigures = z.object({
  patients: z.int().min(0),
  ready: z.int().min(0),
  blocked: z.int().min(0),
  excluded: z.int().min(0),
  firstMoment: z.number().nullable(),
  lastMoment: z.number().nullable()
})
export type ListFigures = z.infer<typeof listFigures>

/** All that remains of a list's erased patients. `at`: time of the last erasure, ms since the epoch. */
export const listErasure = z.object({
  at: z.number(),
  patients: z.int().min(0),
  /** Number of their invitations by state. */
  invitations: z.record(z.string(), z.int().min(0)),
  /** Rows of an erasure that has not come to its end, and who ordered it: the audit log has no entry of them yet. */
  unlogged: z.object({ account: z.string(), rows: z.int().min(1) }).optional()
})
export type ListErasure = z.infer<typeof listErasure>

export const listSummary = z.object({
  listId,
  connectionId: z.string(),
  revision: listRevision,
  name: z.string(),
  fileName: z.string(),
  /** ms since the epoch. */
  createdAt: z.number(),
  updatedAt: z.number(),
  figures: listFigures,
  /** Number of its invitations by state; see `invitationState`. */
  invitations: z.record(z.string(), z.int().min(0)),
  /** Absent: no patient was erased. `isWhole`: all were, so there is nothing to open. */
  erased: listErasure.extend({ isWhole: z.boolean() }).optional()
})
export type ListSummary = z.infer<typeof listSummary>

/** The signature of a kind of file, made of its column titles and shape; see `layoutSignature`. */
export const fileKind = z.string().regex(/^[0-9a-f]{1,64}$/)

/** The remembered mapping of a file format, by its signature: column titles and shape. */
export const importTemplate = z.object({
  signature: z.string().min(1).max(200),
  name: z.string().min(1).max(200),
  layout,
  settings: listSettings.partial(),
  choices: parseOptions,
  usedAt: z.number()
})
export type ImportTemplate = z.infer<typeof importTemplate>

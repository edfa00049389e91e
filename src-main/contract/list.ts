import { z } from 'zod'
import { bytes, call, done, nothing, packed, resultOf } from './call.ts'
import { patientLanguage } from './language.ts'

/** What a column of a patient list holds. `ignore` is a column that was understood to be of no use here. */
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
  'queue',
  'status',
  'rowId'
] as const
export const columnMeaning = z.enum(columnMeanings)
export type ColumnMeaning = z.infer<typeof columnMeaning>

/** Fields of a row that a person may type over. `moment` is date and time as written, local to the list's zone. */
export const editableFields = [
  'lastName',
  'firstName',
  'gender',
  'phone',
  'email',
  'moment',
  'language',
  'doctorEmail',
  'queue'
] as const
export const editableField = z.enum(editableFields)
export type EditableField = z.infer<typeof editableField>

/** ISO 3166 code of the country in whose way numbers without a prefix are read. */
export const countryCode = z.string().regex(/^[A-Z]{2}$/)

/** IANA zone name, e.g. `Europe/Zurich`. */
export const timeZone = z.string().refine((zone) => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    return false
  }
}, 'unknown time zone')

/** Who brings the link to the patient: the server by SMS or e-mail, or the hospital itself (`sendInvite: false`). */
export const delivery = z.enum(['server', 'links-only'])
export type Delivery = z.infer<typeof delivery>

/** What applies to every row of a list that does not say otherwise itself. */
export const listSettings = z.object({
  defaultCountry: countryCode,
  timeZone,
  defaultLanguage: patientLanguage,
  doctorEmail: z.string().max(320).optional(),
  queue: z.string().max(200).optional(),
  delivery
})
export type ListSettings = z.infer<typeof listSettings>

const recordNumber = z.int().min(1)

/** How the records of a file were understood: header, columns. Kept with the list, and by the kind of file. */
export const layout = z.object({
  /** Record number of the header; null where the file has none. */
  headerRow: recordNumber.nullable(),
  /** Header words, one for each column (empty where there are none). */
  headers: z.array(z.string().max(2000)).max(1000),
  columns: z.array(columnMeaning).max(1000),
  /** Order of names in a `fullName` column, where header or values told. */
  fullNameOrder: z.enum(['last-first', 'first-last']).optional(),
  /** A person said that dates of numbers have the month in front (`12/03/2026`). Absent: the day. */
  dateOrder: z.literal('month-first').optional(),
  /** Serial numbers of dates count from 1900 or 1904: a workbook says which. */
  dateSystem: z.union([z.literal(1900), z.literal(1904)]).default(1900)
})
export type Layout = z.infer<typeof layout>

/** What a person may say about how the bytes are to be read; absent means: as found. */
export const readingChoices = z.object({
  encoding: z.string().max(40).optional(),
  delimiter: z.enum([';', ',', '\t', '|']).optional(),
  sheet: z.string().max(200).optional(),
  includeHidden: z.boolean().optional()
})
export type ReadingChoices = z.infer<typeof readingChoices>

/** How the file was read, as shown to a person. */
export const sourceFormat = z.object({
  container: z.enum(['csv', 'xlsx', 'html', 'spreadsheetml', 'paste']),
  encoding: z.string().max(40).optional(),
  delimiter: z.string().max(4).optional(),
  lineEnds: z.string().max(20).optional(),
  sheet: z.string().max(200).optional()
})
export type SourceFormat = z.infer<typeof sourceFormat>

/** Everything about a list except its rows. */
export const listDocument = z.object({
  name: z.string().min(1).max(200),
  fileName: z.string().max(400),
  settings: listSettings,
  format: sourceFormat,
  choices: readingChoices,
  layout
})
export type ListDocument = z.infer<typeof listDocument>

/** What a person decided about a record: it is a patient although it was set aside, or the reverse. */
export const rowRole = z.enum(['patient', 'aside'])

const rowState = {
  /** What was typed over the file's own words, by field. */
  edits: z.partialRecord(editableField, z.string().max(2000)),
  /** A person left this row out. */
  excluded: z.boolean(),
  role: rowRole.optional(),
  /** Guards and doubts that a person let through, by code. */
  accepted: z.array(z.string().max(60)).max(20).optional()
}

export const rowId = z.uuid()
export const listId = z.uuid()

/** A record of the file with a person's changes. `row` is its number in the file, from 1. */
export const listRow = z.object({
  rowId,
  row: recordNumber,
  cells: z.array(z.string().max(5_000_000)).max(1000),
  hidden: z.literal(true).optional(),
  ...rowState
})
export type ListRow = z.infer<typeof listRow>

export const rowChange = z.object({ rowId, ...rowState })
export type RowChange = z.infer<typeof rowChange>

/** Figures for the overview, in clear: no patient can be told from them. `firstMoment` in ms since the epoch. */
export const listFigures = z.object({
  patients: z.int().min(0),
  ready: z.int().min(0),
  blocked: z.int().min(0),
  excluded: z.int().min(0),
  firstMoment: z.number().nullable(),
  lastMoment: z.number().nullable()
})
export type ListFigures = z.infer<typeof listFigures>

/** Of a list's patients that were erased nothing is left but these numbers. `at`: of the last erasure, in ms since the epoch. */
export const listErasure = z.object({
  at: z.number(),
  patients: z.int().min(0),
  /** How many of them had an invitation in which state. */
  invitations: z.record(z.string(), z.int().min(0))
})
export type ListErasure = z.infer<typeof listErasure>

export const listSummary = z.object({
  listId,
  connectionId: z.string(),
  name: z.string(),
  fileName: z.string(),
  /** ms since the epoch. */
  createdAt: z.number(),
  updatedAt: z.number(),
  figures: listFigures,
  /** How many of its invitations are in which state; see `invitationState`. */
  invitations: z.record(z.string(), z.int().min(0)),
  /** Absent: no patient of it was erased. `isWhole`: there is nothing left to open. */
  erased: listErasure.extend({ isWhole: z.boolean() }).optional()
})
export type ListSummary = z.infer<typeof listSummary>

/** Rows per call: keeps each message small, so that neither process stalls for more than a frame. */
export const rowsPerCall = 1000

/** Bytes of a file per call, for the same reason. */
export const sourceBytesPerCall = 256 * 1024

/** A kind of file that was seen before: its signature (header words and shape) and how it was matched. */
export const knownKind = z.object({
  signature: z.string().min(1).max(200),
  name: z.string().min(1).max(200),
  layout,
  settings: listSettings.partial(),
  choices: readingChoices,
  usedAt: z.number()
})
export type KnownKind = z.infer<typeof knownKind>

const noSuchList = ['no-such-list'] as const

export const listCalls = {
  'lists.all': call(nothing, resultOf(z.array(listSummary), [])),
  /** An empty list; it is shown only once rows were put into it. */
  'lists.create': call(
    z.object({ document: listDocument, figures: listFigures }),
    resultOf(z.object({ listId }), ['no-connection'])
  ),
  /** Begins to put rows; nothing changes for readers until `lists.endRows`. */
  'lists.beginRows': call(
    z.object({ listId }),
    resultOf(z.object({ generation: z.int() }), [...noSuchList, 'already-sent'])
  ),
  /** The next piece of the file that the rows come from, to read it again another way; kept if none is added. */
  'lists.addSource': call(
    z.object({
      listId,
      generation: z.int(),
      bytes: bytes.refine(({ length }) => length <= sourceBytesPerCall)
    }),
    resultOf(done, [...noSuchList, 'generation-gone'])
  ),
  'lists.addRows': call(
    z.object({ listId, generation: z.int(), rows: packed(z.array(listRow).max(rowsPerCall)) }),
    resultOf(done, [...noSuchList, 'generation-gone'])
  ),
  /** Makes the rows put since `lists.beginRows` the list's rows, together with the document, all or nothing. */
  'lists.endRows': call(
    z.object({ listId, generation: z.int(), document: listDocument, figures: listFigures }),
    resultOf(done, [...noSuchList, 'generation-gone', 'already-sent'])
  ),
  'lists.open': call(
    z.object({ listId }),
    resultOf(z.object({ document: listDocument, rows: z.int().min(0), hasSource: z.boolean() }), noSuchList)
  ),
  /** In the file's order. */
  'lists.rows': call(
    z.object({ listId, offset: z.int().min(0), limit: z.int().min(1).max(rowsPerCall) }),
    resultOf(z.array(listRow), noSuchList)
  ),
  'lists.source': call(z.object({ listId }), resultOf(bytes, [...noSuchList, 'no-source'])),
  'lists.saveDocument': call(
    z.object({ listId, document: listDocument, figures: listFigures }),
    resultOf(done, noSuchList)
  ),
  'lists.changeRows': call(
    z.object({ listId, changes: z.array(rowChange).max(rowsPerCall), figures: listFigures }),
    resultOf(done, [...noSuchList, 'no-such-row'])
  ),
  'lists.rename': call(z.object({ listId, name: z.string().min(1).max(200) }), resultOf(done, noSuchList)),
  /** Refused while invitations of the list are on their way or unresolved. */
  'lists.remove': call(z.object({ listId }), resultOf(done, [...noSuchList, 'still-sending'])),

  /** The list that has most of these rows; null where none has any. */
  'lists.locateRows': call(z.object({ rowIds: z.array(rowId).max(50) }), resultOf(listId.nullable(), [])),

  'kinds.all': call(nothing, resultOf(z.array(knownKind), [])),
  'kinds.save': call(knownKind, resultOf(done, [])),
  'kinds.forget': call(z.object({ signature: z.string() }), resultOf(done, []))
} as const

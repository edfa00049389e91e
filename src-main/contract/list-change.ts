import { z } from 'zod'
import { rowsPerCall } from './limits.ts'
import { editableField, layout, listSettings, rowId, rowRole } from './list.ts'

// A change says only what becomes different: what was decided about the same row or list before stays as it is.

/** What changes of one row. null takes a value back: the file's own text counts again, or the app's own judgement. */
export const rowChange = z.object({
  rowId,
  edits: z.partialRecord(editableField, z.string().max(2000).nullable()).optional(),
  excluded: z.boolean().optional(),
  role: rowRole.nullable().optional(),
  /** By what is stored of a warning or an error: accepted, or no longer. */
  accepted: z.record(z.string().max(60), z.boolean()).optional()
})
export type RowChange = z.infer<typeof rowChange>

const settings = listSettings.shape

/** What changes of the settings; null: as if it had never been set. */
export const settingsChange = listSettings.partial().extend({
  isLanguageAssumed: settings.isLanguageAssumed.nullable(),
  doctorEmail: settings.doctorEmail.nullable(),
  queue: settings.queue.nullable(),
  day: settings.day.nullable(),
  dayFrom: settings.dayFrom.nullable(),
  invite: settings.invite.nullable(),
  pairsCountry: settings.pairsCountry.nullable()
})
export type SettingsChange = z.infer<typeof settingsChange>

/** What changes of header and columns; null: as if it had never been set. */
export const layoutChange = layout.partial().extend({
  dateSystem: layout.shape.dateSystem.unwrap().optional(),
  fullNameOrder: layout.shape.fullNameOrder.nullable(),
  dateOrder: layout.shape.dateOrder.nullable(),
  settledColumns: layout.shape.settledColumns.nullable(),
  chosenColumns: layout.shape.chosenColumns.nullable()
})
export type LayoutChange = z.infer<typeof layoutChange>

/** One command of a list: its parts are applied together. */
export const listChange = z.object({
  rows: z.array(rowChange).max(rowsPerCall).optional(),
  settings: settingsChange.optional(),
  layout: layoutChange.optional(),
  name: z.string().min(1).max(200).optional()
})
export type ListChange = z.infer<typeof listChange>

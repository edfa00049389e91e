import { z } from 'zod'
import {
  editableField,
  type Layout,
  type ListDocument,
  type ListSettings,
  layout,
  listSettings,
  type RowState,
  rowId,
  rowRole,
  rowsPerCall
} from './list.ts'

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

/** A copy with the members of `change`; those that are null are taken out, those that are undefined stay. */
function withMembers(before: object, change: object): object {
  const after = new Map(Object.entries(before))
  for (const [key, value] of Object.entries(change)) {
    if (value === null) after.delete(key)
    else if (value !== undefined) after.set(key, value)
  }
  return Object.fromEntries(after)
}

/** The members in which `after` differs; null for those that only `before` has. */
function differentMembers(before: object, after: object): object {
  const [old, next] = [new Map(Object.entries(before)), new Map(Object.entries(after))]
  const keys = new Set([...old.keys(), ...next.keys()])
  const isDifferent = (key: string) => JSON.stringify(old.get(key)) !== JSON.stringify(next.get(key))
  return Object.fromEntries([...keys].filter(isDifferent).map((key) => [key, next.get(key) ?? null]))
}

export function changedSettings(before: ListSettings, change: SettingsChange): ListSettings {
  return withMembers(before, change) as ListSettings
}

/** What leads from one to the other. */
export function settingsChangeOf(before: ListSettings, after: ListSettings): SettingsChange {
  return differentMembers(before, after) as SettingsChange
}

/** A layout without a header row has null for it: it is a value there, and not taken out. */
export function changedLayout(before: Layout, { headerRow, ...change }: LayoutChange): Layout {
  return { ...(withMembers(before, change) as Layout), ...(headerRow !== undefined && { headerRow }) }
}

/** What leads from one to the other. */
export function layoutChangeOf(before: Layout, after: Layout): LayoutChange {
  return differentMembers(before, after) as LayoutChange
}

export function changedDocument(
  before: ListDocument,
  { name, settings: ofSettings, layout: ofLayout }: Omit<ListChange, 'rows'>
): ListDocument {
  return {
    ...before,
    ...(name !== undefined && { name }),
    ...(ofSettings !== undefined && { settings: changedSettings(before.settings, ofSettings) }),
    ...(ofLayout !== undefined && { layout: changedLayout(before.layout, ofLayout) })
  }
}

function acceptedAfter(before: readonly string[], change: RowChange['accepted']): string[] {
  const taken = new Set(before)
  for (const [code, isAccepted] of Object.entries(change ?? {})) {
    if (isAccepted) taken.add(code)
    else taken.delete(code)
  }
  return [...taken]
}

/** Cells and place of the row stay. */
export function changedRow<Row extends RowState>(before: Row, change: RowChange): Row {
  const { role: roleBefore, accepted: acceptedBefore = [], ...rest } = before
  const role = change.role === undefined ? roleBefore : (change.role ?? undefined)
  const accepted = acceptedAfter(acceptedBefore, change.accepted)
  return {
    ...rest,
    edits: change.edits === undefined ? before.edits : withMembers(before.edits, change.edits),
    excluded: change.excluded ?? before.excluded,
    ...(role !== undefined && { role }),
    ...(accepted.length > 0 && { accepted })
  } as Row
}

/** What takes `change` of this row back: what it replaces, and nothing else. */
export function takenBack(before: RowState, change: RowChange): RowChange {
  const { edits, excluded, role, accepted } = change
  const fields = Object.keys(edits ?? {}) as (keyof RowState['edits'])[]
  const codes = Object.keys(accepted ?? {})
  return {
    rowId: change.rowId,
    ...(edits !== undefined && {
      edits: Object.fromEntries(fields.map((field) => [field, before.edits[field] ?? null]))
    }),
    ...(excluded !== undefined && { excluded: before.excluded }),
    ...(role !== undefined && { role: before.role ?? null }),
    ...(accepted !== undefined && {
      accepted: Object.fromEntries(codes.map((code) => [code, before.accepted?.includes(code) ?? false]))
    })
  }
}

import type { Layout, ListDocument, ListSettings, RowState } from './list.ts'
import type { LayoutChange, ListChange, RowChange, SettingsChange } from './list-change.ts'

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

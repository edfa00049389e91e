import type { DayPlace, Layout, ListSettings } from '#contract/list.ts'
import type { ContactProposal } from '../../../list/index.ts'
import type { VisitChoice } from '../../../workspace/views.ts'

/** The columns after the user has said whether a contact is the patient's own; either way it is not asked again. */
export function withContact(layout: Layout, { column, meaning }: ContactProposal, isPatients: boolean): Layout {
  return {
    ...layout,
    columns: isPatients ? layout.columns.with(column, meaning) : layout.columns,
    settledColumns: [...(layout.settledColumns ?? []), column]
  }
}

/** The user agrees with the days that were found, where they were found. */
export function withFoundDays(settings: ListSettings, found: readonly { readonly from: DayPlace }[]): ListSettings {
  return { ...settings, day: 'proposed', dayFrom: [...new Set(found.map(({ from }) => from))] }
}

/** One day for all rows without a date. `day`: ISO 8601. */
export function withDay({ dayFrom: _, ...settings }: ListSettings, day: string): ListSettings {
  return { ...settings, day }
}

/** Only these kinds of visits are invited. What was seen and not chosen is not asked again. */
export function withVisits(
  settings: ListSettings,
  column: string,
  kinds: readonly Pick<VisitChoice, 'value'>[],
  chosen: ReadonlySet<string>
): ListSettings {
  const values = kinds.map(({ value }) => value)
  return {
    ...settings,
    invite: {
      column,
      values: values.filter((value) => chosen.has(value)).slice(0, maxKinds),
      others: values.filter((value) => !chosen.has(value)).slice(0, maxKinds)
    }
  }
}

/** As many as the settings hold. */
const maxKinds = 200

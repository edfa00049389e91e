import type { Layout, ListRow, ListSettings, ParseOptions, SourceFormat } from '#contract/list.ts'
import { createJudge, type Judge, type ReadingNote } from '../../list/index.ts'
import type { SheetSummary } from '../../list/reading/index.ts'
import { createFieldTexts, type FieldTexts } from './field-texts.ts'

/** The state of the open list. Replaced as a whole by another list. */
export interface Desk {
  /** In the file's order; a row's position in it is what the window knows it by. */
  rows: ListRow[]
  readonly positions: ReadonlyMap<string, number>
  layout: Layout
  settings: ListSettings
  /** Time of validation, ms since the epoch. */
  now: number
  judge: Judge
  texts: FieldTexts
  readonly format: SourceFormat
  readonly choices: ParseOptions
  readonly sheets: readonly SheetSummary[]
  readonly notes: readonly ReadingNote[]
  /** Texts to search, by row id; created on demand. */
  readonly haystacks: Map<string, string>
}

/** A list before it is validated. */
export type Opening = Pick<Desk, 'layout' | 'settings' | 'now' | 'format' | 'choices'> & { readonly rows: ListRow[] }

/** Creates the state of a list. `judge`: its validator, if there is one already. */
export function layDesk(
  list: Opening & {
    readonly sheets?: readonly SheetSummary[]
    readonly notes?: readonly ReadingNote[]
    readonly judge?: Judge
  }
): Desk {
  const { rows, layout, settings, now, format, choices, sheets = [], notes = [] } = list
  return {
    rows,
    positions: new Map(rows.map(({ rowId }, index) => [rowId, index])),
    layout,
    settings,
    now,
    judge: list.judge ?? createJudge(rows, layout, { ...settings, now }),
    texts: createFieldTexts(layout, settings.timeZone),
    format,
    choices,
    sheets,
    notes,
    haystacks: new Map()
  }
}

/** Validates all rows again: with another layout, other settings, or at another time. */
export function judgeAnew(list: Desk): void {
  list.judge = createJudge(list.rows, list.layout, { ...list.settings, now: list.now })
  list.texts = createFieldTexts(list.layout, list.settings.timeZone)
}

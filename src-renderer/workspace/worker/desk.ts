import type { Layout, ListRow, ListSettings, ReadingChoices, SourceFormat } from '#contract/list.ts'
import { createJudge, type Judge, type ReadingNote } from '../../list/index.ts'
import type { SheetSummary } from '../../list/reading/index.ts'
import { createFieldTexts, type FieldTexts } from './field-texts.ts'

/** Everything about the list on the desk. Replaced as a whole by another list. */
export interface Desk {
  /** In the file's order; a row's position in it is what the window knows it by. */
  rows: ListRow[]
  readonly positions: ReadonlyMap<string, number>
  layout: Layout
  settings: ListSettings
  /** ms since the epoch: when it was judged. */
  now: number
  judge: Judge
  texts: FieldTexts
  readonly format: SourceFormat
  readonly choices: ReadingChoices
  readonly sheets: readonly SheetSummary[]
  readonly notes: readonly ReadingNote[]
  /** What a row is searched by, made when it is first needed. */
  readonly haystacks: Map<string, string>
}

/** What a list is before it is judged. */
export type Opening = Pick<Desk, 'layout' | 'settings' | 'now' | 'format' | 'choices'> & { readonly rows: ListRow[] }

/** Lays a list on the desk. `judge`: where it was judged already. */
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

/** Judges the rows again: by another layout, other settings, or another time. */
export function judgeAnew(list: Desk): void {
  list.judge = createJudge(list.rows, list.layout, { ...list.settings, now: list.now })
  list.texts = createFieldTexts(list.layout, list.settings.timeZone)
}

import { translate } from '../../../i18n/messages.ts'
import type { RowViews } from '../../../workspace/row-views.ts'
import { viewsPerPage } from '../../../workspace/views.ts'
import { type CellContext, problemWords, shownCell } from './cell-text.ts'
import { type GridColumnKey, isField, usualOrder } from './grid-columns.ts'

/** Widths of columns, in rem. */
export type FittedWidths = Readonly<Record<GridColumnKey, number>>

/** Rows whose texts are measured: more say nothing new, and a long list must not wait for them. */
const sampleMax = 200
/** Blank around a text, and for the mark of the order in a title, in rem. */
const paddingRem = 1.25
const titleMarkRem = 0.75

/** What a column takes at most, in rem: a longer text is shown whole when its cell is reached. */
const widest: FittedWidths = {
  number: 4.5,
  status: 2.25,
  lastName: 11,
  firstName: 9,
  moment: 14,
  problem: 17,
  gender: 8,
  phone: 12,
  email: 16,
  language: 9,
  doctorEmail: 16,
  queue: 14
}
const problemMin = 14

/** The measure of a text in the font of an element, in px. */
export type MeasureText = (text: string) => number

/** How wide the columns must be for what stands in them. `measure`, `rem`: px of a text and of a rem. */
export function fittedWidths(rows: RowViews, context: CellContext, measure: MeasureText, rem: number): FittedWidths {
  const { language } = context.formats
  const views = sampleOf(rows)
  const textsOf = (key: GridColumnKey): readonly string[] => {
    if (key === 'number') return [context.formats.number(rows.length + 100)]
    if (key === 'problem') return views.map((view) => problemWords(view, undefined, context))
    if (!isField(key)) return []
    return views.map((view) => {
      const { text, detail } = shownCell(view, key, context)
      return detail === undefined ? text : `${text} ${detail}`
    })
  }
  const widthOf = (key: GridColumnKey): number => {
    if (key === 'status') return widest.status
    const title = isField(key)
      ? translate(language, `check.field.${key}`)
      : key === 'problem'
        ? translate(language, 'check.problem')
        : '#'
    const least = measure(title) / rem + (key === 'number' ? 0 : titleMarkRem)
    const own = Math.min(widest[key], widestOf(textsOf(key), measure) / rem)
    return Math.max(least, own, key === 'problem' ? problemMin : 0) + paddingRem
  }
  return Object.fromEntries(usualOrder.map((key) => [key, widthOf(key)])) as Record<GridColumnKey, number>
}

/** A text with fewer letters than this share of the longest is not wider. */
const lettersShare = 0.8

/** The width of the widest text, in px: one of the longest, but letters and digits differ in width. */
function widestOf(texts: readonly string[], measure: MeasureText): number {
  const letters = texts.reduce((most, { length }) => Math.max(most, length), 0)
  const long = new Set(texts.filter(({ length }) => length >= letters * lettersShare))
  return [...long].reduce((most, text) => Math.max(most, measure(text)), 0)
}

/** Rows from all over the first page: its views are unpacked for the screen anyway. */
function sampleOf(rows: RowViews) {
  const count = Math.min(rows.length, viewsPerPage)
  const step = Math.max(1, Math.ceil(count / sampleMax))
  return Array.from({ length: Math.ceil(count / step) }, (_, at) => rows.at(at * step)).filter(
    (view) => view !== undefined && view.recordText === null
  ) as NonNullable<ReturnType<RowViews['at']>>[]
}

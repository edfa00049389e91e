import type { InterfaceLanguage } from '#contract/language.ts'
import { textsIn, translate } from '../../i18n/messages.ts'
import { figureColumns } from './figure-sums.ts'
import type { FigureTable, RefusedFigure } from './figure-tables.ts'
import type { ShownFigure } from './small-figures.ts'

/** Everything that the page shows in one sheet: a line for each row of its tables. Figures begin at `numbersFrom`. */
export function figuresSheet(
  tables: readonly FigureTable[],
  refused: readonly RefusedFigure[],
  language: InterfaceLanguage
): {
  readonly headers: readonly string[]
  readonly rows: readonly (readonly string[])[]
  readonly numbersFrom: number
} {
  const t = textsIn('figures', language)
  return {
    headers: [t.group, t.name, ...figureColumns.map((column) => translate(language, `figures.count.${column}`))],
    rows: [
      ...tables.flatMap(({ nameTitle, columns, rows }) =>
        rows.map(({ name, figures }) => [
          nameTitle,
          name,
          ...figureColumns.map((column) => cellOf(figures[columns.indexOf(column)] ?? 0, language))
        ])
      ),
      ...refused.map(({ reason, count }) => [
        t.reason,
        reason,
        ...figureColumns.map((column) => (column === 'refused' ? cellOf(count, language) : ''))
      ])
    ],
    numbersFrom: 2
  }
}

function cellOf(figure: ShownFigure, language: InterfaceLanguage): string {
  return typeof figure === 'number' ? String(figure) : translate(language, `figures.${figure}`)
}

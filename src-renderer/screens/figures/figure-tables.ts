import type { FiguresPeriod, VisitDestination, VisitFigures } from '#contract/figures.ts'
import type { InterfaceLanguage } from '#contract/language.ts'
import { formatsIn } from '../../i18n/formats.ts'
import { textsIn, translate } from '../../i18n/messages.ts'
import { type FigureColumn, figureColumns, isNothing, outcomes, refusalsOf, type Sums, sumOf } from './figure-sums.ts'
import { msOf, type Span } from './periods.ts'
import { hideSmall, type ShownFigure } from './small-figures.ts'

/** A table of figures: what its rows are, and the figures of each. */
export interface FigureTable {
  readonly key: 'period' | 'destination' | 'way' | 'language'
  readonly title: string
  readonly nameTitle: string
  readonly columns: readonly FigureColumn[]
  readonly rows: readonly {
    readonly key: string
    readonly name: string
    /** As they are, for charts that leave out what is hidden. */
    readonly figures: readonly ShownFigure[]
  }[]
}

export interface FigureTablesInput {
  readonly figures: readonly VisitFigures[]
  readonly by: FiguresPeriod
  readonly span: Span
  readonly language: InterfaceLanguage
  readonly hidesSmall: boolean
}

export function destinationKey({ kind, name }: VisitDestination): string {
  return `${kind} ${name}`
}

/** 23.03.2026 for a week, March 2026 for a month. */
export function periodName(start: string, by: FiguresPeriod, language: InterfaceLanguage): string {
  const formats = formatsIn(language)
  return by === 'week' ? formats.date(msOf(start), 'UTC') : formats.month(msOf(start), 'UTC')
}

/** The figures of the span by period, and added up by what they are counted under. */
export function figureTables({ figures, by, span, language, hidesSmall }: FigureTablesInput): readonly FigureTable[] {
  const t = textsIn('figures', language)
  const formats = formatsIn(language)
  const inSpan = figures.filter(({ start }) => span.starts.includes(start))
  const columns = columnsOf(sumOf(inSpan))
  const tableOf = (
    key: FigureTable['key'],
    title: string,
    nameTitle: string,
    rows: readonly { readonly key: string; readonly name: string; readonly sums: Sums }[]
  ): FigureTable => {
    const shown = shownRows(
      rows.map(({ sums }) => columns.map((column) => sums[column])),
      columns,
      hidesSmall,
      true
    )
    return {
      key,
      title,
      nameTitle,
      columns,
      rows: rows.map((row, index) => ({ key: row.key, name: row.name, figures: shown[index] ?? [] }))
    }
  }
  const grouped = (keyOf: (one: VisitFigures) => string, nameOf: (one: VisitFigures) => string) =>
    [...Map.groupBy(inSpan, keyOf)]
      .flatMap(([key, members]) => {
        const [first] = members
        return first === undefined ? [] : [{ key, name: nameOf(first), sums: sumOf(members) }]
      })
      .filter(({ sums }) => !isNothing(sums))
      .sort((one, other) => formats.compare(one.name, other.name))
  const periods = span.starts.map((start) => ({
    key: start,
    name: periodName(start, by, language),
    sums: sumOf(inSpan.filter((one) => one.start === start))
  }))
  return [
    tableOf('period', t.chart, by === 'week' ? t['period.week'] : t['period.month'], periods),
    tableOf(
      'destination',
      t.byDestination,
      t.destination,
      grouped(
        ({ destination }) => destinationKey(destination),
        ({ destination }) => destination.name
      )
    ),
    tableOf(
      'way',
      t.byWay,
      t.way,
      grouped(
        ({ way }) => way,
        ({ way }) => translate(language, `figures.way.${way}`)
      )
    ),
    tableOf(
      'language',
      t.byLanguage,
      t.language,
      grouped(
        (one) => one.language,
        (one) => formats.languageName(one.language)
      )
    )
  ]
}

/** Doubt and refusals are columns only where there are any. */
function columnsOf(sums: Sums): readonly FigureColumn[] {
  return figureColumns.filter((column) => (column !== 'inDoubt' && column !== 'refused') || sums[column] > 0)
}

function shownRows(
  rows: readonly (readonly number[])[],
  columns: readonly FigureColumn[],
  hidesSmall: boolean,
  hasTotals: boolean
): readonly (readonly ShownFigure[])[] {
  if (!hidesSmall) return rows
  return hideSmall(rows, {
    whole: columns.indexOf('invited'),
    parts: outcomes.map((outcome) => columns.indexOf(outcome)),
    hasTotals
  })
}

/** A figure of the span, of the time before, and how much more it is; `hidden` where one of the two is not shown. */
export interface ComparedFigure {
  readonly column: FigureColumn
  readonly now: ShownFigure
  readonly before: ShownFigure
  readonly difference: ShownFigure
}

export function comparedFigures({ figures, span, hidesSmall }: FigureTablesInput): readonly ComparedFigure[] {
  const inPeriods = (starts: readonly string[]) => sumOf(figures.filter(({ start }) => starts.includes(start)))
  const [now, before] = [inPeriods(span.starts), inPeriods(span.before)]
  const columns = figureColumns.filter(
    (column) => (column !== 'inDoubt' && column !== 'refused') || now[column] + before[column] > 0
  )
  const rows = [now, before].map((sums) => columns.map((column) => sums[column]))
  const [shownNow = [], shownBefore = []] = shownRows(rows, columns, hidesSmall, false)
  return columns.map((column, index) => {
    const [one, other] = [shownNow[index] ?? 0, shownBefore[index] ?? 0]
    const difference = typeof one === 'number' && typeof other === 'number' ? one - other : 'hidden'
    return { column, now: one, before: other, difference }
  })
}

export interface RefusedFigure {
  readonly reason: string
  readonly count: ShownFigure
}

/** The most frequent reason first. */
export function refusedFigures({ figures, span, language, hidesSmall }: FigureTablesInput): readonly RefusedFigure[] {
  const refusals = [...refusalsOf(figures.filter(({ start }) => span.starts.includes(start)))]
  const sorted = refusals.sort(([, one], [, other]) => other - one)
  const rows = sorted.map(([, count]) => [count])
  const shown = hidesSmall ? hideSmall(rows, { whole: 0, parts: [], hasTotals: true }) : rows
  return sorted.map(([code], index) => ({
    reason: translate(language, `refusal.${code}.what`),
    count: shown[index]?.[0] ?? 0
  }))
}

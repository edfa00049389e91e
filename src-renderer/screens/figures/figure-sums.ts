import type { VisitCounts, VisitFigures } from '#contract/figures.ts'
import type { RefusalCode } from '#contract/invitation.ts'

/** The columns of every table. */
export const figureColumns = [
  'invited',
  'confirmed',
  'came',
  'missed',
  'withdrawn',
  'ahead',
  'notKnown',
  'moved',
  'inDoubt',
  'refused'
] as const
export type FigureColumn = (typeof figureColumns)[number]

/** What becomes of those invited: each is one of these. */
export const outcomes = ['came', 'missed', 'withdrawn', 'ahead', 'notKnown'] as const satisfies readonly FigureColumn[]

export type Sums = Readonly<Record<FigureColumn, number>>

export function sumOf(figures: readonly VisitFigures[]): Sums {
  const sums = Object.fromEntries(figureColumns.map((column) => [column, 0])) as Record<FigureColumn, number>
  for (const { counts } of figures) {
    for (const column of figureColumns) sums[column] += column === 'refused' ? refusedIn(counts) : counts[column]
  }
  return sums
}

function refusedIn({ refused }: VisitCounts): number {
  return Object.values(refused).reduce((sum, count) => sum + count, 0)
}

export function refusalsOf(figures: readonly VisitFigures[]): ReadonlyMap<RefusalCode, number> {
  const sums = new Map<RefusalCode, number>()
  for (const { counts } of figures) {
    for (const [code, count] of Object.entries(counts.refused) as [RefusalCode, number][]) {
      sums.set(code, (sums.get(code) ?? 0) + count)
    }
  }
  return sums
}

export function isNothing(sums: Sums): boolean {
  return figureColumns.every((column) => sums[column] === 0)
}

import type { Records } from '../../src-main/records/index.ts'
import { unwrap } from './result.ts'

/** Counts everything that has changed, while nothing else works. */
export function countFigures({ figures }: Pick<Records, 'figures'>): void {
  for (const part of unwrap(figures.uncounted())) unwrap(figures.count(part))
}

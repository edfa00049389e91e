import type { RefObject } from 'react'
import { useAnnounce } from '../../components/announcer.tsx'
import { useHandler } from '../../components/use-handler.ts'
import { useText } from '../../i18n/use-text.tsx'
import { fieldOf } from '../../list/index.ts'
import type { OpenList, Workspace } from '../../workspace/open-list.ts'
import type { RowViews } from '../../workspace/row-views.ts'
import { issuesOf } from './grid/cell-text.ts'
import { columnFor } from './grid/column-view.ts'
import type { GridColumn } from './grid/grid-columns.ts'
import { indexIn } from './grid/grid-place.ts'
import type { GridHandle } from './grid/grid-props.ts'
import type { ShownCell } from './use-shown-cell.ts'
import type { ShownRows } from './use-shown-rows.ts'

export interface NextProblemOptions {
  readonly workspace: Workspace
  readonly list: Pick<OpenList, 'figures'>
  readonly rows: RowViews
  readonly columns: readonly GridColumn[]
  readonly shown: ShownRows
  readonly grid: RefObject<GridHandle | null>
  readonly showRow: ShownCell['showRow']
}

/** 1: the next one; -1: the one before. */
export type Way = 1 | -1

/**
 * Goes from faulty cell to faulty cell, row by row and from the end to the beginning again: errors, and where there are
 * none, warnings.
 */
export function useNextProblem(options: NextProblemOptions): (way: Way) => Promise<void> {
  const { workspace, list, rows, columns, shown, grid, showRow } = options
  const announce = useAnnounce()
  const t = useText('check')

  /** The columns in which a row is to be mended, from the left. */
  function faultsOf(position: number): readonly number[] {
    const view = rows.at(position)
    const places = view === undefined ? [] : issuesOf(view).map(({ code }) => columnFor(columns, fieldOf(code)))
    return [...new Set(places)].sort((one, other) => one - other)
  }

  const go = useHandler((found: ReadonlySet<number>, way: Way) => {
    const positions = shown.positions ?? new Uint32Array()
    const { position: here, column: from = -1 } = grid.current?.place() ?? {}
    const at = here === undefined ? 0 : Math.max(0, indexIn(positions, here))
    const show = (position: number, column: number) => {
      const view = rows.at(position)
      const issue = view && issuesOf(view).find(({ code }) => columnFor(columns, fieldOf(code)) === column)
      showRow(position, { field: issue && fieldOf(issue.code) })
    }
    if (here !== undefined && found.has(here)) {
      const further = faultsOf(here).filter((column) => (column - from) * way > 0)
      const column = way > 0 ? further[0] : further.at(-1)
      if (column !== undefined) return show(here, column)
    }
    for (let step = 1; step <= positions.length; step += 1) {
      const position = positions[(at + way * step + positions.length * 2) % positions.length]
      if (position === undefined || !found.has(position)) continue
      const faults = faultsOf(position)
      return show(position, (way > 0 ? faults[0] : faults.at(-1)) ?? 0)
    }
    // All of them are hidden by the filter or the search.
    const [first] = found
    if (first === undefined) announce(t.noProblemLeft)
    else show(first, faultsOf(first)[0] ?? 0)
  })

  return async (way) => {
    const filter = list.figures.blocked > 0 ? 'blocked' : 'warned'
    const found = await workspace.select({ filter, search: '', issue: null, only: null, sentAs: [] })
    go(new Set(found), way)
  }
}

import { useEffect, useMemo, useState } from 'react'
import type { TableView } from '#contract/table-view.ts'
import { remPx } from '../../components/row-height.ts'
import { useHandler } from '../../components/use-handler.ts'
import { useBridge } from '../../state/use-app.tsx'
import type { OpenList } from '../../workspace/open-list.ts'
import type { CellContext } from './grid/cell-text.ts'
import { columnsOf, usualView } from './grid/column-view.ts'
import { fittedWidths, type MeasureText } from './grid/fitted-widths.ts'
import type { GridColumn, GridColumnKey } from './grid/grid-columns.ts'

export interface Columns {
  readonly columns: readonly GridColumn[]
  /** As the user has set them up for this kind of file. */
  readonly view: TableView
  readonly setView: (view: TableView) => void
}

export interface ColumnsOptions {
  readonly list: Pick<OpenList, 'rows' | 'reading'>
  /** Of the kind of file; see `layoutSignature`. */
  readonly signature: string
  readonly needed: readonly GridColumnKey[]
  readonly context: CellContext
}

/** The columns of the table. The main process keeps what the user changes, for the next file of the same kind. */
export function useColumns({ list, signature, needed, context }: ColumnsOptions): Columns {
  const { calls } = useBridge()
  const [kept, setKept] = useState<{ readonly of: string; readonly view: TableView }>({ of: '', view: usualView })
  const view = kept.of === signature ? kept.view : usualView

  useEffect(() => {
    let isCurrent = true
    void calls['tableView.read']({ signature }).then((answer) => {
      if (isCurrent && answer.ok && answer.value !== null) setKept({ of: signature, view: answer.value })
    })
    return () => {
      isCurrent = false
    }
  }, [calls, signature])

  const setView = useHandler((next: TableView) => {
    setKept({ of: signature, view: next })
    // A set-up that is not stored is lost with the window, and nothing else.
    void calls['tableView.keep']({ signature, view: next === usualView ? null : next })
  })

  const { rows, reading } = list
  const hasRows = rows.at(0) !== undefined
  // biome-ignore lint/correctness/useExhaustiveDependencies: fitted once to what was read, so that no edit moves a column
  const fitted = useMemo(() => fittedWidths(rows, context, textMeasure(), remPx()), [reading, hasRows, context])
  const columns = useMemo(() => columnsOf(view, needed, fitted), [view, needed, fitted])
  return { columns, view, setView }
}

/** The measure of a text as the table writes it. */
function textMeasure(): MeasureText {
  const context = document.createElement('canvas').getContext('2d')
  if (context === null) return () => 0
  context.font = `${remPx()}px ${getComputedStyle(document.documentElement).fontFamily}`
  return (text) => context.measureText(text).width
}

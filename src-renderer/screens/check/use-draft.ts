import { type RefObject, useEffect, useMemo } from 'react'
import type { CellDraft } from '#contract/list.ts'
import { useHandler } from '../../components/use-handler.ts'
import type { OpenList, Workspace } from '../../workspace/open-list.ts'
import type { RowViews } from '../../workspace/row-views.ts'
import type { RowView } from '../../workspace/views.ts'
import type { GridHandle } from './grid/grid-props.ts'
import { baseOf } from './grid/open-cell.ts'

export interface DraftOptions {
  readonly workspace: Workspace
  readonly list: Pick<OpenList, 'listId' | 'draft' | 'isComplete'>
  readonly rows: RowViews
  readonly isLocked: (view: RowView) => boolean
  /** The table is drawn, and it is known who was invited. */
  readonly isReady: boolean
  readonly grid: RefObject<GridHandle | null>
}

/** A text that was typed and whose cell is not as it was. */
export interface LostDraft extends CellDraft {
  /** The patient; undefined: the row is no longer in the list. */
  readonly view: RowView | undefined
  readonly dismiss: () => void
}

export interface Draft {
  readonly lost: LostDraft | null
  /** The cell that the user had open meanwhile is closed. */
  readonly onCellClosed: () => void
}

/**
 * What was being typed when the window or the app ended: its cell opens again with the text. Where the patient is invited
 * or gone by now, or another value stands in the cell, the text is returned instead, and stays until the user dismisses it.
 */
export function useDraft(options: DraftOptions): Draft {
  const { workspace, list, rows, isLocked, isReady, grid } = options
  const { listId, draft, isComplete } = list
  const isAsked = draft !== null && isComplete && isReady
  const view = useMemo(() => (isAsked ? viewOf(rows, draft) : undefined), [isAsked, rows, draft])
  const fits = view !== undefined && draft !== null && !isLocked(view) && baseOf(view, draft.field) === draft.base

  const reopen = useHandler(() => {
    if (!fits) return
    if (grid.current?.reopen(view.position, draft.field, draft.text)) workspace.draftShown()
  })
  useEffect(() => {
    if (isAsked && fits) reopen()
  }, [isAsked, fits, reopen])

  function dismiss(): void {
    workspace.dropDraft(listId)
    workspace.draftShown()
  }

  return {
    lost: !isAsked || fits ? null : { ...draft, view, dismiss },
    onCellClosed: reopen
  }
}

function viewOf(rows: RowViews, { rowId }: CellDraft): RowView | undefined {
  for (const view of rows) if (view.rowId === rowId) return view
  return undefined
}

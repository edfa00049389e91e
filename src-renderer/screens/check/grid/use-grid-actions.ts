import type { RefObject } from 'react'
import { isSent } from '../../../workspace/row-change.ts'
import { cellAt } from './cell-position.ts'
import type { Selection } from './clipboard-block.ts'
import { gridClipboard } from './grid-clipboard.ts'
import type { CellAction, GridMenuTarget } from './grid-menu.tsx'
import type { GridEffect, GridState } from './grid-model.ts'
import type { GridProps } from './grid-props.ts'
import type { OpenCell } from './open-cell.ts'
import type { GridTable } from './use-grid-table.ts'
import { useTyping } from './use-typing.ts'

export interface GridActionsOptions {
  readonly props: GridProps
  readonly scroller: RefObject<HTMLElement | null>
  readonly editor: RefObject<HTMLInputElement | null>
  readonly table: GridTable
  readonly state: GridState
  readonly selection: Selection
  readonly cell: OpenCell | null
  readonly onMenu: (target: GridMenuTarget) => void
}

/** What keys, the clipboard and menus do with the selected cells. */
export function useGridActions({ props, scroller, editor, table, state, selection, cell, onMenu }: GridActionsOptions) {
  const { rows, context, invitationOf, onType, onUnplaced, onDraft } = props
  const { columns, viewAt } = table
  const { active } = state
  const typing = useTyping({ rows, context, onType, onUnplaced, onDraft, table, selection, cell, editor })
  const clipboard = gridClipboard({
    mode: state.mode,
    selection,
    columns,
    context,
    viewAt,
    onTexts: typing.change,
    onNotLoaded: () => onUnplaced({ kind: 'not-loaded' })
  })

  function openMenu(kind: GridMenuTarget['kind']): void {
    const { left = 0, bottom = 0 } = cellAt(scroller.current, active)?.getBoundingClientRect() ?? {}
    const column = columns[active.column]?.key
    const place = { x: left, y: bottom }
    if (kind === 'cells') onMenu({ kind, place })
    else if (column !== undefined) onMenu({ kind, place, column })
  }

  function toggle(): void {
    const { top, bottom } = selection
    const views = Array.from({ length: bottom - top + 1 }, (_, at) => viewAt(top + at))
    const loaded = views.filter((view) => view !== undefined)
    if (loaded.length < views.length) onUnplaced({ kind: 'not-loaded' })
    else props.onToggle(loaded.filter(({ rowId }) => !isSent(invitationOf(rowId))))
  }

  const effects: Readonly<Record<GridEffect, () => void>> = {
    commit: typing.commit,
    'commit-all': typing.commitAll,
    clear: clipboard.clear,
    'fill-down': typing.fillDown,
    undo: props.onUndo,
    redo: props.onRedo,
    'toggle-row': toggle,
    press: props.onPress,
    menu: () => openMenu('cells'),
    'column-menu': () => openMenu('column')
  }

  /** Focuses the active cell again after a menu, and acts. */
  function actOnCells(action: CellAction): void {
    cellAt(scroller.current, active)?.focus({ preventScroll: true })
    // The events of the grid do it; the clipboard cannot be read this way.
    if (action === 'copy' || action === 'cut') document.execCommand(action)
    else if (action === 'paste') props.onPasteAsked()
    else if (action === 'next-problem') props.onNextProblem()
    else effects[action]()
  }

  return { typing, clipboard, effects, actOnCells }
}

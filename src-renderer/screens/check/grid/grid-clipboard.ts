import type { ClipboardEvent } from 'react'
import type { RowView } from '../../../workspace/views.ts'
import { type CellContext, fieldText } from './cell-text.ts'
import { parseBlock, placeBlock, writeBlock } from './clipboard-block.ts'
import { type GridColumn, isField } from './grid-columns.ts'
import { type CellPosition, type GridShape, type GridState, selectionOf } from './grid-model.ts'

export interface GridClipboardOptions {
  readonly state: GridState
  readonly shape: GridShape
  readonly columns: readonly GridColumn[]
  readonly context: CellContext
  readonly viewAt: (row: number) => RowView | undefined
  readonly onType: (cells: readonly (CellPosition & { readonly text: string })[]) => void
}

/** Copies the selection and pastes into it, as tab-separated text. An opened cell keeps its own clipboard. */
export function gridClipboard({ state, shape, columns, context, viewAt, onType }: GridClipboardOptions) {
  return {
    handleCopy(event: ClipboardEvent): void {
      if (state.mode !== 'walk') return
      const { top, bottom, left, right } = selectionOf(state)
      const block = Array.from({ length: bottom - top + 1 }, (_, down) => {
        const view = viewAt(top + down)
        return columns.slice(left, right + 1).flatMap(({ key }) => {
          if (view === undefined || key === 'action') return []
          return isField(key) ? [fieldText(view, key, context)] : [key === 'number' ? String(view.row) : '']
        })
      })
      event.clipboardData.setData('text/plain', writeBlock(block))
      event.preventDefault()
    },
    handlePaste(event: ClipboardEvent): void {
      if (state.mode !== 'walk') return
      event.preventDefault()
      onType(placeBlock(parseBlock(event.clipboardData.getData('text/plain')), selectionOf(state), shape))
    }
  }
}

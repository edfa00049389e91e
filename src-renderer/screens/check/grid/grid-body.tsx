import type { RefObject } from 'react'
import { isSent } from '../../../workspace/row-change.ts'
import type { Selection } from './clipboard-block.ts'
import styles from './grid.module.css'
import type { CellPosition } from './grid-model.ts'
import type { GridProps } from './grid-props.ts'
import { GridRow } from './grid-row.tsx'
import type { OpenCell } from './open-cell.ts'
import type { useGridScroll } from './use-grid-scroll.ts'
import type { GridTable } from './use-grid-table.ts'
import type { useTyping } from './use-typing.ts'

export interface GridBodyProps extends Pick<GridProps, 'context' | 'invitationOf' | 'listId'> {
  readonly table: GridTable
  readonly scroll: ReturnType<typeof useGridScroll>
  readonly active: CellPosition
  readonly selection: Selection
  /** The cell that is being typed into. */
  readonly cell: OpenCell | null
  readonly editor: RefObject<HTMLInputElement | null>
  readonly typing: ReturnType<typeof useTyping>
}

/** The rows in sight. */
export function GridBody(props: GridBodyProps) {
  const { table, scroll, active, selection, cell, editor, typing, context, invitationOf, listId } = props
  const { columns, viewAt } = table
  const { virtualizer, slots, drawn, drawnOfActive } = scroll
  const isSeveral = selection.top < selection.bottom || selection.left < selection.right
  return (
    <div role="presentation" className={styles['body']} style={{ height: virtualizer.getTotalSize() }}>
      {slots.map(({ index, start, key }) => {
        const shown = viewAt(index)
        const invitation = shown === undefined ? undefined : invitationOf(shown.rowId)
        const isSelected = isSeveral && index >= selection.top && index <= selection.bottom
        const isActive = index === active.row
        return (
          <GridRow
            key={key}
            view={shown}
            index={index}
            top={start}
            columns={columns}
            drawn={isActive ? drawnOfActive : drawn}
            context={context}
            listId={listId}
            invitation={invitation}
            isReadOnly={isSent(invitation)}
            activeColumn={isActive ? active.column : -1}
            open={isActive ? cell : null}
            selectedFrom={isSelected ? selection.left : columns.length}
            selectedTo={isSelected ? selection.right : -1}
            editorRef={editor}
            onEditorTyped={typing.keep}
            onEditorRemoved={typing.settle}
          />
        )
      })}
    </div>
  )
}

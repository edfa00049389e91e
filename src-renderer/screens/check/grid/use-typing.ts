import { type RefObject, useRef } from 'react'
import { useHandler } from '../../../components/use-handler.ts'
import { fieldText } from './cell-text.ts'
import type { Selection } from './clipboard-block.ts'
import { filledDown, filledWith } from './grid-fill.ts'
import type { GridProps } from './grid-props.ts'
import { draftOf, type OpenCell, type TypedText } from './open-cell.ts'
import type { GridTable } from './use-grid-table.ts'

export interface TypingOptions extends Pick<GridProps, 'rows' | 'context' | 'onType' | 'onUnplaced' | 'onDraft'> {
  readonly table: GridTable
  readonly selection: Selection
  /** The cell that is being typed into. */
  readonly cell: OpenCell | null
  readonly editor: RefObject<HTMLInputElement | null>
}

/** Stores what is typed, filled or pasted for the patients whose cells they are, each text once. */
export function useTyping(options: TypingOptions) {
  const { rows, context, onType, onUnplaced, onDraft, selection, cell, editor } = options
  const { columns, viewAt, isLocked } = options.table
  /** The opened cells whose text was stored or given up. */
  const settled = useRef(new WeakSet<OpenCell>())

  /** Texts for fields of patients that may be changed, where they differ from what is there. */
  function change(texts: readonly TypedText[], left: number): void {
    const open = texts.filter(({ view }) => !isLocked(view))
    const changed = open.filter(({ view, field, text }) => text !== fieldText(view, field, context))
    if (changed.length > 0) onType(changed)
    const count = left + texts.length - open.length
    if (count > 0) onUnplaced({ kind: 'cells', count })
  }

  const keep = useHandler((open: OpenCell, text: string) => {
    if (!settled.current.has(open)) onDraft(draftOf(open, text))
  })
  const settle = useHandler((closed: OpenCell, text: string) => {
    if (settled.current.has(closed)) return
    settled.current.add(closed)
    const { rowId, position } = closed.view
    // A row that is not loaded yet is the one that it was.
    const view = rows.at(position) ?? closed.view
    if (text !== closed.before) {
      if (view.rowId === rowId && !isLocked(view)) onType([{ view, field: closed.field, text }])
      else onUnplaced({ kind: 'typed', view: closed.view, text })
    }
    onDraft(null)
  })

  return {
    change,
    /** Keeps what is being typed, in case the window ends. */
    keep,
    /** Stores what was typed for the patient in whose cell it was typed. */
    settle,
    commit(): void {
      if (cell !== null && editor.current !== null) settle(cell, editor.current.value)
    },
    cancel(): void {
      if (cell === null) return
      settled.current.add(cell)
      onDraft(null)
    },
    /** The text of the open cell for all selected ones: one step to undo. */
    commitAll(): void {
      if (cell === null || editor.current === null) return
      const { value } = editor.current
      const texts = filledWith(value, { selection, columns, viewAt })
      if (texts === null) {
        onUnplaced({ kind: 'not-loaded' })
        settle(cell, value)
        return
      }
      settled.current.add(cell)
      change(texts, 0)
      onDraft(null)
    },
    fillDown(): void {
      const texts = filledDown({ selection, columns, viewAt }, context)
      if (texts === null) onUnplaced({ kind: 'not-loaded' })
      else change(texts, 0)
    }
  }
}

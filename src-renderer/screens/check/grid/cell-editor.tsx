import { type Ref, useImperativeHandle, useLayoutEffect, useRef } from 'react'
import type { EditableField } from '#contract/editable-fields.ts'
import styles from './grid.module.css'
import type { OpenCell } from './open-cell.ts'

export interface CellEditorProps {
  readonly cell: OpenCell
  /** Read aloud as the name of the field. */
  readonly label: string
  /** A letter was typed: the text that stands in it now. */
  readonly onTyped: (cell: OpenCell, text: string) => void
  /** The editor was removed, for whatever reason: the text that was in it. */
  readonly onRemoved: (cell: OpenCell, text: string) => void
  readonly ref: Ref<HTMLInputElement>
}

/** Letters that a cell holds. */
export const textMax = 2000

/** Id of the suggestions for a field; fields without any have no such element. */
export function suggestionsId(field: EditableField): string {
  return `suggestions-${field}`
}

/** The open cell. Its text is its own until it is taken over, so that a key draws nothing but itself. */
export function CellEditor({ cell, label, onTyped, onRemoved, ref }: CellEditorProps) {
  const input = useRef<HTMLInputElement>(null)
  useImperativeHandle(ref, () => input.current as HTMLInputElement)
  useLayoutEffect(() => {
    const { current: element } = input
    if (element === null) return
    element.focus({ preventScroll: true })
    element.setSelectionRange(element.value.length, element.value.length)
    return () =>
      // Afterwards it shows whether the editor is gone or was only set up again.
      queueMicrotask(() => {
        if (!element.isConnected) onRemoved(cell, element.value)
      })
  }, [cell, onRemoved])
  return (
    <input
      ref={input}
      defaultValue={cell.initial}
      onInput={({ currentTarget }) => onTyped(cell, currentTarget.value)}
      aria-label={label}
      list={suggestionsId(cell.field)}
      maxLength={textMax}
      autoComplete="off"
      spellCheck={false}
      className={styles['editor']}
    />
  )
}

import { type Ref, useImperativeHandle, useLayoutEffect, useRef } from 'react'
import type { EditableField } from '#contract/list.ts'
import styles from './grid.module.css'

export interface CellEditorProps {
  readonly initial: string
  readonly field: EditableField
  /** Read aloud as the name of the field. */
  readonly label: string
  readonly ref: Ref<HTMLInputElement>
}

/** Id of the suggestions for a field; fields without any have no such element. */
export function suggestionsId(field: EditableField): string {
  return `suggestions-${field}`
}

/** The open cell. Its text is its own until it is taken over, so that a key draws nothing but itself. */
export function CellEditor({ initial, field, label, ref }: CellEditorProps) {
  const input = useRef<HTMLInputElement>(null)
  useImperativeHandle(ref, () => input.current as HTMLInputElement)
  useLayoutEffect(() => {
    input.current?.focus({ preventScroll: true })
    input.current?.setSelectionRange(initial.length, initial.length)
  }, [initial])
  return (
    <input
      ref={input}
      defaultValue={initial}
      aria-label={label}
      list={suggestionsId(field)}
      maxLength={2000}
      autoComplete="off"
      spellCheck={false}
      className={styles['editor']}
    />
  )
}

import type { ReactNode, Ref } from 'react'
import styles from './table-toolbar.module.css'
import { TextField } from './text-field.tsx'

/** The strip of tools above a table that fills the page: what is shown, the search, and what is done with it. */
export function TableToolbar({ children }: { readonly children: ReactNode }) {
  return <div className={styles['toolbar']}>{children}</div>
}

export interface TableSearchProps {
  /** Read aloud, and shown while nothing is typed unless there is a placeholder. */
  readonly label: string
  readonly placeholder?: string
  readonly value: string
  readonly onChange: (search: string) => void
  readonly ref?: Ref<HTMLDivElement>
}

/** Searches the rows of a table. */
export function TableSearch({ label, placeholder = label, value, onChange, ref }: TableSearchProps) {
  return (
    <div ref={ref} className={styles['search']}>
      <TextField
        label={label}
        isLabelHidden
        type="search"
        placeholder={placeholder}
        maxLength={200}
        value={value}
        onChange={onChange}
      />
    </div>
  )
}

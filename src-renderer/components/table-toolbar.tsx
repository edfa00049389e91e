import type { ReactNode, Ref } from 'react'
import { useText } from '../i18n/use-text.tsx'
import styles from './table-toolbar.module.css'
import { TextField } from './text-field.tsx'

/** The strip of tools above a table that fills the page: what is shown, the search, and what is done with it. */
export function TableToolbar({ children }: { readonly children: ReactNode }) {
  return <div className={styles['toolbar']}>{children}</div>
}

export interface TableSearchProps {
  /** What can be searched for: read aloud, and shown on hover. */
  readonly label: string
  readonly value: string
  readonly onChange: (search: string) => void
  readonly ref?: Ref<HTMLDivElement>
}

/** Searches the rows of a table. */
export function TableSearch({ label, value, onChange, ref }: TableSearchProps) {
  const t = useText('components')
  return (
    <div ref={ref} className={styles['search']} title={label}>
      <TextField
        label={label}
        isLabelHidden
        type="search"
        placeholder={t.search}
        maxLength={200}
        value={value}
        onChange={onChange}
      />
    </div>
  )
}

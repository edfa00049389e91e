import type { ReactNode } from 'react'
import { classes } from './classes.ts'
import styles from './table.module.css'

export interface TableProps {
  /** Read aloud as the table's name. */
  readonly label: string
  readonly columns: readonly { readonly key: string; readonly title: ReactNode; readonly align?: 'end' }[]
  /** `<tr>` elements of `<td>`. */
  readonly children: ReactNode
}

/** A small table of plain HTML, for tens of rows. */
export function Table({ label, columns, children }: TableProps) {
  return (
    <div className={styles['frame']}>
      <table className={styles['table']} aria-label={label}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" className={classes(column.align === 'end' && styles['end'])}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  )
}

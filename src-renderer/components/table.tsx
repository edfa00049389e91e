import type { ReactNode, Ref } from 'react'
import { classes } from './classes.ts'
import styles from './table.module.css'

export interface TableProps {
  /** Read aloud as the table's name. */
  readonly label: string
  readonly columns: readonly { readonly key: string; readonly title: ReactNode; readonly align?: 'end' }[]
  /** `<tr>` elements of `<td>`. */
  readonly children: ReactNode
  /** How many rows there are with that of the titles, where not all are drawn. */
  readonly rowCount?: number
  readonly body?: Ref<HTMLTableSectionElement>
}

/** A small table of plain HTML, for tens of rows; see `LongTable` for more. */
export function Table({ label, columns, children, rowCount, body }: TableProps) {
  return (
    <div className={styles['frame']}>
      <table className={styles['table']} aria-label={label} aria-rowcount={rowCount}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" className={classes(column.align === 'end' && styles['end'])}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={body}>{children}</tbody>
      </table>
    </div>
  )
}

import type { ReactNode } from 'react'
import styles from './choice-table.module.css'
import { Table, type TableProps } from './table.tsx'

export interface TickProps {
  /** Read aloud as its name. */
  readonly label: string
  readonly title?: string
  readonly isChosen: boolean
  readonly onToggle: (isChosen: boolean) => void
}

/** The checkbox of a row, or of all rows. */
export function Tick({ label, title, isChosen, onToggle }: TickProps) {
  return (
    <input
      type="checkbox"
      className={styles['tick']}
      aria-label={label}
      title={title}
      checked={isChosen}
      onChange={(event) => onToggle(event.target.checked)}
    />
  )
}

/** Limits the length of the page; the checkbox of the table still covers all. */
export const choicesShownMax = 300

export interface ChoiceTableProps {
  readonly heading: string
  readonly note?: string | undefined
  /** Of all rows; null: none can be chosen. */
  readonly chooseAll: TickProps | null
  /** Behind the column of the checkboxes. */
  readonly columns: TableProps['columns']
  /** How many rows are not shown, where some are not. */
  readonly rest?: string | undefined
  /** At most {@link choicesShownMax} `<tr>` elements, which begin with a `<td>` for the checkbox. */
  readonly children: ReactNode
}

/** A section with a table whose rows are chosen one by one or all at once. */
export function ChoiceTable({ heading, note, chooseAll, columns, rest, children }: ChoiceTableProps) {
  return (
    <section className={styles['section']}>
      <h2>{heading}</h2>
      {note !== undefined && <p className={styles['soft']}>{note}</p>}
      <Table
        label={heading}
        columns={[{ key: 'choose', title: chooseAll !== null && <Tick {...chooseAll} /> }, ...columns]}
      >
        {children}
      </Table>
      {rest !== undefined && <p className={styles['soft']}>{rest}</p>}
    </section>
  )
}

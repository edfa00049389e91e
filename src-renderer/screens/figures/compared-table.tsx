import { Heading } from 'react-aria-components'
import { Table } from '../../components/table.tsx'
import { useFormats, useText } from '../../i18n/use-text.tsx'
import { FigureCell } from './figure-cell.tsx'
import type { ComparedFigure } from './figure-tables.ts'
import styles from './figures.module.css'
import { dayBefore, msOf, type Span } from './periods.ts'

export interface ComparedTableProps {
  readonly compared: readonly ComparedFigure[]
  readonly span: Span
  readonly firstDay: string | null
}

/** The sums of the span beside those of the time before; says where nothing was counted yet. */
export function ComparedTable({ compared, span, firstDay }: ComparedTableProps) {
  const t = useText('figures')
  const f = useFormats()
  const date = (day: string) => f.date(msOf(day), 'UTC')
  const [from = span.end] = span.starts
  const [earliest = from] = span.before
  return (
    <>
      <Heading level={3}>{t.compared}</Heading>
      <p>
        {t.comparedLead({ from: date(earliest), to: date(dayBefore(from)) })}
        {firstDay !== null && firstDay > earliest && ` ${t.knownSince({ day: date(firstDay) })}`}
      </p>
      <Table
        label={t.compared}
        columns={[
          { key: 'figure', title: t.figure },
          { key: 'now', title: t.now, align: 'end' },
          { key: 'before', title: t.before, align: 'end' },
          { key: 'difference', title: t.difference, align: 'end' }
        ]}
      >
        {compared.map(({ column, now, before, difference }) => (
          <tr key={column}>
            <th scope="row" className={styles['name']}>
              {t[`count.${column}`]}
            </th>
            <FigureCell figure={now} />
            <FigureCell figure={before} />
            <FigureCell figure={difference} isDifference />
          </tr>
        ))}
      </Table>
    </>
  )
}

import { useMemo, useState } from 'react'
import { type FiguresPeriod, figuresPeriods } from '#contract/figures.ts'
import { FailureNotice } from '../../app/failure-notice.tsx'
import { IconButton } from '../../components/button.tsx'
import { Segmented, Switch } from '../../components/choices.tsx'
import { Disclosure } from '../../components/disclosure.tsx'
import { LongTable } from '../../components/long-table.tsx'
import { Card, EmptyState, Page, PageHeader } from '../../components/page.tsx'
import { ProgressBar } from '../../components/progress-bar.tsx'
import { Select } from '../../components/select.tsx'
import { Table } from '../../components/table.tsx'
import { TableToolbar } from '../../components/table-toolbar.tsx'
import { useFormats, useText } from '../../i18n/use-text.tsx'
import { useBridge, useSettings } from '../../state/use-app.tsx'
import { ComparedTable } from './compared-table.tsx'
import { FigureCell } from './figure-cell.tsx'
import { comparedFigures, destinationKey, figureTables, refusedFigures } from './figure-tables.ts'
import styles from './figures.module.css'
import { FiguresChart } from './figures-chart.tsx'
import { dayBefore, msOf, spanOf } from './periods.ts'
import { SaveFiguresButton } from './save-figures-button.tsx'
import { useFigures } from './use-figures.ts'

const everybody = 'everybody'

/** How many patients were invited, came or did not come, without names: by week or month, compared with the time before. */
export function FiguresScreen() {
  const t = useText('figures')
  const f = useFormats()
  const { calls } = useBridge()
  const [by, setBy] = useState<FiguresPeriod>('week')
  const [back, setBack] = useState(0)
  const [whose, setWhose] = useState(everybody)
  const hidesSmall = useSettings()?.settings.hidesSmallFigures ?? false
  const span = useMemo(() => spanOf(by, todayHere(), back), [by, back])
  const [from = span.end] = span.starts
  const [fromDay = from] = span.before
  const read = useFigures({ by, fromDay, toDay: span.end })
  const all = read.phase === 'read' ? read.figures : noFigures
  const figures = useMemo(
    () => (whose === everybody ? all : all.filter(({ destination }) => destinationKey(destination) === whose)),
    [all, whose]
  )
  const input = { figures, by, span, language: f.language, hidesSmall }
  const tables = figureTables(input)
  const refused = refusedFigures(input)
  const dates = { from: f.date(msOf(from), 'UTC'), to: f.date(msOf(dayBefore(span.end)), 'UTC') }
  const isEmpty = tables.every(({ key, rows }) => key === 'period' || rows.length === 0)
  return (
    <Page>
      <PageHeader
        title={t.title}
        actions={<SaveFiguresButton tables={tables} refused={refused} span={span} isDisabled={isEmpty} />}
      >
        {t.lead}
      </PageHeader>
      <TableToolbar>
        <Segmented
          label={t.by}
          value={by}
          onChange={(chosen) => {
            setBy(chosen)
            setBack(0)
          }}
          choices={figuresPeriods.map((value) => ({ value, label: value === 'week' ? t.byWeek : t.byMonth }))}
        />
        <IconButton icon="chevronLeft" label={t.earlier} onPress={() => setBack(back + 1)} />
        <span role="status">{t.span(dates)}</span>
        <IconButton icon="chevronRight" label={t.later} isDisabled={back < 0} onPress={() => setBack(back - 1)} />
        <Select
          label={t.whose}
          isLabelHidden
          value={whose}
          onChange={setWhose}
          choices={[{ value: everybody, label: t.everybody }, ...destinationsIn(all, whose, f.compare)]}
        />
        <Switch
          isSelected={hidesSmall}
          onChange={(hides) => void calls['settings.change']({ hidesSmallFigures: hides })}
        >
          {t.hideSmall}
        </Switch>
      </TableToolbar>
      {read.phase === 'loading' && <ProgressBar label={t.loading} fraction={null} />}
      {read.phase === 'failed' && <FailureNotice failure={read.failure} />}
      {read.phase === 'read' && isEmpty && (
        <EmptyState icon="table" title={t.none}>
          {t.noneNext}
        </EmptyState>
      )}
      {read.phase === 'read' && !isEmpty && (
        <div className={styles['tables']}>
          {tables.map((table) => (
            <Card key={table.key} title={table.title}>
              {table.key === 'period' && (
                <FiguresChart table={table} labelOf={(start) => shortName(start, by, f.locale)} />
              )}
              <LongTable
                label={table.title}
                rows={table.rows}
                keyOf={({ key }) => key}
                columns={[
                  { key: 'name', title: table.nameTitle },
                  ...table.columns.map((column) => ({
                    key: column,
                    title: t[`count.${column}`],
                    align: 'end' as const
                  }))
                ]}
              >
                {({ key, name, figures: shown }, attributes) => (
                  <tr key={key} {...attributes}>
                    <th scope="row" className={styles['name']}>
                      {name}
                    </th>
                    {table.columns.map((column, index) => (
                      <FigureCell key={column} figure={shown[index] ?? 0} />
                    ))}
                  </tr>
                )}
              </LongTable>
              {table.key === 'period' && (
                <ComparedTable compared={comparedFigures(input)} span={span} firstDay={read.firstDay} />
              )}
            </Card>
          ))}
          {refused.length > 0 && (
            <Card title={t.byRefusal}>
              <Table
                label={t.byRefusal}
                columns={[
                  { key: 'reason', title: t.reason },
                  { key: 'count', title: t['count.refused'], align: 'end' }
                ]}
              >
                {refused.map(({ reason, count }) => (
                  <tr key={reason}>
                    <th scope="row" className={styles['name']}>
                      {reason}
                    </th>
                    <FigureCell figure={count} />
                  </tr>
                ))}
              </Table>
            </Card>
          )}
        </div>
      )}
      <Disclosure title={t.meaning}>
        <div className={styles['meaning']}>
          <p>{t.meaningDay}</p>
          <p>{t.meaningCame}</p>
          <p>{t.meaningConfirmed}</p>
          <p>{t.meaningHidden}</p>
        </div>
      </Disclosure>
    </Page>
  )
}

const noFigures: readonly [] = []

/** The day of this computer, as the figures name days. */
function todayHere(): string {
  const now = new Date()
  return new Date(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate())).toISOString().slice(0, 10)
}

/** Those that are in the figures, and the chosen one, which may be of another time. */
function destinationsIn(
  figures: Parameters<typeof figureTables>[0]['figures'],
  chosen: string,
  compare: (one: string, other: string) => number
) {
  const names = new Map(figures.map(({ destination }) => [destinationKey(destination), destination.name]))
  if (chosen !== everybody && !names.has(chosen)) names.set(chosen, chosen.slice(chosen.indexOf(' ') + 1))
  return [...names].map(([value, label]) => ({ value, label })).sort((one, other) => compare(one.label, other.label))
}

/** 23.3. for a week, Mar for a month. */
function shortName(start: string, by: FiguresPeriod, locale: string): string {
  const parts = by === 'week' ? ({ day: 'numeric', month: 'numeric' } as const) : ({ month: 'short' } as const)
  return new Intl.DateTimeFormat(locale, { ...parts, timeZone: 'UTC' }).format(msOf(start))
}

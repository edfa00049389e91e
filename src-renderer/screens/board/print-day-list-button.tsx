import { useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import { useFailureFlash } from '../../app/use-failure-flash.ts'
import { Button } from '../../components/button.tsx'
import { useFormats, useText } from '../../i18n/use-text.tsx'
import { useBridge, useIsPracticeMode } from '../../state/use-app.tsx'
import type { BoardGroup } from './board-rows.ts'
import { dayListTable, patientsOf } from './day-list.ts'
import type { DayListButtonProps } from './day-list-button.tsx'
import styles from './printed-day-list.module.css'

/** Prints the day by doctor, each on pages of their own. */
export function PrintDayListButton({ day, groups, now }: DayListButtonProps) {
  const t = useText('dayList')
  const { calls } = useBridge()
  const tellFailure = useFailureFlash()
  /** What is being printed. The window shows it on paper alone. */
  const [printed, setPrinted] = useState<readonly BoardGroup[] | null>(null)

  useEffect(() => {
    if (printed === null) return
    void calls['files.printDayList']({ lists: patientsOf(printed) }).then((answer) => {
      setPrinted(null)
      if (!answer.ok && answer.code !== 'cancelled') tellFailure(answer.code)
    })
  }, [printed, calls, tellFailure])

  return (
    <>
      <Button icon="print" isDisabled={groups.length === 0 || printed !== null} onPress={() => setPrinted(groups)}>
        {t.print}
      </Button>
      {printed !== null && createPortal(<PrintedDayList {...{ day, now }} groups={printed} />, document.body)}
    </>
  )
}

/** A table for each doctor or queue, whose head is on each of its pages. */
function PrintedDayList({ day, groups, now }: DayListButtonProps) {
  const t = useText('dayList')
  const e = useText('export')
  const f = useFormats()
  const isPractice = useIsPracticeMode()
  const { headers, rows } = dayListTable(groups, f.language, now)
  const [, ...titles] = headers
  return (
    <div className={styles['printed']} data-printed-list="">
      {[...Map.groupBy(rows, ([name = '']) => name)].map(([name, ofName]) => (
        <table key={name} className={styles['table']}>
          <thead>
            <tr>
              <th colSpan={titles.length} className={styles['head']}>
                {isPractice && <div>{e.practiceNotice}</div>}
                <div className={styles['name']}>{name}</div>
                <div className={styles['day']}>{t.printedFor({ day: f.fullDay(day), count: ofName.length })}</div>
              </th>
            </tr>
            <tr>
              {titles.map((title) => (
                <th key={title} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {ofName.map(([, ...cells], index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: printed once, in this order
              <tr key={index}>
                {cells.map((cell, column) => (
                  <td key={titles[column]}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </div>
  )
}

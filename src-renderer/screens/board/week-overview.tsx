import { useMemo } from 'react'
import type { BoardEntry } from '#contract/invitation-actions.ts'
import { useFormats, useText } from '../../i18n/use-text.tsx'
import { stageOf } from '../../state/invitation-stage.ts'
import styles from './board.module.css'
import { dayOf, toBePhoned } from './board-rows.ts'
import { dayStart, isWorkingDay, weekStart } from './working-days.ts'

export interface WeekOverviewProps {
  /** Of the whole week. */
  readonly entries: readonly BoardEntry[]
  readonly now: number
  /** The day that is shown. */
  readonly day: number
  readonly phoneFrom: string
  readonly onChoose: (day: number) => void
}

const figures = ['invited', 'confirmed', 'in', 'toPhone'] as const

/** The week of the day that is shown, in numbers; each day can be chosen. */
export function WeekOverview({ entries, now, day, phoneFrom, onChoose }: WeekOverviewProps) {
  const t = useText('boardWeek')
  const f = useFormats()
  const monday = weekStart(day)
  const days = useMemo(() => {
    const byDay = Map.groupBy(entries, (entry) => dayOf(entry, now))
    return Array.from({ length: 7 }, (_, index) => {
      const start = dayStart(monday, index)
      const ofDay = byDay.get(start) ?? []
      const inStage = (...stages: readonly string[]) =>
        ofDay.filter((entry) => stages.includes(stageOf(entry, now))).length
      const counts = {
        invited: ofDay.filter(({ state }) => state === 'created').length,
        confirmed: inStage('confirmed'),
        in: inStage('in', 'over'),
        toPhone: toBePhoned(ofDay, now, phoneFrom).length
      }
      return { start, total: ofDay.length, counts }
    })
  }, [entries, monday, now, phoneFrom])
  const shown = days.filter(({ start, total }) => isWorkingDay(start) || total > 0 || start === day)
  return (
    <div className={styles['weekFrame']}>
      <table className={styles['week']} aria-label={t.label}>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">{t.figure}</span>
            </th>
            {shown.map(({ start }) => (
              <th key={start} scope="col" aria-current={start === day ? 'date' : undefined}>
                <button type="button" className={styles['weekDay']} onClick={() => onChoose(start)}>
                  {f.day(start)}
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {figures.map((figure) => (
            <tr key={figure}>
              <th scope="row">{t[figure]}</th>
              {shown.map(({ start, counts }) => (
                <td key={start} aria-current={start === day ? 'date' : undefined}>
                  {f.number(counts[figure])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

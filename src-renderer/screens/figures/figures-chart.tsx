import { useText } from '../../i18n/use-text.tsx'
import { outcomes } from './figure-sums.ts'
import type { FigureTable } from './figure-tables.ts'
import styles from './figures.module.css'

const width = 960
const height = 200
const labelHeight = 24
const scaleWidth = 48

/**
 * A bar for each period, of what became of those invited. For the eye alone: the table beside it has the same numbers, and
 * what is hidden there has no height here.
 *
 * @param labelOf the short name of a period.
 */
export function FiguresChart({
  table,
  labelOf
}: {
  readonly table: FigureTable
  readonly labelOf: (key: string) => string
}) {
  const t = useText('figures')
  const bars = table.rows.map(({ key, figures }) => ({
    key,
    parts: outcomes.map((outcome) => {
      const figure = figures[table.columns.indexOf(outcome)]
      return { outcome, count: typeof figure === 'number' ? figure : 0 }
    })
  }))
  const most = roundTop(Math.max(...bars.map(({ parts }) => parts.reduce((sum, { count }) => sum + count, 0))))
  const step = (width - scaleWidth) / bars.length
  const y = (count: number) => height - (count / most) * height
  return (
    <figure className={styles['figure']}>
      <svg
        className={styles['chart']}
        viewBox={`0 -12 ${width} ${height + labelHeight + 12}`}
        aria-hidden="true"
        focusable="false"
      >
        {[0, most / 2, most].map((line) => (
          <g key={line}>
            <line className={styles['gridLine']} x1={scaleWidth} x2={width} y1={y(line)} y2={y(line)} />
            <text className={styles['label']} x={scaleWidth - 8} y={y(line) + 4} textAnchor="end">
              {line}
            </text>
          </g>
        ))}
        {bars.map(({ key, parts }, index) => {
          const x = scaleWidth + index * step + step * 0.18
          let below = 0
          return (
            <g key={key}>
              {parts.map(({ outcome, count }) => {
                const top = y(below + count)
                const size = y(below) - top
                below += count
                return (
                  count > 0 && (
                    <rect key={outcome} className={styles[outcome]} x={x} y={top} width={step * 0.64} height={size} />
                  )
                )
              })}
              <text className={styles['label']} x={x + step * 0.32} y={height + 18} textAnchor="middle">
                {labelOf(key)}
              </text>
            </g>
          )
        })}
      </svg>
      <figcaption className={styles['legend']} aria-hidden="true">
        {outcomes.map((outcome) => (
          <span key={outcome} className={styles['legendEntry']}>
            <svg className={styles['swatch']} viewBox="0 0 12 12" aria-hidden="true" focusable="false">
              <rect className={styles[outcome]} width="12" height="12" />
            </svg>
            {t[`count.${outcome}`]}
          </span>
        ))}
      </figcaption>
    </figure>
  )
}

/** The next even number of the form 1, 2, 4 or 6 times a power of ten, so that its half is whole too. */
function roundTop(most: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(most, 2)))
  return [1, 2, 4, 6, 10].map((factor) => factor * power).find((top) => top >= most && top % 2 === 0) ?? 2
}

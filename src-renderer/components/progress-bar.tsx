import type { ReactNode } from 'react'
import { ProgressBar as AriaProgressBar } from 'react-aria-components'
import { classes } from './classes.ts'
import styles from './progress-bar.module.css'

export interface ProgressBarProps {
  /** What is being done, in words: seen and read aloud. */
  readonly label: string
  /** 0 to 1; null when the duration is unknown. */
  readonly fraction: number | null
  /** How far, in words: "23 of 47". */
  readonly detail?: ReactNode
  readonly isLabelHidden?: boolean
  readonly tone?: 'accent' | 'warn'
}

export function ProgressBar({ label, fraction, detail, isLabelHidden = false, tone = 'accent' }: ProgressBarProps) {
  const width = fraction === null ? undefined : `${Math.min(1, Math.max(0, fraction)) * 100}%`
  return (
    <AriaProgressBar
      aria-label={label}
      isIndeterminate={fraction === null}
      value={(fraction ?? 0) * 100}
      className={styles['progress'] ?? ''}
    >
      {!(isLabelHidden && detail === undefined) && (
        <div className={styles['words']}>
          {!isLabelHidden && <span>{label}</span>}
          {detail !== undefined && <span className={styles['detail']}>{detail}</span>}
        </div>
      )}
      <div className={styles['track']}>
        <div
          className={classes(styles['fill'], styles[tone], fraction === null && styles['going'])}
          style={width === undefined ? undefined : { width }}
        />
      </div>
    </AriaProgressBar>
  )
}

import type { ReactNode } from 'react'
import { classes } from './classes.ts'
import { Icon } from './icon.tsx'
import styles from './line-notice.module.css'
import { type Tone, toneIcons } from './notice.tsx'
import tones from './tones.module.css'

export interface LineNoticeProps {
  readonly tone: Tone
  readonly children: ReactNode
  /** Quiet buttons behind the words. */
  readonly actions?: ReactNode
}

/** A message of one line, for screens whose table needs the room. */
export function LineNotice({ tone, children, actions }: LineNoticeProps) {
  return (
    <div className={classes(styles['line'], tones[tone])}>
      <Icon name={toneIcons[tone]} size="small" />
      <p className={styles['words']}>{children}</p>
      {actions !== undefined && <span className={styles['actions']}>{actions}</span>}
    </div>
  )
}

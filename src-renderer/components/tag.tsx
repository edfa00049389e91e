import type { ReactNode } from 'react'
import { classes } from './classes.ts'
import { Icon, type IconName } from './icon.tsx'
import styles from './tag.module.css'
import tones from './tones.module.css'

export interface TagProps {
  /** `plain` is for what is neither good nor bad. Colour never says it alone: there is a picture and a word. */
  readonly tone: 'plain' | 'info' | 'ok' | 'warn' | 'bad'
  readonly icon?: IconName
  readonly children: ReactNode
}

/** A state in a word. */
export function Tag({ tone, icon, children }: TagProps) {
  return (
    <span className={classes(styles['tag'], tones[tone])}>
      {icon !== undefined && <Icon name={icon} size="small" />}
      {children}
    </span>
  )
}

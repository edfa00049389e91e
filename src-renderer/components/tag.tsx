import type { ReactNode } from 'react'
import { classes } from './classes.ts'
import { Icon, type IconName } from './icon.tsx'
import styles from './tag.module.css'
import tones from './tones.module.css'

export interface TagProps {
  /** `plain` is neutral. Colour is never the only sign: there is an icon and a word. */
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

import type { ReactNode } from 'react'
import { classes } from '../../components/classes.ts'
import styles from './entry-list.module.css'

export interface EntryListProps {
  readonly label: string
  readonly children: ReactNode
}

export function EntryList({ label, children }: EntryListProps) {
  return (
    <ul className={styles['list']} aria-label={label}>
      {children}
    </ul>
  )
}

export interface EntryProps {
  /** How its frame looks. */
  readonly className: string | undefined
  readonly icon?: ReactNode
  readonly name: string
  /** Tags after the name. */
  readonly tags: ReactNode
  /** Buttons at the end. */
  readonly actions: ReactNode
  readonly children: ReactNode
}

/** An entry with name, tags, details and actions. */
export function Entry({ className, icon, name, tags, actions, children }: EntryProps) {
  return (
    <li className={classes(styles['entry'], className)}>
      {icon}
      <div className={styles['words']}>
        <p className={styles['name']}>
          {name} {tags}
        </p>
        {children}
      </div>
      <div className={styles['actions']}>{actions}</div>
    </li>
  )
}

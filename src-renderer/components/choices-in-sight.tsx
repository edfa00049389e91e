import type { ReactNode } from 'react'
import { ListLayout, Virtualizer } from 'react-aria-components'
import { classes } from './classes.ts'
import styles from './list-box.module.css'

/** Fewer choices are all drawn: the list is as wide as the longest of them. */
const drawnAtOnce = 100
/** px, until a choice was measured. */
const layoutOptions = { estimatedRowHeight: 36, padding: 4 }

export interface ChoicesInSightProps {
  /** How many there are. */
  readonly count: number
  /** A `ListBox` with this class. */
  readonly children: (className: string) => ReactNode
}

/** An open list of choices: where there are hundreds, those in sight are drawn. */
export function ChoicesInSight({ count, children }: ChoicesInSightProps) {
  if (count <= drawnAtOnce) return children(styles['list'] ?? '')
  return (
    <Virtualizer layout={ListLayout} layoutOptions={layoutOptions}>
      {children(classes(styles['list'], styles['inSight']))}
    </Virtualizer>
  )
}

import type { ReactElement } from 'react'
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components'
import styles from './tooltip.module.css'

export interface TooltipProps {
  readonly text: string
  /** The control that it explains: one of react-aria's, which can have focus. */
  readonly children: ReactElement
}

/** A short explanation on hover and focus. Never the only source of information. */
export function Tooltip({ text, children }: TooltipProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={100}>
      {children}
      <AriaTooltip offset={6} className={styles['tooltip'] ?? ''}>
        {text}
      </AriaTooltip>
    </TooltipTrigger>
  )
}

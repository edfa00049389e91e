import type { ReactNode } from 'react'
import { Button } from 'react-aria-components'
import { useText } from '../i18n/use-text.tsx'
import styles from './fixed-field.module.css'
import { Icon } from './icon.tsx'
import { Tooltip } from './tooltip.tsx'

export interface FixedFieldProps {
  readonly isFixed: boolean
  /** The field's own label: the mark is read with it. */
  readonly label: string
  /** The field; where it is fixed, disabled or read only. */
  readonly children: ReactNode
}

/**
 * A field that the hospital's IT may have fixed: then a lock below says so. The lock takes focus where the field cannot,
 * and explains itself on focus and hover.
 */
export function FixedField({ isFixed, label, children }: FixedFieldProps) {
  if (!isFixed) return children
  return (
    <div className={styles['fixed']}>
      {children}
      <FixedMark label={label} />
    </div>
  )
}

function FixedMark({ label }: Pick<FixedFieldProps, 'label'>) {
  const t = useText('policy')
  return (
    <Tooltip text={t.fixedHelp}>
      <Button aria-label={t.fixedNamed({ name: label })} className={styles['mark'] ?? ''}>
        <Icon name="lock" size="small" />
        {t.fixed}
      </Button>
    </Tooltip>
  )
}

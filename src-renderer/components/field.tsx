import type { ReactNode } from 'react'
import { FieldError, Label, Text } from 'react-aria-components'
import styles from './field.module.css'
import { Icon } from './icon.tsx'

/** What every field has around its control: a label above, help and error below, all read with the control. */
export interface FieldTexts {
  readonly label: string
  readonly help?: ReactNode
  /** Set: the field is invalid, and this says why and what to do. */
  readonly error?: ReactNode
  /** The label is for screen readers only: the control's position explains it. */
  readonly isLabelHidden?: boolean
}

/** Goes inside a react-aria field, around its control. */
export function FieldParts({ label, help, error, isLabelHidden, children }: FieldTexts & { children: ReactNode }) {
  return (
    <>
      <Label className={isLabelHidden === true ? 'visually-hidden' : (styles['label'] ?? '')}>{label}</Label>
      {children}
      {help !== undefined && (
        <Text slot="description" className={styles['help'] ?? ''}>
          {help}
        </Text>
      )}
      {error !== undefined && (
        <FieldError className={styles['error'] ?? ''}>
          <Icon name="error" size="small" />
          <span>{error}</span>
        </FieldError>
      )}
    </>
  )
}

/** Whether a field is invalid, from its words. */
export function isInvalid({ error }: Pick<FieldTexts, 'error'>): boolean {
  return error !== undefined && error !== null && error !== false
}

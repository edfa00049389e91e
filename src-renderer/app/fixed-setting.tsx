import type { ReactNode } from 'react'
import type { FixableSetting } from '#contract/policy.ts'
import { FixedField } from '../components/fixed-field.tsx'
import { useIsFixed } from '../state/use-app.tsx'

export interface FixedSettingProps {
  readonly setting: FixableSetting
  /** The field's own label. */
  readonly label: string
  /** Draws the field, disabled where it is fixed. */
  readonly children: (isFixed: boolean) => ReactNode
}

/** The field of a setting, which shows as such what the hospital's IT fixed. */
export function FixedSetting({ setting, label, children }: FixedSettingProps) {
  const isFixed = useIsFixed(setting)
  return (
    <FixedField isFixed={isFixed} label={label}>
      {children(isFixed)}
    </FixedField>
  )
}

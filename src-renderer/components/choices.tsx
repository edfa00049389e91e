import type { ReactNode } from 'react'
import {
  Checkbox as AriaCheckbox,
  type CheckboxProps as AriaCheckboxProps,
  RadioGroup as AriaRadioGroup,
  Switch as AriaSwitch,
  type SwitchProps as AriaSwitchProps,
  Radio,
  ToggleButton,
  ToggleButtonGroup
} from 'react-aria-components'
import styles from './choices.module.css'
import { classes } from './classes.ts'
import fieldStyles from './field.module.css'
import { FieldParts, type FieldTexts, isInvalid } from './field.tsx'
import { Icon } from './icon.tsx'
import type { Choice } from './option.tsx'

export interface CheckboxProps extends Omit<AriaCheckboxProps, 'className' | 'children' | 'style'> {
  readonly children?: ReactNode
}

export function Checkbox({ children, ...rest }: CheckboxProps) {
  return (
    <AriaCheckbox {...rest} className={styles['line'] ?? ''}>
      {({ isSelected, isIndeterminate }) => (
        <>
          <span className={styles['box']}>
            {isIndeterminate ? <Icon name="minus" size="small" /> : isSelected && <Icon name="check" size="small" />}
          </span>
          {children}
        </>
      )}
    </AriaCheckbox>
  )
}

export interface SwitchProps extends Omit<AriaSwitchProps, 'className' | 'children' | 'style'> {
  readonly children: ReactNode
}

/** On or off, at once. */
export function Switch({ children, ...rest }: SwitchProps) {
  return (
    <AriaSwitch {...rest} className={styles['line'] ?? ''}>
      <span className={styles['track']} />
      {children}
    </AriaSwitch>
  )
}

export interface RadioGroupProps<Value extends string> extends FieldTexts {
  readonly choices: readonly Choice<Value>[]
  readonly value: Value | null
  readonly onChange: (value: Value) => void
  readonly isDisabled?: boolean
}

export function RadioGroup<Value extends string>({
  choices,
  value,
  onChange,
  isDisabled = false,
  ...texts
}: RadioGroupProps<Value>) {
  return (
    <AriaRadioGroup
      value={value}
      onChange={(chosen) => onChange(chosen as Value)}
      isDisabled={isDisabled}
      isInvalid={isInvalid(texts)}
      className={fieldStyles['field'] ?? ''}
    >
      <FieldParts {...texts}>
        <div className={styles['radios']}>
          {choices.map((choice) => (
            <Radio
              key={choice.value}
              value={choice.value}
              isDisabled={choice.isDisabled === true}
              className={styles['line'] ?? ''}
            >
              <span className={classes(styles['box'], styles['round'])} />
              <span className={styles['words']}>
                {choice.label}
                {choice.detail !== undefined && <span className={styles['detail']}>{choice.detail}</span>}
              </span>
            </Radio>
          ))}
        </div>
      </FieldParts>
    </AriaRadioGroup>
  )
}

export interface SegmentedProps<Value extends string> {
  /** Read aloud as the name of the group. */
  readonly label: string
  readonly choices: readonly (Choice<Value> & { readonly count?: string })[]
  readonly value: Value
  readonly onChange: (value: Value) => void
}

/** One of a few short choices next to each other: a filter, a view. `count` is shown after the label. */
export function Segmented<Value extends string>({ label, choices, value, onChange }: SegmentedProps<Value>) {
  return (
    <ToggleButtonGroup
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        for (const key of keys) onChange(key as Value)
      }}
      className={styles['segments'] ?? ''}
    >
      {choices.map((choice) => (
        <ToggleButton
          key={choice.value}
          id={choice.value}
          isDisabled={choice.isDisabled === true}
          className={styles['segment'] ?? ''}
        >
          {choice.label}
          {choice.count !== undefined && <span className={styles['count']}>{choice.count}</span>}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )
}

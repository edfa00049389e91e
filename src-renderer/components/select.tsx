import { useMemo } from 'react'
import { Select as AriaSelect, Button, Group, ListBox, Popover, SelectValue } from 'react-aria-components'
import { useText } from '../i18n/use-text.tsx'
import { ChoicesInSight } from './choices-in-sight.tsx'
import fieldStyles from './field.module.css'
import { FieldParts, type FieldTexts, isInvalid } from './field.tsx'
import { Icon } from './icon.tsx'
import styles from './list-box.module.css'
import { type Choice, Option } from './option.tsx'

export interface SelectProps<Value extends string> extends FieldTexts {
  readonly choices: readonly Choice<Value>[]
  /** null: nothing chosen yet. */
  readonly value: Value | null
  readonly onChange: (value: Value) => void
  readonly placeholder?: string
  readonly isDisabled?: boolean
}

/** One of a few known choices. For many, or for free text: `ComboBox`. */
export function Select<Value extends string>({
  choices,
  value,
  onChange,
  placeholder,
  isDisabled = false,
  label,
  help,
  error,
  isLabelHidden = false
}: SelectProps<Value>) {
  const t = useText('components')
  // The same items where the choices are the same: react-aria makes each only once.
  const items = useMemo(() => choices.map((choice) => ({ ...choice, id: choice.value })), [choices])
  return (
    <AriaSelect
      value={value}
      // The keys are the choices' values, and a choice cannot be taken away again.
      onChange={(key) => key !== null && onChange(key as Value)}
      placeholder={placeholder ?? t.choose}
      isDisabled={isDisabled}
      isInvalid={isInvalid({ error })}
      className={fieldStyles['field'] ?? ''}
    >
      <FieldParts label={label} help={help} error={error} isLabelHidden={isLabelHidden}>
        <Group className={fieldStyles['control'] ?? ''}>
          <Button className={`${fieldStyles['inside']} ${fieldStyles['value']}`}>
            <SelectValue>
              {({ selectedText, isPlaceholder, defaultChildren }) => (isPlaceholder ? defaultChildren : selectedText)}
            </SelectValue>
            <Icon name="chevronDown" size="small" />
          </Button>
        </Group>
      </FieldParts>
      <Popover className={styles['popover'] ?? ''} offset={4}>
        <ChoicesInSight count={choices.length}>
          {(className) => (
            <ListBox items={items} className={className}>
              {(choice) => <Option choice={choice} />}
            </ListBox>
          )}
        </ChoicesInSight>
      </Popover>
    </AriaSelect>
  )
}

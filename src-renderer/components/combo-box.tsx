import { ComboBox as AriaComboBox, Button, Group, Input, ListBox, Popover } from 'react-aria-components'
import { useText } from '../i18n/use-text.tsx'
import fieldStyles from './field.module.css'
import { FieldParts, type FieldTexts, isInvalid } from './field.tsx'
import { Icon } from './icon.tsx'
import styles from './list-box.module.css'
import { type Choice, Option } from './option.tsx'

interface ComboFrameProps extends FieldTexts {
  readonly choices: readonly Choice<string>[]
  readonly placeholder?: string
  readonly isDisabled?: boolean
}

function ComboParts({ placeholder, label, help, error, isLabelHidden = false }: Omit<ComboFrameProps, 'choices'>) {
  const t = useText('components')
  return (
    <>
      <FieldParts label={label} help={help} error={error} isLabelHidden={isLabelHidden}>
        <Group className={fieldStyles['control'] ?? ''}>
          <Input className={fieldStyles['input'] ?? ''} placeholder={placeholder ?? ''} />
          <Button className={fieldStyles['inside'] ?? ''}>
            <Icon name="chevronDown" size="small" />
          </Button>
        </Group>
      </FieldParts>
      <Popover className={styles['popover'] ?? ''} offset={4}>
        <ListBox<Choice<string>>
          className={styles['list'] ?? ''}
          renderEmptyState={() => <p className={styles['none']}>{t.nothingFits}</p>}
        >
          {(choice) => <Option choice={choice} />}
        </ListBox>
      </Popover>
    </>
  )
}

/** react-aria knows its items by `id`. */
function withIds<Value extends string>(choices: readonly Choice<Value>[]) {
  return choices.map((choice) => ({ ...choice, id: choice.value }))
}

export interface ComboBoxProps extends ComboFrameProps {
  /** The content of the field: any text. */
  readonly value: string
  readonly onChange: (value: string) => void
  /** Leaving the field, or choosing a suggestion. */
  readonly onCommit?: (value: string) => void
  /** Choosing a suggestion. */
  readonly onChoose?: (label: string) => void
}

/** Free text with suggestions. */
export function ComboBox({ value, onChange, onCommit, onChoose, ...parts }: ComboBoxProps) {
  return (
    <AriaComboBox
      allowsCustomValue
      menuTrigger="focus"
      inputValue={value}
      onInputChange={onChange}
      onChange={(key) => {
        if (key === null) return
        const chosen = parts.choices.find((choice) => choice.value === key)?.label ?? String(key)
        onChange(chosen)
        onCommit?.(chosen)
        onChoose?.(chosen)
      }}
      onBlur={() => onCommit?.(value)}
      defaultItems={withIds(parts.choices)}
      isDisabled={parts.isDisabled === true}
      isInvalid={isInvalid(parts)}
      className={fieldStyles['field'] ?? ''}
    >
      <ComboParts {...parts} />
    </AriaComboBox>
  )
}

export interface SearchSelectProps<Value extends string> extends FieldTexts {
  readonly choices: readonly Choice<Value>[]
  readonly value: Value | null
  readonly onChange: (value: Value) => void
  readonly placeholder?: string
  readonly isDisabled?: boolean
}

/** One of many known choices, found by typing a part of it. */
export function SearchSelect<Value extends string>({ value, onChange, ...parts }: SearchSelectProps<Value>) {
  return (
    <AriaComboBox
      allowsEmptyCollection
      menuTrigger="focus"
      value={value}
      onChange={(key) => key !== null && onChange(key as Value)}
      defaultItems={withIds(parts.choices)}
      isDisabled={parts.isDisabled === true}
      isInvalid={isInvalid(parts)}
      className={fieldStyles['field'] ?? ''}
    >
      <ComboParts {...parts} />
    </AriaComboBox>
  )
}

import { type KeyboardEvent, useContext, useRef } from 'react'
import {
  ComboBox as AriaComboBox,
  Button,
  type ComboBoxState,
  ComboBoxStateContext,
  Group,
  Input,
  ListBox,
  Popover,
  useFilter
} from 'react-aria-components'
import { flushSync } from 'react-dom'
import { useText } from '../i18n/use-text.tsx'
import { ChoicesInSight } from './choices-in-sight.tsx'
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

interface ComboPartsProps extends Omit<ComboFrameProps, 'choices'> {
  /** How many choices there are. */
  readonly count: number
  /** Enter while no proposal is marked; true: it goes no further, such as to the form. */
  readonly onEnter: (state: ComboBoxState<Choice<string>, 'single' | 'multiple'>) => boolean
}

function ComboParts({ count, placeholder, label, help, error, isLabelHidden = false, onEnter }: ComboPartsProps) {
  const t = useText('components')
  const state = useContext(ComboBoxStateContext)
  /** A proposal was marked with the arrow keys since the last letter. */
  const isMarked = useRef(false)

  /**
   * Enter takes the proposal that was marked with the arrow keys, and otherwise what was typed. For react-aria a proposal
   * below the mouse may be marked too, and Enter or Tab would put it in the place of the typed text; and it
   * lets Enter only close the proposals while these are open, so that the same key would do something else from one
   * moment to the next.
   */
  function press(event: KeyboardEvent): void {
    const { key } = event
    if (key === 'ArrowDown' || key === 'ArrowUp') isMarked.current = true
    if (state === null || isMarked.current || event.nativeEvent.isComposing) return
    if (key === 'Enter' || key === 'Tab') flushSync(() => state.selectionManager.setFocusedKey(null))
    if (key !== 'Enter') return
    event.stopPropagation()
    if (onEnter(state)) event.preventDefault()
    state.close()
  }

  return (
    <>
      <FieldParts label={label} help={help} error={error} isLabelHidden={isLabelHidden}>
        <Group className={fieldStyles['control'] ?? ''} onKeyDownCapture={press}>
          <Input
            className={fieldStyles['input'] ?? ''}
            placeholder={placeholder ?? ''}
            onInput={() => {
              isMarked.current = false
            }}
          />
          <Button className={fieldStyles['inside'] ?? ''}>
            <Icon name="chevronDown" size="small" />
          </Button>
        </Group>
      </FieldParts>
      <Popover className={styles['popover'] ?? ''} offset={4}>
        <ChoicesInSight count={count}>
          {(className) => (
            <ListBox<Choice<string>>
              className={className}
              renderEmptyState={() => <p className={styles['none']}>{t.nothingFits}</p>}
            >
              {(choice) => <Option choice={choice} />}
            </ListBox>
          )}
        </ChoicesInSight>
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
  /** Leaving the field, Enter, or choosing a suggestion. */
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
      <ComboParts
        {...parts}
        count={parts.choices.length}
        onEnter={() => {
          onCommit?.(value)
          return false
        }}
      />
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
  const { contains } = useFilter({ sensitivity: 'base' })

  /** The choice that is meant by a text: the only one that has it, or the one that is it. */
  function meant(text: string): Choice<Value> | undefined {
    if (text === '') return undefined
    const fitting = parts.choices.filter(({ label }) => contains(label, text))
    return fitting.length === 1 ? fitting[0] : fitting.find(({ label }) => label.length === text.length)
  }

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
      <ComboParts
        {...parts}
        count={parts.choices.length}
        onEnter={({ inputValue }) => {
          const text = inputValue.trim()
          if (parts.choices.find((choice) => choice.value === value)?.label === text) return false
          const choice = meant(text)
          if (choice !== undefined) onChange(choice.value)
          // First the choice is seen, then another Enter may send the form.
          return true
        }}
      />
    </AriaComboBox>
  )
}

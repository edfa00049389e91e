import { useState } from 'react'
import {
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
  Group,
  Input,
  TextArea,
  ToggleButton
} from 'react-aria-components'
import { useText } from '../i18n/use-text.tsx'
import styles from './field.module.css'
import { FieldParts, type FieldTexts, isInvalid } from './field.tsx'
import { Icon, type IconName } from './icon.tsx'

export interface TextFieldProps
  extends FieldTexts,
    Omit<AriaTextFieldProps, 'className' | 'children' | 'style' | 'isInvalid'> {
  readonly placeholder?: string
  /** A picture before the text, for a search. */
  readonly icon?: IconName
  /** More than one line: how many are shown. */
  readonly rows?: number
}

export function TextField({
  label,
  help,
  error,
  isLabelHidden = false,
  placeholder,
  icon,
  rows,
  ...rest
}: TextFieldProps) {
  return (
    <AriaTextField {...rest} isInvalid={isInvalid({ error })} className={styles['field'] ?? ''}>
      <FieldParts label={label} help={help} error={error} isLabelHidden={isLabelHidden}>
        <Group className={styles['control'] ?? ''}>
          {icon !== undefined && (
            <span className={styles['inside']}>
              <Icon name={icon} />
            </span>
          )}
          {rows === undefined ? (
            <Input className={styles['input'] ?? ''} placeholder={placeholder ?? ''} />
          ) : (
            <TextArea className={styles['input'] ?? ''} placeholder={placeholder ?? ''} rows={rows} />
          )}
        </Group>
      </FieldParts>
    </AriaTextField>
  )
}

/** A password, hidden until the user reveals it. */
export function PasswordField({
  label,
  help,
  error,
  isLabelHidden = false,
  placeholder,
  ...rest
}: Omit<TextFieldProps, 'rows' | 'icon' | 'type'>) {
  const t = useText('components')
  const [isShown, setShown] = useState(false)
  return (
    <AriaTextField
      {...rest}
      type={isShown ? 'text' : 'password'}
      autoComplete="off"
      spellCheck="false"
      isInvalid={isInvalid({ error })}
      className={styles['field'] ?? ''}
    >
      <FieldParts label={label} help={help} error={error} isLabelHidden={isLabelHidden}>
        <Group className={styles['control'] ?? ''}>
          <Input className={styles['input'] ?? ''} placeholder={placeholder ?? ''} />
          <ToggleButton
            isSelected={isShown}
            onChange={setShown}
            aria-label={t.showPassword}
            className={styles['inside'] ?? ''}
          >
            <Icon name={isShown ? 'eyeOff' : 'eye'} />
          </ToggleButton>
        </Group>
      </FieldParts>
    </AriaTextField>
  )
}

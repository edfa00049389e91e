import { ListBoxItem, Text } from 'react-aria-components'
import { Icon } from './icon.tsx'
import styles from './list-box.module.css'

/** One choice among several. */
export interface Choice<Value extends string> {
  readonly value: Value
  readonly label: string
  /** A second line in smaller letters. */
  readonly detail?: string
  readonly isDisabled?: boolean
}

/** A choice inside an open list. */
export function Option({ choice }: { readonly choice: Choice<string> }) {
  return (
    <ListBoxItem
      id={choice.value}
      textValue={choice.label}
      isDisabled={choice.isDisabled === true}
      className={styles['option'] ?? ''}
    >
      {({ isSelected }) => (
        <>
          <span className={styles['words']}>
            <Text slot="label">{choice.label}</Text>
            {choice.detail !== undefined && (
              <Text slot="description" className={styles['detail'] ?? ''}>
                {choice.detail}
              </Text>
            )}
          </span>
          {isSelected && <Icon name="check" size="small" />}
        </>
      )}
    </ListBoxItem>
  )
}

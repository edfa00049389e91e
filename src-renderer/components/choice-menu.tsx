import type { ReactNode } from 'react'
import { Menu, MenuItem, MenuTrigger, Popover, Text } from 'react-aria-components'
import { Icon } from './icon.tsx'
import styles from './list-box.module.css'

export interface ChoiceMenuProps<Id extends string> {
  /** A `Button` or `IconButton`, which opens it. */
  readonly trigger: ReactNode
  /** Read aloud as the menu's name. */
  readonly label: string
  readonly choices: readonly { readonly id: Id; readonly label: string; readonly isFixed?: boolean }[]
  readonly chosen: readonly Id[]
  readonly onChange: (id: Id, isChosen: boolean) => void
}

/** A menu of things that are there or not; it stays open while several are chosen. */
export function ChoiceMenu<Id extends string>({ trigger, label, choices, chosen, onChange }: ChoiceMenuProps<Id>) {
  return (
    <MenuTrigger>
      {trigger}
      <Popover className={styles['popover'] ?? ''} offset={4}>
        <Menu
          aria-label={label}
          selectionMode="multiple"
          selectedKeys={chosen}
          disabledKeys={choices.filter(({ isFixed }) => isFixed === true).map(({ id }) => id)}
          onSelectionChange={(next) => {
            if (next === 'all') return
            for (const { id } of choices) if (next.has(id) !== chosen.includes(id)) onChange(id, next.has(id))
          }}
          className={styles['list'] ?? ''}
        >
          {choices.map((choice) => (
            <MenuItem key={choice.id} id={choice.id} textValue={choice.label} className={styles['option'] ?? ''}>
              {({ isSelected }) => (
                <>
                  <span className={styles['mark']}>{isSelected && <Icon name="check" size="small" />}</span>
                  <Text slot="label">{choice.label}</Text>
                </>
              )}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}

import type { ReactNode } from 'react'
import { Menu as AriaMenu, MenuItem, MenuTrigger, Popover, Text } from 'react-aria-components'
import { classes } from './classes.ts'
import { Icon, type IconName } from './icon.tsx'
import styles from './list-box.module.css'

export interface MenuAction<Id extends string> {
  readonly id: Id
  readonly label: string
  readonly detail?: string
  readonly icon?: IconName
  readonly kind?: 'danger'
  readonly isDisabled?: boolean
}

export interface MenuProps<Id extends string> {
  /** A `Button` or `IconButton`, which opens it. */
  readonly trigger: ReactNode
  /** Read aloud as the menu's name. */
  readonly label: string
  readonly actions: readonly MenuAction<Id>[]
  readonly onAction: (id: Id) => void
}

export function Menu<Id extends string>({ trigger, label, actions, onAction }: MenuProps<Id>) {
  return (
    <MenuTrigger>
      {trigger}
      <Popover className={styles['popover'] ?? ''} offset={4}>
        <AriaMenu aria-label={label} onAction={(id) => onAction(id as Id)} className={styles['list'] ?? ''}>
          {actions.map((action) => (
            <MenuItem
              key={action.id}
              id={action.id}
              textValue={action.label}
              isDisabled={action.isDisabled === true}
              className={classes(styles['option'], action.kind === 'danger' && styles['danger'])}
            >
              {action.icon !== undefined && <Icon name={action.icon} />}
              <span className={styles['words']}>
                <Text slot="label">{action.label}</Text>
                {action.detail !== undefined && (
                  <Text slot="description" className={styles['detail'] ?? ''}>
                    {action.detail}
                  </Text>
                )}
              </span>
            </MenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  )
}

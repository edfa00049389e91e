import { type ReactNode, useRef } from 'react'
import { Menu as AriaMenu, Keyboard, MenuItem, MenuTrigger, Popover, Text } from 'react-aria-components'
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
  /** The keys that do the same. */
  readonly keys?: string
}

export interface MenuProps<Id extends string> {
  /** A `Button` or `IconButton`, which opens it. */
  readonly trigger: ReactNode
  /** Read aloud as the menu's name. */
  readonly label: string
  readonly actions: readonly MenuAction<Id>[]
  readonly onAction: (id: Id) => void
}

export function Menu<Id extends string>({ trigger, ...items }: MenuProps<Id>) {
  return (
    <MenuTrigger>
      {trigger}
      <Popover className={styles['popover'] ?? ''} offset={4}>
        <MenuItems {...items} />
      </Popover>
    </MenuTrigger>
  )
}

/** A place in the window, in px. */
export interface WindowPlace {
  readonly x: number
  readonly y: number
}

export interface ContextMenuProps<Id extends string> extends Omit<MenuProps<Id>, 'trigger'> {
  /** Where it was asked for. */
  readonly place: WindowPlace
  readonly onClose: () => void
}

/** The menu of what was pressed with the other button of the mouse, or with the key for it. */
export function ContextMenu<Id extends string>({ place, onClose, onAction, ...items }: ContextMenuProps<Id>) {
  const anchor = useRef<HTMLSpanElement>(null)
  return (
    <>
      <span ref={anchor} className={styles['anchor']} style={{ insetInlineStart: place.x, insetBlockStart: place.y }} />
      <Popover
        triggerRef={anchor}
        isOpen
        placement="bottom start"
        offset={0}
        onOpenChange={onClose}
        className={styles['popover'] ?? ''}
      >
        <MenuItems
          {...items}
          hasFirstFocus
          onAction={(id) => {
            onClose()
            // Once the menu is gone, which gives the focus back.
            setTimeout(() => onAction(id))
          }}
        />
      </Popover>
    </>
  )
}

interface MenuItemsProps<Id extends string> extends Omit<MenuProps<Id>, 'trigger'> {
  readonly hasFirstFocus?: boolean
}

function MenuItems<Id extends string>({ label, actions, onAction, hasFirstFocus = false }: MenuItemsProps<Id>) {
  return (
    <AriaMenu
      aria-label={label}
      // Absent, so that a trigger's own rule holds: by keyboard, the first one.
      {...(hasFirstFocus && { autoFocus: 'first' as const })}
      onAction={(id) => onAction(id as Id)}
      className={styles['list'] ?? ''}
    >
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
          {action.keys !== undefined && <Keyboard className={styles['keys'] ?? ''}>{action.keys}</Keyboard>}
        </MenuItem>
      ))}
    </AriaMenu>
  )
}

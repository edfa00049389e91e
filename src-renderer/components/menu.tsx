import { type ReactNode, useMemo, useRef } from 'react'
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

export interface OpenedMenuProps<Id extends string> extends Omit<MenuProps<Id>, 'trigger'> {
  /** Where it was asked for: at a place, or by a button. */
  readonly at: WindowPlace | HTMLElement
  /** What has the focus at first; `menu`: none of its lines. */
  readonly focus?: 'first' | 'last' | 'menu'
  /** What opened it refers to it by this. */
  readonly id?: string
  readonly onClose: () => void
}

/** A menu that is open, and whose button is elsewhere: one menu for many rows or cells, which only one of them needs. */
export function OpenedMenu<Id extends string>({
  at,
  focus = 'first',
  onClose,
  onAction,
  ...items
}: OpenedMenuProps<Id>) {
  const place = useRef<HTMLSpanElement>(null)
  const button = useMemo(() => (at instanceof HTMLElement ? { current: at } : null), [at])
  return (
    <>
      {!(at instanceof HTMLElement) && (
        <span ref={place} className={styles['anchor']} style={{ insetInlineStart: at.x, insetBlockStart: at.y }} />
      )}
      <Popover
        triggerRef={button ?? place}
        isOpen
        placement="bottom start"
        offset={button === null ? 0 : 4}
        onOpenChange={onClose}
        className={styles['popover'] ?? ''}
      >
        <MenuItems
          {...items}
          autoFocus={focus === 'menu' ? true : focus}
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
  /** Absent where a trigger has a rule of its own: by keyboard, the first one. */
  readonly autoFocus?: 'first' | 'last' | true
  readonly id?: string
}

function MenuItems<Id extends string>({ label, actions, onAction, ...rest }: MenuItemsProps<Id>) {
  return (
    <AriaMenu aria-label={label} {...rest} onAction={(id) => onAction(id as Id)} className={styles['list'] ?? ''}>
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

import { type MouseEvent, useId, useMemo, useState } from 'react'
import { IconButton } from './button.tsx'
import { type MenuProps, OpenedMenu, type OpenedMenuProps, type WindowPlace } from './menu.tsx'

/** The row that asks for its menu, and from where. */
export interface OpenedRow {
  readonly row: string
  readonly at: WindowPlace | HTMLElement
  readonly focus: NonNullable<OpenedMenuProps<string>['focus']>
}

/** The one menu of a table: its rows have only a button each, and what is drawn for a menu is drawn once. */
export interface RowMenu {
  /** Of the menu's element, while it is open. */
  readonly id: string
  readonly open: (row: OpenedRow) => void
  readonly close: () => void
  /** For the `<tr>`: the other button of the mouse, or the key for it. */
  readonly onContextMenu: (event: MouseEvent<HTMLElement>, row: string) => void
}

/** The menu, always the same, and the row that has it open; null: none. */
export function useRowMenu(): readonly [RowMenu, OpenedRow | null] {
  const id = useId()
  const [opened, open] = useState<OpenedRow | null>(null)
  const menu = useMemo(() => ({ id, open, close: () => open(null), onContextMenu: openInPlace(open) }), [id])
  return [menu, opened]
}

function openInPlace(open: RowMenu['open']): RowMenu['onContextMenu'] {
  return (event, row) => {
    const button = event.currentTarget.querySelector<HTMLElement>('[aria-haspopup="menu"]')
    if (button === null) return
    event.preventDefault()
    // Escape gives the focus back to it.
    button.focus()
    const { nativeEvent, clientX: x, clientY: y } = event
    const isPointed = nativeEvent instanceof PointerEvent && nativeEvent.pointerType !== ''
    open({ row, at: isPointed ? { x, y } : button, focus: 'first' })
  }
}

export interface RowMenuButtonProps {
  readonly menu: RowMenu
  readonly row: string
  readonly isOpen: boolean
  /** The name of button and menu, which no other row has. */
  readonly label: string
}

/** Opens the menu with a press, Enter, Space or the arrow keys. */
export function RowMenuButton({ menu, row, isOpen, label }: RowMenuButtonProps) {
  return (
    <IconButton
      icon="menu"
      label={label}
      aria-haspopup="menu"
      aria-expanded={isOpen}
      {...(isOpen && { 'aria-controls': menu.id })}
      onPress={({ target, pointerType }) => {
        const isByKey = pointerType === 'keyboard' || pointerType === 'virtual'
        menu.open({ row, at: target as HTMLElement, focus: isByKey ? 'first' : 'menu' })
      }}
      onKeyDown={(event) => {
        if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return event.continuePropagation()
        event.preventDefault()
        menu.open({ row, at: event.currentTarget, focus: event.key === 'ArrowDown' ? 'first' : 'last' })
      }}
    />
  )
}

export interface OpenedRowMenuProps<Id extends string> extends Omit<MenuProps<Id>, 'trigger'> {
  readonly menu: RowMenu
  readonly opened: OpenedRow
}

/** The menu of the row that asks for it. */
export function OpenedRowMenu<Id extends string>({ menu, opened: { at, focus }, ...items }: OpenedRowMenuProps<Id>) {
  return <OpenedMenu {...items} id={menu.id} at={at} focus={focus} onClose={menu.close} />
}

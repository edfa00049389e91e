import type { TableView } from '#contract/table-view.ts'
import { type MenuAction, OpenedMenu, type WindowPlace } from '../../../components/menu.tsx'
import { useText } from '../../../i18n/use-text.tsx'
import { isSent } from '../../../workspace/row-change.ts'
import type { RowView } from '../../../workspace/views.ts'
import { canBeHidden, usualView, withHidden, withPinned, withSort, withStep, withWidth } from './column-view.ts'
import type { GridColumn, GridColumnKey } from './grid-columns.ts'
import { useColumnTitle } from './grid-header.tsx'
import type { GridProps } from './grid-props.ts'

const cellActions = ['copy', 'cut', 'paste', 'clear', 'fill-down', 'toggle-row', 'next-problem', 'undo'] as const
export type CellAction = (typeof cellActions)[number]

/** What a menu was asked for: the selected cells, or a column. */
export type GridMenuTarget =
  | { readonly kind: 'cells'; readonly place: WindowPlace }
  | { readonly kind: 'column'; readonly place: WindowPlace; readonly column: GridColumnKey }

interface CellMenuProps {
  readonly place: WindowPlace
  /** What Ctrl+Delete does with the row. */
  readonly toggle: 'leaveOut' | 'takeBack' | 'takeAsPatient'
  readonly isReadOnly: boolean
  readonly onAction: (action: CellAction) => void
  readonly onClose: () => void
}

/** What can be done with the selected cells and their rows. */
function CellMenu({ place, toggle, isReadOnly, onAction, onClose }: CellMenuProps) {
  const t = useText('check')
  const actions: readonly MenuAction<CellAction>[] = [
    { id: 'copy', icon: 'copy', label: t.copy, keys: t.keyCopy },
    { id: 'cut', label: t.cut, keys: t.keyCut, isDisabled: isReadOnly },
    { id: 'paste', label: t.paste, keys: t.keyPaste },
    { id: 'clear', label: t.clear, keys: t.keyDelete, isDisabled: isReadOnly },
    { id: 'fill-down', icon: 'chevronDown', label: t.fillDown, keys: t.keyFillDown },
    {
      id: 'toggle-row',
      icon: toggle === 'leaveOut' ? 'minus' : toggle === 'takeBack' ? 'undo' : 'person',
      label: t[toggle],
      keys: t.keyToggleRow,
      isDisabled: isReadOnly
    },
    { id: 'next-problem', icon: 'arrowRight', label: t.nextProblem, keys: 'F8' },
    { id: 'undo', icon: 'undo', label: t.undoShort, keys: t.keyUndo }
  ]
  return <OpenedMenu at={place} label={t.cellMenu} actions={actions} onAction={onAction} onClose={onClose} />
}

interface ColumnMenuProps {
  readonly place: WindowPlace
  readonly column: GridColumnKey
  /** As it is drawn, in rem. */
  readonly width: number
  readonly view: TableView
  readonly needed: readonly GridColumnKey[]
  readonly onView: (view: TableView) => void
  readonly onClose: () => void
}

/** A step of a column's width by keyboard, in rem. */
const widthStepRem = 2

/** How a column is sorted, placed and sized. */
function ColumnMenu({ place, column, width, view, needed, onView, onClose }: ColumnMenuProps) {
  const t = useText('check')
  const titleOf = useColumnTitle()
  const isPinned = view.pinned.includes(column)
  const changes = {
    'sort-up': () => withSort(view, { column, isDescending: false }),
    'sort-down': () => withSort(view, { column, isDescending: true }),
    'sort-none': () => withSort(view, null),
    pin: () => withPinned(view, needed, column, !isPinned),
    left: () => withStep(view, needed, column, -1),
    right: () => withStep(view, needed, column, 1),
    wider: () => withWidth(view, column, width + widthStepRem),
    narrower: () => withWidth(view, column, width - widthStepRem),
    fit: () => withWidth(view, column, null),
    hide: () => withHidden(view, column, true),
    usual: () => usualView
  } as const
  type Change = keyof typeof changes
  const actions: readonly MenuAction<Change>[] = [
    { id: 'sort-up', label: t.sortUp },
    { id: 'sort-down', label: t.sortDown },
    { id: 'sort-none', label: t.sortNone, isDisabled: view.sort === null },
    { id: 'pin', icon: 'lock', label: isPinned ? t.unpin : t.pin },
    { id: 'left', icon: 'chevronLeft', label: t.moveLeft },
    { id: 'right', icon: 'chevronRight', label: t.moveRight },
    { id: 'wider', label: t.wider },
    { id: 'narrower', label: t.narrower },
    { id: 'fit', label: t.fitWidth },
    { id: 'hide', icon: 'eyeOff', label: t.hideColumn, isDisabled: !canBeHidden(column) },
    { id: 'usual', icon: 'undo', label: t.usualColumns }
  ]
  return (
    <OpenedMenu
      at={place}
      label={t.columnMenu({ column: titleOf(column) })}
      actions={actions}
      onAction={(id) => onView(changes[id]())}
      onClose={onClose}
    />
  )
}

export interface GridMenusProps extends Pick<GridProps, 'view' | 'needed' | 'onView' | 'invitationOf'> {
  readonly target: GridMenuTarget | null
  readonly columns: readonly GridColumn[]
  /** The patient of the active cell. */
  readonly active: RowView | undefined
  readonly onAction: (action: CellAction) => void
  readonly onClose: () => void
}

/** The menu that is open, if one is. */
export function GridMenus(props: GridMenusProps) {
  const { target, columns, active, view, needed, onView, invitationOf, onAction, onClose } = props
  if (target === null) return null
  if (target.kind === 'column') {
    const width = columns.find(({ key }) => key === target.column)?.width ?? 0
    return (
      <ColumnMenu
        place={target.place}
        column={target.column}
        width={width}
        view={view}
        needed={needed}
        onView={onView}
        onClose={onClose}
      />
    )
  }
  return (
    <CellMenu
      place={target.place}
      toggle={toggleOf(active)}
      isReadOnly={active === undefined || isSent(invitationOf(active.rowId))}
      onAction={onAction}
      onClose={onClose}
    />
  )
}

/** What leaving a row out, or taking it back, is called for its state. */
function toggleOf(view: RowView | undefined): CellMenuProps['toggle'] {
  return view?.status === 'aside' ? 'takeAsPatient' : view?.status === 'excluded' ? 'takeBack' : 'leaveOut'
}

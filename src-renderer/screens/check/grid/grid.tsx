// biome-ignore-all lint/a11y/useSemanticElements: rows come and go as one scrolls, which table elements cannot be laid out for
import { useEffect, useRef, useState } from 'react'
import type { WindowPlace } from '../../../components/menu.tsx'
import { VisuallyHidden } from '../../../components/page.tsx'
import { useText } from '../../../i18n/use-text.tsx'
import styles from './grid.module.css'
import { GridBody } from './grid-body.tsx'
import { GridHeader } from './grid-header.tsx'
import { GridMenus, type GridMenuTarget } from './grid-menu.tsx'
import { selectionOf } from './grid-model.ts'
import type { GridProps } from './grid-props.ts'
import { openedCell } from './open-cell.ts'
import { useGridActions } from './use-grid-actions.ts'
import { useGridHandle } from './use-grid-handle.ts'
import { gridNavigation, useFollowActiveCell } from './use-grid-navigation.ts'
import { useGridScroll } from './use-grid-scroll.ts'
import { useGridState } from './use-grid-state.ts'
import { useGridTable } from './use-grid-table.ts'
import { useGridTitles } from './use-grid-titles.ts'
import { useHeld } from './use-held.ts'

/** The table of patients: a spreadsheet of any length. Only visible rows are in the DOM. */
export function Grid(props: GridProps) {
  const { rows, context, view, invitationOf, onActive, empty } = props
  const t = useText('check')
  const scroller = useRef<HTMLDivElement>(null)
  const editor = useRef<HTMLInputElement>(null)
  const pressedAt = useRef<WindowPlace | null>(null)
  const [menu, setMenu] = useState<GridMenuTarget | null>(null)
  // While a cell is open, rows and columns keep their places.
  const [isOpen, setOpen] = useState(false)
  const positions = useHeld(props.positions, isOpen)
  const table = useGridTable(scroller, { rows, positions, columns: useHeld(props.columns, isOpen), invitationOf })
  const { columns, shape, width, sizes } = table
  const { state, setState, hasFocus, cell } = useGridState({
    scroller,
    shape,
    table: { rows, positions, columns },
    open: (next, text) => openedCell(next, table, context, text),
    onOpenCell: (next) => {
      setOpen(next)
      props.onOpenCell(next)
    },
    onLeaving: props.onLeaving
  })
  const { active } = state
  const scroll = useGridScroll({ scroller, rowCount: positions.length, columns, active, width, ...sizes })
  const { virtualizer, sidewaysView } = scroll
  useFollowActiveCell({ scroller, virtualizer, state, hasFocus, positions, columns, sizes, sidewaysView })
  useGridHandle({ ref: props.ref, positions, table, state, setState, hasFocus })

  const activeView = table.viewAt(active.row)
  useEffect(() => onActive(activeView), [activeView, onActive])

  const selection = selectionOf(state, shape)
  const actions = useGridActions({ props, scroller, editor, table, state, selection, cell, onMenu: setMenu })
  const { typing, clipboard, effects } = actions
  const navigation = gridNavigation({
    scroller,
    editor,
    state,
    setState,
    hasFocus,
    pressedAt,
    shape,
    effects,
    onCancel: typing.cancel,
    onMenu: (place) => setMenu({ kind: 'cells', place })
  })
  const titles = useGridTitles({ table, view, needed: props.needed, onView: props.onView, onMenu: setMenu })
  const body = { table, scroll, active, selection, cell, editor, typing, context, invitationOf }

  return (
    <>
      <div
        ref={scroller}
        role="grid"
        aria-label={t.table}
        aria-describedby="check-grid-help"
        aria-rowcount={positions.length + 1}
        aria-colcount={columns.length}
        aria-multiselectable="true"
        tabIndex={positions.length === 0 ? 0 : -1}
        className={styles['grid']}
        style={titles.style}
        onScroll={scroll.handleScroll}
        {...navigation}
        {...clipboard.events}
      >
        <VisuallyHidden>
          <span id="check-grid-help">{t.tableHelp}</span>
        </VisuallyHidden>
        <GridHeader
          header={titles.header}
          columns={columns}
          sort={view.sort}
          pointer={titles.pointer}
          onContextMenu={titles.onContextMenu}
        />
        {positions.length === 0 ? (
          <div className={styles['empty']}>{empty}</div>
        ) : (
          <GridBody {...body} listId={props.listId} />
        )}
      </div>
      <GridMenus
        {...{ view, needed: props.needed, onView: props.onView, invitationOf, columns }}
        target={menu}
        active={activeView}
        onAction={actions.actOnCells}
        onClose={() => setMenu(null)}
      />
    </>
  )
}

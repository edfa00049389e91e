// biome-ignore-all lint/a11y/useSemanticElements: rows come and go as one scrolls, which table elements cannot be laid out for
import {
  type CSSProperties,
  type MouseEvent,
  type ReactNode,
  type Ref,
  useCallback,
  useEffect,
  useImperativeHandle,
  useRef,
  useState
} from 'react'
import type { InvitationView } from '#contract/invitation.ts'
import type { CellDraft, EditableField } from '#contract/list.ts'
import type { TableView } from '#contract/table-view.ts'
import { VisuallyHidden } from '../../../components/page.tsx'
import { remPx, rowHeightPx } from '../../../components/row-height.ts'
import { useHandler } from '../../../components/use-handler.ts'
import { useText } from '../../../i18n/use-text.tsx'
import { isSent } from '../../../workspace/row-change.ts'
import type { RowViews } from '../../../workspace/row-views.ts'
import type { RowView } from '../../../workspace/views.ts'
import { type ShownView, shownView } from '../shown-view.ts'
import { cellAt } from './cell-position.ts'
import { type CellContext, fieldText } from './cell-text.ts'
import { columnFor, withMoved, withNextSort, withWidth } from './column-view.ts'
import styles from './grid.module.css'
import { gridClipboard } from './grid-clipboard.ts'
import { type GridColumn, type GridColumnKey, isField } from './grid-columns.ts'
import { filledDown, filledWith } from './grid-fill.ts'
import { GridHeader } from './grid-header.tsx'
import { type CellAction, CellMenu, ColumnMenu, type GridMenuTarget } from './grid-menu.tsx'
import { type CellPosition, type GridEffect, type GridShape, type GridState, goTo, selectionOf } from './grid-model.ts'
import { indexIn } from './grid-place.ts'
import { GridRow } from './grid-row.tsx'
import { draftOf, type OpenCell, type TypedText } from './open-cell.ts'
import { useFrozenColumns } from './use-frozen-columns.ts'
import { gridNavigation, useFollowActiveCell } from './use-grid-navigation.ts'
import { useGridScroll } from './use-grid-scroll.ts'
import { type GridStateOptions, useGridState } from './use-grid-state.ts'
import { keyAt, useHeaderPointer } from './use-header-pointer.ts'

/** What was typed or pasted and is not stored. */
export type Unplaced =
  /** The text of the open cell: its patient was invited, set aside or removed meanwhile. */
  | { readonly kind: 'typed'; readonly view: RowView; readonly text: string }
  /** How many pasted or emptied cells are not changed: they are outside the table, or of patients already invited. */
  | { readonly kind: 'cells'; readonly count: number }
  /** The selection holds rows that are not loaded yet. */
  | { readonly kind: 'not-loaded' }

export interface GridHandle {
  /**
   * Activates and focuses the row at a position of the list (not of the shown rows): in the cell of this field, or where
   * the issue is told; without `of`, in the active column. `isMending`: Enter goes on to the row below.
   */
  readonly show: (position: number, of?: ShownFault) => boolean
  /** Opens a cell again, with a text that was typed before. False: the cell is not shown. */
  readonly reopen: (position: number, field: EditableField, text: string) => boolean
  /** Focuses the active cell. */
  readonly focus: () => void
  /** The shown row and the column of the active cell. */
  readonly place: () => CellPosition
}

/** The fault that a cell is shown for. `field` undefined: it is mended in no field. */
export interface ShownFault {
  readonly field: EditableField | undefined
  readonly isMending?: true
}

export interface GridProps {
  readonly rows: RowViews
  /** Which rows are shown, in their order: positions in `rows`. */
  readonly positions: Uint32Array
  readonly columns: readonly GridColumn[]
  /** How the columns are set up, of which these are needed; both for their menus. */
  readonly view: TableView
  readonly needed: readonly GridColumnKey[]
  readonly onView: (view: TableView) => void
  readonly context: CellContext
  readonly invitationOf: (rowId: string) => InvitationView | undefined
  /** Typed, cleared or pasted: one step to undo. */
  readonly onType: (texts: readonly TypedText[]) => void
  /** Excludes, includes, or takes as patients: the opposite of the first one's state. */
  readonly onToggle: (views: readonly RowView[]) => void
  readonly onUndo: () => void
  readonly onRedo: () => void
  readonly onActive: (view: RowView | undefined) => void
  /** A cell was opened, or closed: while it is open, rows and columns keep their places. */
  readonly onOpenCell: (isOpen: boolean) => void
  readonly onLeaving: GridStateOptions['onLeaving']
  /** What is being typed into the open cell; null: it was closed. */
  readonly onDraft: (draft: CellDraft | null) => void
  readonly onUnplaced: (unplaced: Unplaced) => void
  readonly listId: string
  /** Enter on a cell that cannot be typed into. */
  readonly onPress: () => void
  readonly onNextProblem: () => void
  /** Paste was chosen in the menu, and not on the keyboard. */
  readonly onPasteAsked: () => void
  /** Shown when there are no rows. */
  readonly empty: ReactNode
  readonly ref?: Ref<GridHandle>
}

const headerHeightRem = 2.125

/** The table of patients: a spreadsheet of any length. Only visible rows are in the DOM. */
export function Grid(props: GridProps) {
  const { rows, positions, context, view, needed, onView, invitationOf, onActive, empty, ref } = props
  const t = useText('check')
  const scroller = useRef<HTMLDivElement>(null)
  const editor = useRef<HTMLInputElement>(null)
  const [rem] = useState(remPx)
  const [rowHeight] = useState(rowHeightPx)
  const headerHeight = headerHeightRem * rem
  const columns = useFrozenColumns(scroller, props.columns, rem)
  const [menu, setMenu] = useState<GridMenuTarget | null>(null)

  const viewAt = useCallback(
    (row: number): ShownView | undefined => {
      const view = rows.at(positions[row] ?? -1)
      return view && shownView(view, invitationOf(view.rowId))
    },
    [rows, positions, invitationOf]
  )
  const isLocked = (view: RowView | undefined) =>
    view === undefined || view.status === 'aside' || isSent(invitationOf(view.rowId))
  const shape: GridShape = {
    rows: positions.length,
    columns: columns.length,
    page: Math.max(1, Math.floor(((scroller.current?.clientHeight ?? 400) - headerHeight) / rowHeight) - 1),
    isEditable: ({ row, column }) => {
      const key = columns[column]?.key
      return key !== undefined && isField(key) && !isLocked(viewAt(row))
    }
  }
  const { state, setState, hasFocus, cell } = useGridState({
    scroller,
    shape,
    table: { rows, positions, columns },
    open: openedCell,
    onOpenCell: props.onOpenCell,
    onLeaving: props.onLeaving
  })
  const { active } = state
  const { virtualizer, slots, drawn, drawnOfActive, handleScroll } = useGridScroll({
    scroller,
    rowCount: positions.length,
    columns,
    active,
    rowHeight,
    headerHeight,
    rem
  })
  useFollowActiveCell({ scroller, virtualizer, state, hasFocus, positions, columns, rem })

  const activeView = viewAt(active.row)
  useEffect(() => onActive(activeView), [activeView, onActive])

  useImperativeHandle(ref, () => ({
    show: (position, of) => {
      const row = indexIn(positions, position)
      if (row < 0) return false
      hasFocus.current = true
      const column = of === undefined ? active.column : columnFor(columns, of.field)
      const next = goTo(state, { row, column }, shape)
      setState(of?.isMending ? { ...next, isMending: true } : next)
      return true
    },
    place: () => active,
    reopen: (position, field, text) => {
      const at = { row: indexIn(positions, position), column: columns.findIndex(({ key }) => key === field) }
      if (at.row < 0 || at.column < 0 || !shape.isEditable(at)) return false
      hasFocus.current = true
      setState({ ...goTo(state, at, shape), mode: 'edit' }, text)
      return true
    },
    focus: () => {
      hasFocus.current = true
      setState(goTo(state, active, shape))
    }
  }))

  function openedCell({ active: { row, column }, mode }: GridState, text?: string): OpenCell | null {
    const view = viewAt(row)
    const key = columns[column]?.key
    if (view === undefined || key === undefined || !isField(key)) return null
    const before = fieldText(view, key, context)
    return { view, field: key, before, initial: text ?? (mode === 'edit' ? before : '') }
  }

  /** Texts for fields of patients that may be changed, where they differ from what is there. */
  function change(texts: readonly TypedText[], left: number): void {
    const open = texts.filter(({ view }) => !isLocked(view))
    const changed = open.filter(({ view, field, text }) => text !== fieldText(view, field, context))
    if (changed.length > 0) props.onType(changed)
    const count = left + texts.length - open.length
    if (count > 0) props.onUnplaced({ kind: 'cells', count })
  }

  const settled = useRef(new WeakSet<OpenCell>())
  const keepTyped = useHandler((open: OpenCell, text: string) => {
    if (!settled.current.has(open)) props.onDraft(draftOf(open, text))
  })
  /** Stores what was typed for the patient in whose cell it was typed. */
  const settle = useHandler((closed: OpenCell, text: string) => {
    if (settled.current.has(closed)) return
    settled.current.add(closed)
    const { rowId, position } = closed.view
    // A row that is not loaded yet is the one that it was.
    const view = rows.at(position) ?? closed.view
    if (text !== closed.before) {
      if (view.rowId === rowId && !isLocked(view)) props.onType([{ view, field: closed.field, text }])
      else props.onUnplaced({ kind: 'typed', view: closed.view, text })
    }
    props.onDraft(null)
  })

  function commit(): void {
    if (cell !== null && editor.current !== null) settle(cell, editor.current.value)
  }

  function cancel(): void {
    if (cell === null) return
    settled.current.add(cell)
    props.onDraft(null)
  }

  const selection = selectionOf(state, shape)

  /** The text of the open cell for all selected ones: one step to undo. */
  function commitAll(): void {
    if (cell === null || editor.current === null) return
    const { value } = editor.current
    const texts = filledWith(value, { selection, columns, viewAt })
    if (texts === null) {
      props.onUnplaced({ kind: 'not-loaded' })
      settle(cell, value)
      return
    }
    settled.current.add(cell)
    change(texts, 0)
    props.onDraft(null)
  }

  function fillDown(): void {
    const texts = filledDown({ selection, columns, viewAt }, context)
    if (texts === null) props.onUnplaced({ kind: 'not-loaded' })
    else change(texts, 0)
  }

  function openMenu(kind: GridMenuTarget['kind']): void {
    const { left = 0, bottom = 0 } = cellAt(scroller.current, active)?.getBoundingClientRect() ?? {}
    const column = columns[active.column]?.key
    const place = { x: left, y: bottom }
    if (kind === 'cells') setMenu({ kind, place })
    else if (column !== undefined) setMenu({ kind, place, column })
  }

  const effects: Readonly<Record<GridEffect, () => void>> = {
    commit,
    'commit-all': commitAll,
    clear: () => clipboard.clear(),
    'fill-down': fillDown,
    undo: props.onUndo,
    redo: props.onRedo,
    'toggle-row': toggle,
    press: props.onPress,
    menu: () => openMenu('cells'),
    'column-menu': () => openMenu('column')
  }

  function toggle(): void {
    const { top, bottom } = selection
    const views = Array.from({ length: bottom - top + 1 }, (_, at) => viewAt(top + at))
    const loaded = views.filter((view) => view !== undefined)
    if (loaded.length < views.length) props.onUnplaced({ kind: 'not-loaded' })
    else props.onToggle(loaded.filter(({ rowId }) => !isSent(invitationOf(rowId))))
  }

  /** Focuses the active cell again after a menu, and acts. */
  function actOnCells(action: CellAction): void {
    cellAt(scroller.current, active)?.focus({ preventScroll: true })
    // The events of the grid do it; the clipboard cannot be read this way.
    if (action === 'copy' || action === 'cut') document.execCommand(action)
    else if (action === 'paste') props.onPasteAsked()
    else if (action === 'next-problem') props.onNextProblem()
    else effects[action]()
  }

  const clipboard = gridClipboard({
    mode: state.mode,
    selection,
    columns,
    context,
    viewAt,
    onTexts: change,
    onNotLoaded: () => props.onUnplaced({ kind: 'not-loaded' })
  })
  const navigation = gridNavigation({
    scroller,
    editor,
    state,
    setState,
    hasFocus,
    shape,
    effects,
    onCancel: cancel,
    onMenu: (place) => setMenu({ kind: 'cells', place })
  })
  const header = useRef<HTMLDivElement>(null)
  const pointer = useHeaderPointer({
    header,
    columns,
    rem,
    onSort: (key) => onView(withNextSort(view, key)),
    onMove: (key, to) => onView(withMoved(view, needed, key, to)),
    onResize: (key, width) => onView(withWidth(view, key, width))
  })
  const onHeaderMenu = useHandler((event: MouseEvent) => {
    event.preventDefault()
    const column = keyAt(columns, event.target)
    if (column !== undefined) setMenu({ kind: 'column', place: { x: event.clientX, y: event.clientY }, column })
  })

  const dragged = pointer.drag?.kind === 'resize' ? pointer.drag : null
  const widthOf = ({ key, width }: GridColumn) => (dragged?.key === key ? dragged.width : width)
  const style = {
    '--grid-columns': columns
      .map((column) => {
        const width = `${widthOf(column)}rem`
        return column.isWide === true && dragged?.key !== column.key ? `minmax(${width}, 1fr)` : width
      })
      .join(' '),
    '--grid-width': `${columns.reduce((total, column) => total + widthOf(column), 0)}rem`,
    '--grid-row-height': `${rowHeight}px`,
    '--grid-header-height': `${headerHeight}px`
  } as CSSProperties

  const table = (
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
      style={style}
      onScroll={handleScroll}
      onKeyDown={navigation.handleKey}
      onPointerDown={navigation.handlePointer}
      onPointerOver={navigation.handleDrag}
      onPointerOut={navigation.handlePointerOut}
      onDoubleClick={navigation.handleDoubleClick}
      onContextMenu={navigation.handleContextMenu}
      onCopy={clipboard.handleCopy}
      onCut={clipboard.handleCut}
      onPaste={clipboard.handlePaste}
      onFocus={navigation.handleFocus}
      onBlur={navigation.handleBlur}
    >
      <VisuallyHidden>
        <span id="check-grid-help">{t.tableHelp}</span>
      </VisuallyHidden>
      <GridHeader header={header} columns={columns} sort={view.sort} pointer={pointer} onContextMenu={onHeaderMenu} />
      {positions.length === 0 ? (
        <div className={styles['empty']}>{empty}</div>
      ) : (
        <div role="presentation" className={styles['body']} style={{ height: virtualizer.getTotalSize() }}>
          {slots.map(({ index, start, key }) => {
            const shown = viewAt(index)
            const invitation = shown === undefined ? undefined : invitationOf(shown.rowId)
            const isSelected =
              index >= selection.top &&
              index <= selection.bottom &&
              (selection.top < selection.bottom || selection.left < selection.right)
            const isActive = index === active.row
            return (
              <GridRow
                key={key}
                view={shown}
                index={index}
                top={start}
                columns={columns}
                drawn={isActive ? drawnOfActive : drawn}
                context={context}
                listId={props.listId}
                invitation={invitation}
                isReadOnly={isSent(invitation)}
                activeColumn={isActive ? active.column : -1}
                open={isActive ? cell : null}
                selectedFrom={isSelected ? selection.left : columns.length}
                selectedTo={isSelected ? selection.right : -1}
                editorRef={editor}
                onEditorTyped={keepTyped}
                onEditorRemoved={settle}
              />
            )
          })}
        </div>
      )}
    </div>
  )

  return (
    <>
      {table}
      {menu?.kind === 'cells' && (
        <CellMenu
          place={menu.place}
          toggle={toggleOf(activeView)}
          isReadOnly={activeView === undefined || isSent(invitationOf(activeView.rowId))}
          onAction={actOnCells}
          onClose={() => setMenu(null)}
        />
      )}
      {menu?.kind === 'column' && (
        <ColumnMenu
          place={menu.place}
          column={menu.column}
          width={columns.find(({ key }) => key === menu.column)?.width ?? 0}
          view={view}
          needed={needed}
          onView={onView}
          onClose={() => setMenu(null)}
        />
      )}
    </>
  )
}

/** What leaving a row out, or taking it back, is called for its state. */
function toggleOf(view: RowView | undefined): 'leaveOut' | 'takeBack' | 'takeAsPatient' {
  return view?.status === 'aside' ? 'takeAsPatient' : view?.status === 'excluded' ? 'takeBack' : 'leaveOut'
}

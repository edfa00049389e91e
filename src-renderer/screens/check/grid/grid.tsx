// biome-ignore-all lint/a11y/useSemanticElements: rows come and go as one scrolls, which table elements cannot be laid out for
import {
  type CSSProperties,
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
import { classes } from '../../../components/classes.ts'
import { VisuallyHidden } from '../../../components/page.tsx'
import { useHandler } from '../../../components/use-handler.ts'
import { translate } from '../../../i18n/messages.ts'
import { useText } from '../../../i18n/use-text.tsx'
import { isSent } from '../../../workspace/row-change.ts'
import type { RowViews } from '../../../workspace/row-views.ts'
import type { RowView } from '../../../workspace/views.ts'
import { type ShownView, shownView } from '../shown-view.ts'
import { type CellContext, fieldText } from './cell-text.ts'
import styles from './grid.module.css'
import { gridClipboard } from './grid-clipboard.ts'
import { type GridColumn, isField } from './grid-columns.ts'
import { type GridEffect, type GridShape, type GridState, goTo, selectionOf } from './grid-model.ts'
import { GridRow } from './grid-row.tsx'
import { draftOf, type OpenCell, type TypedText } from './open-cell.ts'
import { gridNavigation, useFollowActiveCell } from './use-grid-navigation.ts'
import { useGridScroll } from './use-grid-scroll.ts'
import { type GridStateOptions, useGridState } from './use-grid-state.ts'

/** What was typed or pasted and is not stored. */
export type Unplaced =
  /** The text of the open cell: its patient was invited, set aside or removed meanwhile. */
  | { readonly kind: 'typed'; readonly view: RowView; readonly text: string }
  /** How many pasted or emptied cells are not changed: they are outside the table, or of patients already invited. */
  | { readonly kind: 'cells'; readonly count: number }
  /** The selection holds rows that are not loaded yet. */
  | { readonly kind: 'not-loaded' }

export interface GridHandle {
  /** Activates and focuses the row at a position of the list (not of the shown rows). */
  readonly show: (position: number) => void
  /** Opens a cell again, with a text that was typed before. False: the cell is not shown. */
  readonly reopen: (position: number, field: EditableField, text: string) => boolean
  /** Focuses the active cell. */
  readonly focus: () => void
}

export interface GridProps {
  readonly rows: RowViews
  /** Which rows are shown, in their order: positions in `rows`. */
  readonly positions: Uint32Array
  readonly columns: readonly GridColumn[]
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
  /** Shown when there are no rows. */
  readonly empty: ReactNode
  readonly ref?: Ref<GridHandle>
}

const rowHeightRem = 2.875
const headerHeightRem = 2.25

/** The table of patients: a spreadsheet of any length. Only visible rows are in the DOM. */
export function Grid(props: GridProps) {
  const { rows, positions, columns, context, invitationOf, onActive, empty, ref } = props
  const t = useText('check')
  const language = context.formats.language
  const scroller = useRef<HTMLDivElement>(null)
  const editor = useRef<HTMLInputElement>(null)
  const [rem] = useState(() => Number.parseFloat(getComputedStyle(document.documentElement).fontSize))
  const rowHeight = rowHeightRem * rem
  const headerHeight = headerHeightRem * rem

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
    table: props,
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
    show: (position) => {
      const row = positions.indexOf(position)
      if (row < 0) return
      hasFocus.current = true
      setState(goTo(state, { row, column: active.column }, shape))
    },
    reopen: (position, field, text) => {
      const at = { row: positions.indexOf(position), column: columns.findIndex(({ key }) => key === field) }
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

  const effects: Readonly<Record<GridEffect, () => void>> = {
    commit,
    clear: () => clipboard.clear(),
    undo: props.onUndo,
    redo: props.onRedo,
    'toggle-row': toggle,
    press: () => (columns[active.column]?.key === 'action' ? toggle() : props.onPress())
  }

  function toggle(): void {
    const { top, bottom } = selectionOf(state)
    const views = Array.from({ length: bottom - top + 1 }, (_, at) => viewAt(top + at))
    const loaded = views.filter((view) => view !== undefined)
    if (loaded.length < views.length) props.onUnplaced({ kind: 'not-loaded' })
    else props.onToggle(loaded.filter(({ rowId }) => !isSent(invitationOf(rowId))))
  }

  function toggleRow(row: number): void {
    const view = viewAt(row)
    if (view !== undefined && !isSent(invitationOf(view.rowId))) props.onToggle([view])
  }

  const clipboard = gridClipboard({
    state,
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
    columns,
    effects,
    onCancel: cancel,
    onPressAction: toggleRow
  })

  const selection = selectionOf(state)
  const width = columns.reduce((total, column) => total + column.width, 0)
  const style = {
    '--grid-columns': columns
      .map(({ key, width: own }) => (key === 'problem' ? `minmax(${own}rem, 1fr)` : `${own}rem`))
      .join(' '),
    '--grid-width': `${width}rem`,
    '--grid-row-height': `${rowHeight}px`,
    '--grid-header-height': `${headerHeight}px`
  } as CSSProperties

  return (
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
      onDoubleClick={navigation.handleDoubleClick}
      onCopy={clipboard.handleCopy}
      onCut={clipboard.handleCut}
      onPaste={clipboard.handlePaste}
      onFocus={navigation.handleFocus}
      onBlur={navigation.handleBlur}
    >
      <VisuallyHidden>
        <span id="check-grid-help">{t.tableHelp}</span>
      </VisuallyHidden>
      <div role="row" aria-rowindex={1} tabIndex={-1} className={styles['header']}>
        {columns.map(({ key, isFrozen }, at) => (
          <div
            key={key}
            role="columnheader"
            aria-colindex={at + 1}
            tabIndex={-1}
            className={classes(styles['headerCell'], styles[key], isFrozen && styles['frozen'])}
          >
            {key === 'action' ? (
              <VisuallyHidden>{t.action}</VisuallyHidden>
            ) : isField(key) ? (
              translate(language, `check.field.${key}`)
            ) : key === 'number' ? (
              t.row
            ) : key === 'status' ? (
              t.state
            ) : (
              t.problem
            )}
          </div>
        ))}
      </div>
      {positions.length === 0 ? (
        <div className={styles['empty']}>{empty}</div>
      ) : (
        <div role="presentation" className={styles['body']} style={{ height: virtualizer.getTotalSize() }}>
          {slots.map(({ index, start, key }) => {
            const view = viewAt(index)
            const invitation = view === undefined ? undefined : invitationOf(view.rowId)
            const isSelected =
              index >= selection.top &&
              index <= selection.bottom &&
              (selection.top < selection.bottom || selection.left < selection.right)
            const isActive = index === active.row
            return (
              <GridRow
                key={key}
                view={view}
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
}

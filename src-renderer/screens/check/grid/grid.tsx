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
import type { EditableField } from '#contract/list.ts'
import { classes } from '../../../components/classes.ts'
import { VisuallyHidden } from '../../../components/page.tsx'
import { translate } from '../../../i18n/messages.ts'
import { useText } from '../../../i18n/use-text.tsx'
import { isSent } from '../../../workspace/row-change.ts'
import type { RowViews } from '../../../workspace/row-views.ts'
import type { RowView } from '../../../workspace/views.ts'
import { type CellContext, fieldText } from './cell-text.ts'
import { placeBlock } from './clipboard-block.ts'
import styles from './grid.module.css'
import { gridClipboard } from './grid-clipboard.ts'
import { type GridColumn, isField } from './grid-columns.ts'
import { type CellPosition, type GridEffect, type GridShape, goTo, selectionOf } from './grid-model.ts'
import { GridRow } from './grid-row.tsx'
import { gridNavigation, useFollowActiveCell, useGridState } from './use-grid-navigation.ts'
import { useGridScroll } from './use-grid-scroll.ts'

/** A text for one field of one row. */
export interface TypedText {
  readonly view: RowView
  readonly field: EditableField
  readonly text: string
}

export interface GridHandle {
  /** Activates and focuses the row at a position of the list (not of the shown rows). */
  readonly show: (position: number) => void
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
  /** Enter on a cell that cannot be typed into. */
  readonly onPress: () => void
  /** Shown when there are no rows. */
  readonly empty: ReactNode
  readonly ref?: Ref<GridHandle>
}

const rowHeightRem = 2.875
const headerHeightRem = 2.25
const noInvitation = { sent: undefined, isReadOnly: false } as const

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

  const viewAt = useCallback((row: number) => rows.at(positions[row] ?? -1), [rows, positions])
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
  const { state, setState, hasFocus } = useGridState(shape)
  const { active, mode } = state
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
    focus: () => {
      hasFocus.current = true
      setState(goTo(state, active, shape))
    }
  }))

  function typed(position: CellPosition, text: string): TypedText | null {
    const key = columns[position.column]?.key
    const view = viewAt(position.row)
    if (key === undefined || !isField(key) || view === undefined || isLocked(view)) return null
    return text === fieldText(view, key, context) ? null : { view, field: key, text }
  }

  function type(cells: readonly (CellPosition & { readonly text: string })[]): void {
    const texts = cells.map((cell) => typed(cell, cell.text)).filter((text) => text !== null)
    if (texts.length > 0) props.onType(texts)
  }

  function selectedCells(text: string): readonly (CellPosition & { readonly text: string })[] {
    return placeBlock([[text]], selectionOf(state), shape)
  }

  function commit(): void {
    if (editor.current !== null) type([{ ...active, text: editor.current.value }])
  }

  const effects: Readonly<Record<GridEffect, () => void>> = {
    commit,
    clear: () => type(selectedCells('')),
    undo: props.onUndo,
    redo: props.onRedo,
    'toggle-row': toggle,
    press: () => (columns[active.column]?.key === 'action' ? toggle() : props.onPress())
  }

  function toggle(): void {
    const { top, bottom } = selectionOf(state)
    const views = Array.from({ length: bottom - top + 1 }, (_, at) => viewAt(top + at))
    props.onToggle(views.filter((view) => view !== undefined && !isSent(invitationOf(view.rowId))) as RowView[])
  }

  function toggleRow(row: number): void {
    const view = viewAt(row)
    if (view !== undefined && !isSent(invitationOf(view.rowId))) props.onToggle([view])
  }

  const clipboard = gridClipboard({ state, shape, columns, context, viewAt, onType: type })
  const navigation = gridNavigation({
    scroller,
    editor,
    state,
    setState,
    hasFocus,
    shape,
    columns,
    effects,
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
            const { sent, isReadOnly } =
              invitation === undefined ? noInvitation : { sent: invitation.state, isReadOnly: isSent(invitation) }
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
                sent={sent}
                isReadOnly={isReadOnly}
                activeColumn={isActive ? active.column : -1}
                mode={isActive ? mode : 'walk'}
                selectedFrom={isSelected ? selection.left : columns.length}
                selectedTo={isSelected ? selection.right : -1}
                editorRef={editor}
              />
            )
          })}
        </div>
      )}
    </div>
  )
}

// biome-ignore-all lint/a11y/useSemanticElements: rows come and go as one scrolls, which table elements cannot be laid out for
import { defaultRangeExtractor, type Range, useVirtualizer, type Virtualizer } from '@tanstack/react-virtual'
import {
  type ClipboardEvent,
  type CSSProperties,
  type FocusEvent,
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
  type Ref,
  type UIEvent,
  useCallback,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState
} from 'react'
import { flushSync } from 'react-dom'
import type { InvitationView } from '#contract/invitation.ts'
import type { EditableField } from '#contract/list.ts'
import { classes } from '../../../components/classes.ts'
import { VisuallyHidden } from '../../../components/page.tsx'
import { checkTexts, fieldWords } from '../../../language/check.ts'
import { useText } from '../../../language/use-language.tsx'
import type { RowViews } from '../../../workspace/row-views.ts'
import type { RowView } from '../../../workspace/views.ts'
import { isSent } from '../row-change.ts'
import { parseBlock, placeBlock, writeBlock } from './block.ts'
import { type CellContext, fieldText } from './cell-words.ts'
import styles from './grid.module.css'
import { type GridColumn, isField } from './grid-columns.ts'
import {
  type CellPlace,
  fitTo,
  type GridEffect,
  type GridShape,
  type GridState,
  goTo,
  openCell,
  pressKey,
  selectionOf,
  startOfGrid
} from './grid-model.ts'
import { cellAt, placeOf, scrollColumnIntoView } from './grid-places.ts'
import { GridRow } from './grid-row.tsx'
import { useColumnsInSight } from './use-columns-in-sight.ts'
import { useRowSlots } from './use-row-slots.ts'

/** A text for one field of one row. */
export interface TypedText {
  readonly view: RowView
  readonly field: EditableField
  readonly text: string
}

export interface GridHandle {
  /** Activates and focuses the row at a position of the list (not of the shown rows). */
  readonly show: (position: number) => void
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
/** Rows rendered above and below the visible ones, so that scrolling finds them ready. */
const overscan = 5
const noInvitation = { sent: undefined, isReadOnly: false } as const

/** The table of patients: a spreadsheet of any length. Only visible rows are in the DOM. */
export function Grid(props: GridProps) {
  const { rows, positions, columns, context, invitationOf, onActive, empty, ref } = props
  const t = useText(checkTexts)
  const language = context.formats.language
  const scroller = useRef<HTMLDivElement>(null)
  const editor = useRef<HTMLInputElement>(null)
  const hasFocus = useRef(false)
  const [rem] = useState(() => Number.parseFloat(getComputedStyle(document.documentElement).fontSize))
  const rowHeight = rowHeightRem * rem
  const headerHeight = headerHeightRem * rem
  const [kept, setState] = useState<GridState>(startOfGrid)

  const viewAt = useCallback((row: number) => rows.at(positions[row] ?? -1), [rows, positions])
  const isLocked = (view: RowView | undefined) =>
    view === undefined || view.verdict === 'aside' || isSent(invitationOf(view.rowId))
  const shape: GridShape = {
    rows: positions.length,
    columns: columns.length,
    page: Math.max(1, Math.floor(((scroller.current?.clientHeight ?? 400) - headerHeight) / rowHeight) - 1),
    isEditable: ({ row, column }) => {
      const key = columns[column]?.key
      return key !== undefined && isField(key) && !isLocked(viewAt(row))
    }
  }
  const state = fitTo(kept, shape)
  const { active, mode } = state

  const activeRow = active.row
  const rangeExtractor = useCallback(
    (range: Range) => {
      const inSight = defaultRangeExtractor(range)
      // The active row stays in the DOM, so that scrolling never loses the focus.
      if (activeRow >= range.count || inSight.includes(activeRow)) return inSight
      return [...inSight, activeRow].sort((one, other) => one - other)
    },
    [activeRow]
  )
  // During fast scrolling, overscan rows are never seen: skip them.
  const scrolling = useRef<Virtualizer<HTMLDivElement, Element>>(null)
  const scrolledFrom = useRef(0)
  const { isScrolling = false, scrollOffset, scrollRect } = scrolling.current ?? {}
  const isFar = isScrolling && Math.abs((scrollOffset ?? 0) - scrolledFrom.current) > (scrollRect?.height ?? 0)
  const virtualizer = useVirtualizer({
    count: positions.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: isFar ? 0 : overscan,
    scrollPaddingStart: headerHeight,
    rangeExtractor
  })

  useLayoutEffect(() => {
    scrolling.current = virtualizer
    scrolledFrom.current = virtualizer.scrollOffset ?? 0
  })

  const shownFor = useRef({ state, positions })
  useLayoutEffect(() => {
    if (positions.length === 0) return
    const { current: before } = shownFor
    shownFor.current = { state, positions }
    // Only after a move or when the rows changed: measuring forces a layout during rendering.
    if (before.state !== state || before.positions !== positions) {
      virtualizer.scrollToIndex(state.active.row, { align: 'auto' })
      scrollColumnIntoView(scroller.current, columns, state.active.column, rem)
    }
    if (hasFocus.current && state.mode === 'walk')
      cellAt(scroller.current, state.active)?.focus({ preventScroll: true })
  }, [state, positions, columns, rem, virtualizer])

  const activeView = viewAt(active.row)
  useEffect(() => onActive(activeView), [activeView, onActive])

  useImperativeHandle(ref, () => ({
    show: (position) => {
      const row = positions.indexOf(position)
      if (row < 0) return
      hasFocus.current = true
      setState(goTo(state, { row, column: active.column }, shape))
    }
  }))

  function typed(place: CellPlace, text: string): TypedText | null {
    const key = columns[place.column]?.key
    const view = viewAt(place.row)
    if (key === undefined || !isField(key) || view === undefined || isLocked(view)) return null
    return text === fieldText(view, key, context) ? null : { view, field: key, text }
  }

  function type(cells: readonly (CellPlace & { readonly text: string })[]): void {
    const texts = cells.map((cell) => typed(cell, cell.text)).filter((text) => text !== null)
    if (texts.length > 0) props.onType(texts)
  }

  function selectedCells(text: string): readonly (CellPlace & { readonly text: string })[] {
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

  function handleKey(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return
    const { key, shiftKey, altKey } = event
    const ctrl = event.ctrlKey || event.metaKey
    const step = pressKey(state, { key, ctrl, shift: shiftKey, alt: altKey }, shape)
    if (step === null) return
    if (step.passes === true) {
      // The cell must be open and focused before the browser writes the letter.
      flushSync(() => setState(step.state))
      return
    }
    event.preventDefault()
    if (step.effect !== undefined) effects[step.effect]()
    hasFocus.current = true
    setState(step.state)
  }

  function handlePointer(event: PointerEvent): void {
    const place = placeOf(event.target)
    if (place === null || event.button !== 0 || event.target instanceof HTMLInputElement) return
    if (mode !== 'walk') commit()
    hasFocus.current = true
    const isAction = columns[place.column]?.key === 'action'
    setState(goTo(state, place, shape, event.shiftKey && !isAction))
    const view = isAction ? viewAt(place.row) : undefined
    if (view !== undefined && !isSent(invitationOf(view.rowId))) props.onToggle([view])
  }

  function handleDrag(event: PointerEvent): void {
    const place = event.buttons === 1 && mode === 'walk' ? placeOf(event.target) : null
    if (place !== null && hasFocus.current) setState(goTo(state, place, shape, true))
  }

  function handleCopy(event: ClipboardEvent): void {
    if (mode !== 'walk') return
    const { top, bottom, left, right } = selectionOf(state)
    const block = Array.from({ length: bottom - top + 1 }, (_, down) => {
      const view = viewAt(top + down)
      return columns.slice(left, right + 1).flatMap(({ key }) => {
        if (view === undefined || key === 'action') return []
        return isField(key) ? [fieldText(view, key, context)] : [key === 'number' ? String(view.row) : '']
      })
    })
    event.clipboardData.setData('text/plain', writeBlock(block))
    event.preventDefault()
  }

  function handlePaste(event: ClipboardEvent): void {
    if (mode !== 'walk') return
    event.preventDefault()
    type(placeBlock(parseBlock(event.clipboardData.getData('text/plain')), selectionOf(state), shape))
  }

  function handleBlur(event: FocusEvent): void {
    if (event.relatedTarget instanceof Node && scroller.current?.contains(event.relatedTarget)) return
    if (event.target === editor.current) {
      commit()
      setState({ ...state, mode: 'walk' })
    }
    // When the window loses the focus, the grid keeps it. Focus elsewhere in the page leaves the grid.
    if (document.hasFocus()) hasFocus.current = false
  }

  const inSight = Math.ceil((virtualizer.scrollRect?.height ?? 0) / rowHeight) + 1
  const slots = useRowSlots(virtualizer.getVirtualItems(), {
    slots: inSight + 2 * overscan,
    activeRow,
    isScrolling: virtualizer.isScrolling
  })
  const { drawn, look } = useColumnsInSight(scroller, columns, rem)
  // The active cell stays in the DOM too, in its own row.
  const drawnOfActive = useMemo(
    () => (drawn.includes(active.column) ? drawn : [...drawn, active.column].sort((one, other) => one - other)),
    [drawn, active.column]
  )
  const scrolledTo = useRef(0)

  function handleScroll({ currentTarget }: UIEvent<HTMLElement>): void {
    const { scrollLeft } = currentTarget
    if (scrollLeft === scrolledTo.current) return
    scrolledTo.current = scrollLeft
    // Sticky cells would need a layer each and slow vertical scrolling; scrolling sideways is rare.
    currentTarget.style.setProperty('--grid-scrolled', `${scrollLeft}px`)
    currentTarget.toggleAttribute('data-sideways', scrollLeft !== 0)
    look()
  }

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
      onKeyDown={handleKey}
      onPointerDown={handlePointer}
      onPointerOver={handleDrag}
      onDoubleClick={() => setState(openCell(state, shape))}
      onCopy={handleCopy}
      onPaste={handlePaste}
      onFocus={() => {
        hasFocus.current = true
      }}
      onBlur={handleBlur}
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
              fieldWords[key][language]
            ) : key === 'number' ? (
              t.row
            ) : key === 'verdict' ? (
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

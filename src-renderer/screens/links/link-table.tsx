// biome-ignore-all lint/a11y/useSemanticElements: rows come and go as one scrolls, which table elements cannot be laid out for
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { type FocusEvent, type KeyboardEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { classes } from '../../components/classes.ts'
import { Icon } from '../../components/icon.tsx'
import table from '../../components/long-table.module.css'
import { rowHeightPx } from '../../components/row-height.ts'
import { useText } from '../../i18n/use-text.tsx'
import { type GridCell, nextCell } from './cell-navigation.ts'
import { isSelectable, type LinkOrder, type LinkRow } from './link-rows.ts'
import { columnKeys, LinkTableRow } from './link-table-row.tsx'
import styles from './links.module.css'
import type { ShownLinks } from './use-shown-links.ts'

export interface LinkTableProps {
  readonly rows: readonly LinkRow[]
  readonly timeZone: string
  readonly order: LinkOrder
  readonly onOrder: (order: LinkOrder) => void
  readonly shown: Pick<ShownLinks, 'isAnyShown' | 'shownOf' | 'toggle'>
  readonly chosen: ReadonlySet<string>
  readonly onChoose: (rowIds: readonly string[], isChosen: boolean) => void
  readonly onCopy: (row: LinkRow) => void
  readonly onOpen: (row: LinkRow) => void
  readonly onQr: (row: LinkRow) => void
}

/**
 * A grid after the WAI-ARIA pattern: one stop for Tab, arrows go from cell to cell, and only the rows in view exist.
 * The row with the focus always exists, so that scrolling does not lose it.
 */
export function LinkTable(props: LinkTableProps) {
  const { rows, timeZone, order, onOrder, shown, chosen, onChoose, onCopy, onOpen, onQr } = props
  const t = useText('links')
  const scroller = useRef<HTMLDivElement>(null)
  const [cell, setCell] = useState<GridCell>({ row: 0, column: 0 })
  const mustFocus = useRef(false)
  const active: GridCell = { ...cell, row: Math.min(cell.row, rows.length - 1) }
  // Fixed, so that a hundred thousand rows need no measuring.
  const [rowHeight] = useState(rowHeightPx)

  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => rows[index]?.rowId ?? index,
    // The sticky header covers the top of the scroller.
    scrollPaddingStart: rowHeight,
    overscan: 8,
    rangeExtractor: (range) => {
      const indexes = defaultRangeExtractor(range)
      return indexes.includes(active.row) ? indexes : [...indexes, active.row].sort((one, other) => one - other)
    }
  })

  useEffect(() => {
    if (!mustFocus.current) return
    mustFocus.current = false
    virtualizer.scrollToIndex(active.row)
    const target = scroller.current?.querySelector<HTMLElement>(`[data-cell="${active.row}:${active.column}"]`)
    const inner = target?.querySelector<HTMLElement>('button:not(:disabled), input') ?? target
    inner?.focus({ preventScroll: false })
  })

  const chooseOne = useCallback((rowId: string, isChosen: boolean) => onChoose([rowId], isChosen), [onChoose])

  function onKeyDown(event: KeyboardEvent): void {
    if (event.target instanceof Element && event.target.closest('[role="columnheader"]') !== null) return
    const pageRows = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 2)
    const next = nextCell(active, event, { rows: rows.length, columns: columnKeys.length, pageRows })
    if (next === null) return
    event.preventDefault()
    mustFocus.current = true
    setCell(next)
  }

  function onFocus({ target }: FocusEvent): void {
    const position = target.closest<HTMLElement>('[data-cell]')?.dataset['cell']
    const [row, column] = position?.split(':').map(Number) ?? []
    if (row !== undefined && column !== undefined) setCell({ row, column })
  }

  return (
    <div
      ref={scroller}
      role="grid"
      aria-label={t.table}
      aria-rowcount={rows.length + 1}
      aria-colcount={columnKeys.length}
      className={classes(table['table'], styles['grid'])}
      {...(shown.isAnyShown && { 'data-revealed': '' })}
      onKeyDown={onKeyDown}
      onFocus={onFocus}
    >
      <div role="row" aria-rowindex={1} tabIndex={-1} className={classes(table['row'], styles['row'], table['head'])}>
        {columnKeys.map((key, index) => {
          const by = key === 'patient' ? 'name' : key === 'appointment' ? 'moment' : null
          return (
            <div
              key={key}
              role="columnheader"
              tabIndex={-1}
              aria-colindex={index + 1}
              className={table['cell']}
              {...(by !== null && { 'aria-sort': order.by === by ? order.direction : ('none' as const) })}
            >
              {key === 'choose' ? (
                <ChooseAll rows={rows} chosen={chosen} onChoose={onChoose} />
              ) : by === null ? (
                <span className={key === 'copy' || key === 'open' || key === 'qr' ? 'visually-hidden' : ''}>
                  {t[key]}
                </span>
              ) : (
                <button type="button" className={styles['sort']} onClick={() => onOrder(nextOrder(order, by))}>
                  {t[key]}
                  {order.by === by && (
                    <span className={styles['sortMark']} data-direction={order.direction}>
                      <Icon name="chevronDown" size="small" />
                    </span>
                  )}
                </button>
              )}
            </div>
          )
        })}
      </div>
      <div role="rowgroup" className={table['body']} style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map((item) => {
          const row = rows[item.index]
          return (
            row !== undefined && (
              <LinkTableRow
                key={item.key}
                row={row}
                index={item.index}
                top={item.start}
                timeZone={timeZone}
                activeColumn={item.index === active.row ? active.column : null}
                link={shown.shownOf(row)}
                isChosen={chosen.has(row.rowId)}
                onChoose={chooseOne}
                onToggle={shown.toggle}
                onCopy={onCopy}
                onOpen={onOpen}
                onQr={onQr}
              />
            )
          )
        })}
      </div>
    </div>
  )
}

/** Selects all shown patients with an invitation, or none. */
function ChooseAll({ rows, chosen, onChoose }: Pick<LinkTableProps, 'rows' | 'chosen' | 'onChoose'>) {
  const t = useText('actions')
  const rowIds = useMemo(() => rows.filter(isSelectable).map(({ rowId }) => rowId), [rows])
  const count = useMemo(() => rowIds.filter((rowId) => chosen.has(rowId)).length, [rowIds, chosen])
  const box = useRef<HTMLInputElement>(null)
  useEffect(() => {
    // `indeterminate` is a property of the element, not an attribute.
    if (box.current !== null) box.current.indeterminate = count > 0 && count < rowIds.length
  }, [count, rowIds])
  return (
    <input
      ref={box}
      type="checkbox"
      className={table['tick']}
      aria-label={t.chooseAll}
      title={t.chooseAll}
      disabled={rowIds.length === 0}
      checked={rowIds.length > 0 && count === rowIds.length}
      onChange={(event) => onChoose(rowIds, event.target.checked)}
    />
  )
}

/** Up, down, and back to the order of the file. */
function nextOrder(order: LinkOrder, by: 'name' | 'moment'): LinkOrder {
  if (order.by !== by) return { by, direction: 'ascending' }
  return order.direction === 'ascending' ? { by, direction: 'descending' } : { by: 'file', direction: 'ascending' }
}

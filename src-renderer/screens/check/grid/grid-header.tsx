// biome-ignore-all lint/a11y/useSemanticElements: rows come and go as one scrolls, which table elements cannot be laid out for
import { type MouseEvent, memo, type RefObject } from 'react'
import type { TableView } from '#contract/table-view.ts'
import { classes } from '../../../components/classes.ts'
import { VisuallyHidden } from '../../../components/page.tsx'
import { translate } from '../../../i18n/messages.ts'
import { useLanguage, useText } from '../../../i18n/use-text.tsx'
import styles from './grid.module.css'
import { type GridColumn, type GridColumnKey, isField } from './grid-columns.ts'
import type { useHeaderPointer } from './use-header-pointer.ts'

export interface GridHeaderProps {
  readonly header: RefObject<HTMLDivElement | null>
  readonly columns: readonly GridColumn[]
  readonly sort: TableView['sort']
  readonly pointer: ReturnType<typeof useHeaderPointer>
  readonly onContextMenu: (event: MouseEvent) => void
}

/** The titles of the columns. By keyboard, what they do is in the menu of the column. */
export const GridHeader = memo(function GridHeader({ header, columns, sort, pointer, onContextMenu }: GridHeaderProps) {
  const titleOf = useColumnTitle()
  const { drag } = pointer
  return (
    <div
      ref={header}
      role="row"
      aria-rowindex={1}
      tabIndex={-1}
      className={styles['header']}
      onPointerDown={pointer.handlePointerDown}
      onPointerMove={pointer.handlePointerMove}
      onPointerUp={pointer.handlePointerUp}
      onPointerCancel={pointer.handlePointerCancel}
      onDoubleClick={pointer.handleDoubleClick}
      onContextMenu={onContextMenu}
    >
      {columns.map(({ key, isFrozen }, at) => {
        const isSorted = sort?.column === key
        return (
          <div
            key={key}
            role="columnheader"
            aria-colindex={at + 1}
            aria-sort={isSorted ? (sort.isDescending ? 'descending' : 'ascending') : undefined}
            tabIndex={-1}
            title={titleOf(key)}
            data-title={key}
            data-dropped={(drag?.kind === 'move' && drag.to === key && drag.key !== key) || undefined}
            className={classes(styles['headerCell'], styles[key], isFrozen && styles['frozen'])}
          >
            {key === 'status' ? (
              <VisuallyHidden>{titleOf(key)}</VisuallyHidden>
            ) : key === 'number' ? (
              <>
                <span aria-hidden="true">#</span>
                <VisuallyHidden>{titleOf(key)}</VisuallyHidden>
              </>
            ) : (
              <span className={styles['titleText']}>{titleOf(key)}</span>
            )}
            {isSorted && (
              <span aria-hidden="true" className={styles['sorted']}>
                {sort.isDescending ? '▾' : '▴'}
              </span>
            )}
            <span data-edge="" className={styles['edge']} />
          </div>
        )
      })}
    </div>
  )
})

/** What a column is called. */
export function useColumnTitle(): (key: GridColumnKey) => string {
  const t = useText('check')
  const language = useLanguage()
  return (key) => {
    if (isField(key)) return translate(language, `check.field.${key}`)
    return key === 'number' ? t.row : key === 'status' ? t.state : t.problem
  }
}

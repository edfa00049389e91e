// biome-ignore-all lint/a11y/useSemanticElements: rows come and go as one scrolls, which table elements cannot be laid out for
import { memo, type Ref } from 'react'
import type { InvitationView } from '#contract/invitation.ts'
import { classes } from '../../../components/classes.ts'
import { Icon, type IconName } from '../../../components/icon.tsx'
import { textsIn, translate } from '../../../i18n/messages.ts'
import { heldReason } from '../../../i18n/sentences.ts'
import type { RowView } from '../../../workspace/views.ts'
import type { ShownView } from '../shown-view.ts'
import { CellEditor, type CellEditorProps } from './cell-editor.tsx'
import { type CellContext, issuesOf, problemSentences, problemWords, shownCell, type ToldState } from './cell-text.ts'
import styles from './grid.module.css'
import { type GridColumn, isField } from './grid-columns.ts'
import type { OpenCell } from './open-cell.ts'

export interface GridRowProps {
  readonly view: ShownView | undefined
  /** Position among the shown rows. */
  readonly index: number
  /** Distance from the first row, in pixels. */
  readonly top: number
  readonly columns: readonly GridColumn[]
  /** Positions of the columns to draw. */
  readonly drawn: readonly number[]
  readonly context: CellContext
  readonly listId: string
  /** Set once the row was sent, tried, or planned. */
  readonly invitation: InvitationView | undefined
  readonly isReadOnly: boolean
  /** Column of the active cell, -1 in all other rows. */
  readonly activeColumn: number
  /** The cell that is being typed into, if it is the active one. */
  readonly open: OpenCell | null
  readonly selectedFrom: number
  readonly selectedTo: number
  readonly editorRef: Ref<HTMLInputElement>
  readonly onEditorTyped: CellEditorProps['onTyped']
  readonly onEditorRemoved: CellEditorProps['onRemoved']
}

/** One patient in the table. Renders only when its own data changed. */
export const GridRow = memo(function GridRow(props: GridRowProps) {
  const { view, index, top, drawn, isReadOnly, activeColumn } = props
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      tabIndex={-1}
      className={classes(styles['row'], view !== undefined && styles[view.status], isReadOnly && styles['sent'])}
      style={{ transform: `translateY(${top}px)` }}
      data-row={index}
      data-active={activeColumn >= 0 || undefined}
    >
      {drawn.map((index) => cell(props, index))}
    </div>
  )
})

/** What a cell shows, and how it is read aloud. */
interface CellContent {
  readonly text: string
  readonly detail?: string | undefined
  readonly tone?: 'bad' | 'warn' | 'ok' | 'plain' | undefined
  /** Stands for the text, which is only read aloud. */
  readonly icon?: IconName
  /** The whole of what the cell shows in a few words. */
  readonly title?: string | undefined
  /** The label of the cell for screen readers: column, row, value, issue. */
  readonly label: () => string
}

/** Cells are placed by index, since hidden columns are not rendered. */
const columnStyles = Array.from({ length: 32 }, (_, index) => ({ gridColumnStart: index + 1 }))

/** Not a component: scrolling renders thousands of cells per second, and React would track each one twice. */
function cell(props: GridRowProps, index: number) {
  const { view, columns, activeColumn, selectedFrom, selectedTo, open, context, isReadOnly } = props
  const column = columns[index]
  if (column === undefined) return null
  const { key, isFrozen } = column
  const isActive = index === activeColumn
  const isSelected = index >= selectedFrom && index <= selectedTo
  const edited = isActive && open?.field === key ? open : null
  const content = view === undefined ? loading : cellContent(view, column, props)
  const { language } = context.formats
  return (
    <div
      key={key}
      role="gridcell"
      aria-colindex={index + 1}
      // Only the active cell has a label: labels for every visible cell would slow each scroll.
      aria-label={activeColumn < 0 || edited !== null ? undefined : content.label()}
      aria-selected={isSelected}
      aria-readonly={!isField(key) || isReadOnly || undefined}
      title={edited === null ? content.title : undefined}
      tabIndex={isActive && edited === null ? 0 : -1}
      data-column={index}
      style={columnStyles[index]}
      className={classes(
        styles['cell'],
        styles[key],
        isFrozen && styles['frozen'],
        isActive && styles['active'],
        isSelected && styles['selected'],
        content.tone !== undefined && styles[content.tone]
      )}
    >
      {edited !== null ? (
        <CellEditor
          ref={props.editorRef}
          cell={edited}
          label={textsIn('check', language).editing({ field: translate(language, `check.field.${edited.field}`) })}
          onTyped={props.onEditorTyped}
          onRemoved={props.onEditorRemoved}
        />
      ) : content.icon !== undefined ? (
        // The text is the icon's own: a hidden element in each row costs a fifth of a frame while scrolling.
        <Icon name={content.icon} size="small" label={content.text} />
      ) : content.detail !== undefined ? (
        <>
          {content.text} <span className={styles['detail']}>{content.detail}</span>
        </>
      ) : isActive && content.title !== undefined ? (
        content.title
      ) : (
        content.text
      )}
    </div>
  )
}

const loading: CellContent = { text: '', label: () => '…' }

function cellContent(view: ShownView, { key }: GridColumn, props: GridRowProps): CellContent {
  const { context, isReadOnly } = props
  const { formats } = context
  const { language } = formats
  const t = textsIn('check', language)
  const position = `${t.row} ${view.row}`
  switch (key) {
    case 'number':
      return { text: formats.number(view.row), label: () => position }
    case 'status': {
      const { text, tone, icon } = statusContent(view, props, language)
      const state = stateOf(props)
      const title = state?.reason ?? problemWords(view, state, context)
      const label = () => [t.state, position, text, state?.reason].filter(Boolean).join(', ')
      return { text, tone, icon, title: title || text, label }
    }
    case 'problem': {
      const state = stateOf(props)
      const text = problemWords(view, state, context)
      if (text === '') return { text, label: () => `${t.problem}, ${position}: ${t.empty}` }
      const title = problemSentences(view, state, context)
      const tone = issuesOf(view)[0]?.tone ?? (invitationIsHeld(props) ? 'warn' : undefined)
      return { text, tone, title, label: () => `${t.problem}, ${position}: ${title}` }
    }
    default: {
      if (view.recordText !== null) {
        const text = key === 'lastName' ? view.recordText : ''
        return {
          text,
          label: () => `${translate(language, `check.field.${key}`)}, ${position}: ${text === '' ? t.empty : text}`
        }
      }
      const { text, detail, tone, problem } = shownCell(view, key, context)
      const label = () => {
        const value = `${translate(language, `check.field.${key}`)}, ${position}: ${text === '' ? t.empty : text}`
        return [value, detail, problem, isReadOnly && t.readOnly].filter(Boolean).join('. ')
      }
      return { text, detail, tone, label }
    }
  }
}

/** What became of the row's invitation, in a few words and whole; undefined: there is nothing to tell. */
function stateOf(props: GridRowProps): ToldState | undefined {
  const { view, invitation, listId, isReadOnly, context } = props
  const { language } = context.formats
  if (invitation === undefined || invitation.state === 'ready' || view === undefined) return undefined
  if (!isReadOnly && isOut(view)) return undefined
  if (invitationIsHeld(props)) {
    const t = textsIn('held', language)
    const words = invitation.elsewhere === undefined ? t.shortHere : t.shortElsewhere
    return { words, reason: heldReason(language, invitation, listId) }
  }
  return { words: translate(language, `checkPanel.state.${invitation.state}`) }
}

function invitationIsHeld({ view, invitation }: GridRowProps): boolean {
  return invitation?.state === 'held' && view !== undefined && !isOut(view)
}

function isOut({ status }: RowView): boolean {
  return status === 'excluded' || status === 'aside'
}

function statusContent(
  view: RowView,
  { invitation, isReadOnly }: GridRowProps,
  language: CellContext['formats']['language']
): { readonly text: string; readonly tone: CellContent['tone']; readonly icon: IconName } {
  const sent = invitation?.state
  // Where nothing was created, a patient who is left out since is left out.
  if (sent !== undefined && sent !== 'ready' && (isReadOnly || !isOut(view))) {
    if (sent === 'held') return { text: translate(language, 'checkPanel.state.held'), tone: 'warn', icon: 'pause' }
    const isGood = sent === 'created'
    const isBad = sent === 'refused' || sent === 'unknown' || sent === 'undecided'
    return {
      text: translate(language, `checkPanel.state.${sent}`),
      tone: isGood ? 'ok' : isBad ? 'bad' : 'plain',
      icon: isGood ? 'circleCheck' : isBad ? 'question' : 'clock'
    }
  }
  switch (view.status) {
    case 'blocked':
      return { text: translate(language, 'check.status.blocked'), tone: 'bad', icon: 'error' }
    case 'excluded':
      return { text: translate(language, 'check.status.excluded'), tone: 'plain', icon: 'minus' }
    case 'aside':
      return { text: translate(language, 'check.status.aside'), tone: 'plain', icon: 'document' }
    case 'ready':
      return issuesOf(view).length > 0
        ? { text: translate(language, 'check.status.warned'), tone: 'warn', icon: 'warning' }
        : { text: translate(language, 'check.status.ready'), tone: 'ok', icon: 'circleCheck' }
  }
}

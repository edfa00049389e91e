// biome-ignore-all lint/a11y/useSemanticElements: rows come and go as one scrolls, which table elements cannot be laid out for
import { memo, type Ref } from 'react'
import type { InvitationView } from '#contract/invitation.ts'
import { classes } from '../../../components/classes.ts'
import { Icon, type IconName } from '../../../components/icon.tsx'
import { textsIn, translate } from '../../../i18n/messages.ts'
import { heldReason } from '../../../i18n/sentences.ts'
import { fieldOf } from '../../../list/index.ts'
import type { RowView } from '../../../workspace/views.ts'
import type { ShownView } from '../shown-view.ts'
import { CellEditor, type CellEditorProps } from './cell-editor.tsx'
import { type CellContext, findingSentences, isNotChosen, issuesOf, shownCell } from './cell-text.ts'
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
  readonly hint?: string | undefined
  readonly tone?: 'bad' | 'warn' | 'ok' | 'plain' | undefined
  readonly icon?: IconName
  readonly title?: string
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
  const isSingle = edited === null && content.hint === undefined && content.icon === undefined && key !== 'problem'
  return (
    <div
      key={key}
      role="gridcell"
      aria-colindex={index + 1}
      // Only the active cell has a label: labels for every visible cell would slow each scroll.
      aria-label={activeColumn < 0 || edited !== null ? undefined : content.label()}
      aria-selected={isSelected}
      aria-readonly={!isField(key) || isReadOnly || undefined}
      title={content.title}
      tabIndex={isActive && edited === null ? 0 : -1}
      data-column={index}
      style={columnStyles[index]}
      className={classes(
        styles['cell'],
        isSingle && styles['single'],
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
      ) : isSingle ? (
        content.text
      ) : (
        <>
          {content.icon !== undefined && <Icon name={content.icon} size="small" />}
          {content.text !== '' && content.hint === undefined && <span className={styles['text']}>{content.text}</span>}
          {content.hint !== undefined && (
            <span className={styles['words']}>
              <span className={styles['text']}>{content.text}</span>
              <span className={styles['hint']}>{content.hint}</span>
            </span>
          )}
        </>
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
      const held = heldOf(props)
      const own = issuesOf(view).find(({ code }) => fieldOf(code) === undefined)
      const hint =
        held !== null
          ? held.short
          : view.skipReason !== null
            ? translate(language, `check.skipped.${view.skipReason}`)
            : own !== undefined
              ? translate(language, `issues.${own.code}.short`)
              : isNotChosen(view)
                ? translate(language, 'issues.not-chosen.short')
                : undefined
      const label = () => [t.state, position, text, held?.reason ?? hint].filter(Boolean).join(', ')
      return { text, tone, icon, hint, label, ...(held !== null && { title: held.reason }) }
    }
    case 'problem': {
      const text = [heldOf(props)?.reason, problemText(view, language)].filter(Boolean).join(' ')
      return { text, label: () => `${t.problem}, ${position}: ${text || t.empty}` }
    }
    case 'action': {
      const text = isReadOnly
        ? t.readOnly
        : view.status === 'aside'
          ? t.takeAsPatient
          : view.status === 'excluded'
            ? t.takeBack
            : t.leaveOut
      const icon = isReadOnly
        ? 'check'
        : view.status === 'aside'
          ? 'person'
          : view.status === 'excluded'
            ? 'undo'
            : 'minus'
      return { text: '', icon, title: text, label: () => `${text}, ${position}` }
    }
    default: {
      if (view.recordText !== null) {
        const text = key === 'lastName' ? view.recordText : ''
        return {
          text,
          label: () => `${translate(language, `check.field.${key}`)}, ${position}: ${text === '' ? t.empty : text}`
        }
      }
      const { text, hint, tone, problem } = shownCell(view, key, context)
      const label = () => {
        const value = `${translate(language, `check.field.${key}`)}, ${position}: ${text === '' ? t.empty : text}`
        return [value, hint, problem, isReadOnly && t.readOnly].filter(Boolean).join('. ')
      }
      return { text, hint, tone, label }
    }
  }
}

/** Why the patient is held back, short and whole; null: the patient is not, or is left out. */
function heldOf(props: GridRowProps): { readonly short: string; readonly reason: string } | null {
  const { view, invitation, listId, context } = props
  if (invitation?.state !== 'held' || view === undefined || isOut(view)) return null
  const { language } = context.formats
  const t = textsIn('held', language)
  const short = invitation.elsewhere === undefined ? t.shortHere : t.shortElsewhere
  return { short, reason: heldReason(language, invitation, listId) }
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

/** The full text of the issues, for the last column. */
function problemText(view: RowView, language: CellContext['formats']['language']): string {
  const issues = issuesOf(view).map((finding) =>
    finding.tone === 'bad' ? findingSentences(finding, language) : translate(language, `issues.${finding.code}.full`)
  )
  if (view.weekdayDisagrees) issues.push(translate(language, 'check.weekday'))
  if (view.remark !== null) issues.unshift(translate(language, 'check.remark', { text: view.remark }))
  return issues.join(' ')
}

// biome-ignore-all lint/a11y/useSemanticElements: rows come and go as one scrolls, which table elements cannot be laid out for
// biome-ignore-all lint/a11y/useFocusableInteractive: a table to be read; only what is in its cells can be acted on
import { useVirtualizer } from '@tanstack/react-virtual'
import { memo, useEffect, useRef, useState } from 'react'
import type { BoardEntry } from '#contract/invitation-actions.ts'
import { RouteLink } from '../../app/route-link.tsx'
import { classes } from '../../components/classes.ts'
import type { IconName } from '../../components/icon.tsx'
import table from '../../components/long-table.module.css'
import { rowHeightPx } from '../../components/row-height.ts'
import { Tag, type TagProps } from '../../components/tag.tsx'
import { translate } from '../../i18n/messages.ts'
import { useFormats, useLanguage, useText } from '../../i18n/use-text.tsx'
import { appointmentOf, type Stage, stageOf } from '../../state/invitation-stage.ts'
import { displayName } from '../invitation-actions/selection.ts'
import { contactOf } from '../send/patient-list.tsx'
import styles from './board.module.css'
import { type BoardGroup, type BoardRow, phoneReasonOf } from './board-rows.ts'

export interface BoardTableProps {
  readonly rows: readonly BoardRow[]
  readonly now: number
  /** See `phoneReasonOf`. */
  readonly phoneFrom: string
  readonly chosen: ReadonlySet<string>
  readonly onChoose: (rowIds: readonly string[], isChosen: boolean) => void
  /** The results span several days or lists: dates and list names are shown. */
  readonly isSearch: boolean
}

const columns = ['time', 'patient', 'contact', 'state', 'more'] as const

const stageTags: Readonly<Record<Stage, { readonly tone: TagProps['tone']; readonly icon: IconName }>> = {
  'on-the-way': { tone: 'info', icon: 'send' },
  'not-delivered': { tone: 'bad', icon: 'error' },
  doubt: { tone: 'warn', icon: 'question' },
  sent: { tone: 'info', icon: 'message' },
  'to-hand-over': { tone: 'info', icon: 'link' },
  confirmed: { tone: 'ok', icon: 'check' },
  in: { tone: 'ok', icon: 'person' },
  over: { tone: 'plain', icon: 'circleCheck' },
  expired: { tone: 'warn', icon: 'clock' },
  gone: { tone: 'warn', icon: 'minus' },
  withdrawn: { tone: 'plain', icon: 'undo' }
}

/** Invitations, and whom they are to. Only visible rows are rendered. */
export function BoardTable({ rows, now, phoneFrom, chosen, onChoose, isSearch }: BoardTableProps) {
  const t = useText('board')
  const scroller = useRef<HTMLDivElement>(null)
  const [rowHeight] = useState(rowHeightPx)
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    scrollPaddingStart: rowHeight,
    overscan: 24
  })
  return (
    <div
      ref={scroller}
      role="table"
      aria-label={t.table}
      aria-rowcount={rows.length + 1}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard
      tabIndex={0}
      className={classes(table['table'], styles['table'])}
    >
      <div role="row" aria-rowindex={1} className={classes(table['row'], table['head'])}>
        <div role="columnheader" className={table['cell']}>
          <span className="visually-hidden">{t.choose}</span>
        </div>
        {columns.map((key) => (
          <div key={key} role="columnheader" className={table['cell']}>
            {t[key]}
          </div>
        ))}
      </div>
      <div role="rowgroup" className={table['body']} style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const row = rows[index]
          if (row === undefined) return null
          return row.kind === 'group' ? (
            <GroupRow
              key={`group ${row.name}`}
              {...{ index, start, chosen, onChoose }}
              name={row.name}
              entries={row.entries}
            />
          ) : (
            <EntryRow
              key={row.entry.target.rowId}
              {...{ index, start, onChoose, now, phoneFrom, isSearch }}
              entry={row.entry}
              isChosen={chosen.has(row.entry.target.rowId)}
            />
          )
        })}
      </div>
    </div>
  )
}

interface RowProps {
  readonly index: number
  readonly start: number
  readonly onChoose: BoardTableProps['onChoose']
}

interface GroupRowProps extends RowProps, BoardGroup {
  readonly chosen: ReadonlySet<string>
}

function GroupRow({ index, start, name, entries, chosen, onChoose }: GroupRowProps) {
  const t = useText('board')
  const rowIds = entries.filter(({ state }) => state === 'created').map(({ target }) => target.rowId)
  const count = rowIds.filter((rowId) => chosen.has(rowId)).length
  const box = useRef<HTMLInputElement>(null)
  useEffect(() => {
    // `indeterminate` is a property of the element, not an attribute.
    if (box.current !== null) box.current.indeterminate = count > 0 && count < rowIds.length
  }, [count, rowIds.length])
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      className={classes(table['row'], table['line'], styles['group'])}
      style={{ transform: `translateY(${start}px)` }}
    >
      <div role="cell" className={table['cell']}>
        <input
          ref={box}
          type="checkbox"
          className={table['tick']}
          aria-label={t.chooseGroup({ name })}
          title={t.chooseGroup({ name })}
          disabled={rowIds.length === 0}
          checked={rowIds.length > 0 && count === rowIds.length}
          onChange={(event) => onChoose(rowIds, event.target.checked)}
        />
      </div>
      <div role="rowheader" aria-colspan={columns.length} className={table['cell']}>
        <span className={table['clip']}>{t.group({ name, count: entries.length })}</span>
      </div>
    </div>
  )
}

interface EntryRowProps extends RowProps {
  readonly entry: BoardEntry
  readonly now: number
  readonly phoneFrom: string
  readonly isChosen: boolean
  readonly isSearch: boolean
}

const EntryRow = memo(function EntryRow({
  index,
  start,
  entry,
  now,
  phoneFrom,
  isChosen,
  isSearch,
  onChoose
}: EntryRowProps) {
  const t = useText('board')
  const actions = useText('actions')
  const f = useFormats()
  const language = useLanguage()
  const { content, target, state, listName } = entry
  const name = displayName(entry)
  const appointmentAt = appointmentOf(entry)
  const stage = stageOf(entry, now)
  const note = noteOf()
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      className={classes(table['row'], table['line'])}
      style={{ transform: `translateY(${start}px)` }}
    >
      <div role="cell" className={table['cell']}>
        {state === 'created' && (
          <input
            type="checkbox"
            className={table['tick']}
            aria-label={actions.choose({ name })}
            checked={isChosen}
            onChange={(event) => onChoose([target.rowId], event.target.checked)}
          />
        )}
      </div>
      <div role="cell" className={table['cell']}>
        {appointmentAt === null ? (
          <span className={table['soft']}>{t.noTime}</span>
        ) : isSearch ? (
          <span className={table['moment']}>{f.dateTime(appointmentAt, content.timeZone)}</span>
        ) : (
          f.time(appointmentAt, content.timeZone)
        )}
      </div>
      <div role="rowheader" className={table['cell']}>
        <strong className={table['clip']} title={name}>
          {name}
        </strong>
      </div>
      <div role="cell" className={table['cell']}>
        <span className={table['clip']} title={contactOf(content)}>
          {contactOf(content)}
        </span>
      </div>
      <div role="cell" className={table['cell']}>
        <Tag {...stageTags[stage]}>{translate(language, `board.stage.${stage}`)}</Tag>
      </div>
      <div role="cell" className={table['cell']}>
        <span className={table['note']} title={note}>
          {isSearch && (
            <>
              <RouteLink to={{ kind: 'list', listId: target.listId, step: 'links' }}>{listName}</RouteLink>
              {' · '}
            </>
          )}
          {note}
        </span>
      </div>
    </div>
  )

  function noteOf(): string {
    const { remote, linkEndsAt, lastAction } = entry
    const zone = content.timeZone
    const reason = phoneReasonOf(entry, now, phoneFrom)
    const works = stage === 'sent' || stage === 'to-hand-over' || stage === 'confirmed' || stage === 'in'
    const parts = [
      lastAction?.outcome === 'open' || lastAction?.outcome === 'doubt' ? t.openCare : '',
      reason === null ? '' : translate(language, `board.phone.${reason}`),
      works && linkEndsAt !== null ? t.linkUntil({ at: linkEndsAt, zone }) : '',
      state !== 'created' || remote === undefined ? '' : t.askedAt({ at: remote.askedAt })
    ]
    return parts.filter((part) => part !== '').join(' · ')
  }
})

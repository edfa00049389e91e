// biome-ignore-all lint/a11y/useSemanticElements: rows come and go as one scrolls, which table elements cannot be laid out for
import { memo, type ReactNode } from 'react'
import type { Channel } from '#contract/invitation.ts'
import { classes } from '../../components/classes.ts'
import { Icon, type IconName } from '../../components/icon.tsx'
import table from '../../components/long-table.module.css'
import { Tag } from '../../components/tag.tsx'
import { useFormats, useLanguage, useText } from '../../i18n/use-text.tsx'
import { phoneText } from '../../list/fields/phone-text.ts'
import { hasLink, isSelectable, type LinkRow } from './link-rows.ts'
import styles from './links.module.css'
import { reasonText, stateTags, stateText } from './row-text.ts'

export const columnKeys = [
  'choose',
  'patient',
  'state',
  'link',
  'copy',
  'open',
  'qr',
  'appointment',
  'contact',
  'reason'
] as const
type ColumnKey = (typeof columnKeys)[number]

export interface LinkTableRowProps {
  readonly row: LinkRow
  readonly index: number
  /** In pixels from the top of the body. */
  readonly top: number
  readonly timeZone: string
  /** The column that Tab reaches; null when it is in another row. */
  readonly activeColumn: number | null
  /** null: it is hidden. */
  readonly link: string | null
  readonly isChosen: boolean
  readonly onChoose: (rowId: string, isChosen: boolean) => void
  readonly onToggle: (row: LinkRow) => void
  readonly onCopy: (row: LinkRow) => void
  readonly onOpen: (row: LinkRow) => void
  readonly onQr: (row: LinkRow) => void
}

const channelIcons: Readonly<Record<Channel, IconName>> = { sms: 'phone', email: 'mail', none: 'link' }
const channelTexts = { sms: 'bySms', email: 'byEmail', none: 'byHand' } as const satisfies Record<Channel, string>

const withButton: ReadonlySet<ColumnKey> = new Set(['link', 'copy', 'open', 'qr'])

/** The same number of dots for every link, so that it reveals no length. */
const mask = '•••'

export const LinkTableRow = memo(function LinkTableRow(props: LinkTableRowProps) {
  const { row, index, top, timeZone, activeColumn, link, isChosen } = props
  const { onChoose, onToggle, onCopy, onOpen, onQr } = props
  const t = useText('links')
  const actions = useText('actions')
  const f = useFormats()
  const language = useLanguage()
  const { name, appointmentAt, contact, state, invitation } = row
  const isLinked = hasLink(row)
  const stateTag = stateTags[state]
  const reason = reasonText(row, language)
  const channel = invitation?.content.channel

  const cells: Readonly<Record<ColumnKey, (isActive: boolean) => ReactNode>> = {
    choose: (isActive) =>
      isSelectable(row) && (
        <input
          type="checkbox"
          tabIndex={isActive ? 0 : -1}
          className={table['tick']}
          aria-label={actions.choose({ name })}
          checked={isChosen}
          onChange={(event) => onChoose(row.rowId, event.target.checked)}
        />
      ),
    patient: () => (
      <strong className={table['clip']} title={name}>
        {name}
      </strong>
    ),
    appointment: () =>
      appointmentAt === null ? (
        <span className={table['soft']}>{t.noDate}</span>
      ) : (
        <span className={table['moment']}>{f.dateTime(appointmentAt, row.timeZone ?? timeZone)}</span>
      ),
    contact: () => (
      <span className={styles['contact']} title={phoneText(contact)}>
        {channel !== undefined && (
          <>
            <Icon name={channelIcons[channel]} size="small" />
            <span className="visually-hidden">{t[channelTexts[channel]]}: </span>
          </>
        )}
        <span className={table['clip']}>{phoneText(contact)}</span>
      </span>
    ),
    state: () => (
      <Tag tone={stateTag.tone} icon={stateTag.icon}>
        {stateText(state, language)}
      </Tag>
    ),
    reason: () => (
      <span className={table['note']} title={reason}>
        {reason}
      </span>
    ),
    link: (isActive) =>
      isLinked && (
        <button
          type="button"
          tabIndex={isActive ? 0 : -1}
          className={classes(styles['linkButton'], link !== null && styles['revealed'])}
          aria-label={link === null ? t.showLink({ name }) : t.hideLink({ name, link })}
          title={link ?? t.showLink({ name })}
          onClick={() => onToggle(row)}
        >
          <span className={table['clip']}>{link ?? mask}</span>
          <Icon name={link === null ? 'eye' : 'eyeOff'} size="small" />
        </button>
      ),
    copy: (isActive) =>
      isLinked && <CellButton icon="copy" label={t.copyLink({ name })} {...{ isActive }} onClick={() => onCopy(row)} />,
    open: (isActive) =>
      isLinked && (
        <CellButton icon="globe" label={t.openLink({ name })} {...{ isActive }} onClick={() => onOpen(row)} />
      ),
    qr: (isActive) =>
      isLinked && <CellButton icon="qr" label={t.showQr({ name })} {...{ isActive }} onClick={() => onQr(row)} />
  }

  return (
    <div
      role="row"
      tabIndex={-1}
      // The header is row 1.
      aria-rowindex={index + 2}
      className={classes(table['row'], styles['row'], table['line'], styles['line'])}
      style={{ transform: `translateY(${top}px)` }}
    >
      {columnKeys.map((key, column) => {
        const isActive = column === activeColumn
        const hasButton = key === 'choose' ? isSelectable(row) : isLinked && withButton.has(key)
        return (
          // biome-ignore lint/a11y/useAriaPropsSupportedByRole: both roles take a column's number
          <div
            key={key}
            role={key === 'patient' ? 'rowheader' : 'gridcell'}
            aria-colindex={column + 1}
            data-cell={`${index}:${column}`}
            tabIndex={isActive && !hasButton ? 0 : -1}
            className={table['cell']}
          >
            {cells[key](isActive)}
          </div>
        )
      })}
    </div>
  )
})

interface CellButtonProps {
  readonly icon: IconName
  readonly label: string
  readonly isActive: boolean
  readonly onClick: () => void
}

function CellButton({ icon, label, isActive, onClick }: CellButtonProps) {
  return (
    <button
      type="button"
      tabIndex={isActive ? 0 : -1}
      className={styles['cellButton']}
      aria-label={label}
      title={label}
      onClick={onClick}
    >
      <Icon name={icon} />
    </button>
  )
}

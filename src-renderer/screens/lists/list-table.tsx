import { useState } from 'react'
import type { ListSummary } from '#contract/list.ts'
import type { ListStep } from '../../app/place.ts'
import { PlaceLink } from '../../app/place-link.tsx'
import { type ListStanding, listStanding } from '../../app/standing.ts'
import { useConnections, useNavigate, useSettings } from '../../app/use-app.tsx'
import { IconButton } from '../../components/button.tsx'
import { Menu } from '../../components/menu.tsx'
import { VisuallyHidden } from '../../components/page.tsx'
import { Table } from '../../components/table.tsx'
import { useFormats, useText } from '../../i18n/use-text.tsx'
import { EraseDialog } from '../retention/erase-dialog.tsx'
import styles from './list-table.module.css'
import { RemoveDialog } from './remove-dialog.tsx'
import { RenameDialog } from './rename-dialog.tsx'
import { StandingTags } from './standing-tags.tsx'

/** The step at which a list is opened: the one with work left, or its result. */
export function stepToOpen(standing: ListStanding): ListStep {
  if (standing.onTheWay > 0) return 'send'
  if (standing.created + standing.refused + standing.inDoubt + standing.held > 0) return 'links'
  return 'check'
}

/** The newest day first; a list without dates by the day of its import. */
function byDay(a: ListSummary, b: ListSummary): number {
  return (b.figures.firstMoment ?? b.createdAt) - (a.figures.firstMoment ?? a.createdAt)
}

type Asked = 'rename' | 'erase' | 'remove'

export function ListTable({ lists }: { readonly lists: readonly ListSummary[] }) {
  const t = useText('lists')
  const erasure = useText('retention')
  const [asked, setAsked] = useState<{ readonly what: Asked; readonly list: ListSummary } | null>(null)
  return (
    <>
      <Table
        label={t.title}
        columns={[
          { key: 'day', title: t.day },
          { key: 'name', title: t.name },
          { key: 'patients', title: t.patients, align: 'end' },
          { key: 'state', title: t.state },
          { key: 'actions', title: <VisuallyHidden>{t.actions}</VisuallyHidden> }
        ]}
      >
        {lists.toSorted(byDay).map((list) => (
          <ListRow key={list.listId} list={list} onAsk={(what) => setAsked({ what, list })} />
        ))}
      </Table>
      {asked?.what === 'rename' && <RenameDialog list={asked.list} onClose={() => setAsked(null)} />}
      {asked?.what === 'erase' && (
        <EraseDialog
          title={erasure.listTitle(asked.list)}
          scope={{ kind: 'list', listId: asked.list.listId }}
          nothing={erasure.nothingMay}
          onClose={() => setAsked(null)}
        />
      )}
      {asked?.what === 'remove' && <RemoveDialog list={asked.list} onClose={() => setAsked(null)} />}
    </>
  )
}

interface ListRowProps {
  readonly list: ListSummary
  readonly onAsk: (what: Asked) => void
}

function ListRow({ list, onAsk }: ListRowProps) {
  const t = useText('lists')
  const erasure = useText('retention')
  const formats = useFormats()
  const navigate = useNavigate()
  const { erased } = list
  const isWhollyErased = erased?.isWhole === true
  const standing = listStanding(isWhollyErased ? { ...list, invitations: erased.invitations } : list)
  const place = { kind: 'list', listId: list.listId, step: stepToOpen(standing) } as const
  return (
    <tr className={styles['row']}>
      <td className={styles['day']}>
        <Day moment={list.figures.firstMoment} />
      </td>
      <td className={styles['name']}>
        {isWhollyErased ? (
          <span className={styles['erased']}>{list.name}</span>
        ) : (
          <PlaceLink to={place} className={styles['link']}>
            {list.name}
          </PlaceLink>
        )}
        <OtherConnection connectionId={list.connectionId} />
      </td>
      <td className={styles['number']}>{formats.number(list.figures.patients + (erased?.patients ?? 0))}</td>
      <td>
        <StandingTags standing={standing} {...(erased !== undefined && { erased })} />
      </td>
      <td className={styles['menu']}>
        <Menu
          label={t.actionsFor({ name: list.name })}
          trigger={<IconButton icon="menu" label={t.actionsFor({ name: list.name })} />}
          actions={[
            ...(isWhollyErased ? [] : [{ id: 'open', label: t.open, icon: 'arrowRight' } as const]),
            { id: 'rename', label: t.rename, icon: 'edit' },
            ...(isWhollyErased
              ? []
              : [{ id: 'erase', label: erasure.eraseOf, icon: 'eyeOff', kind: 'danger' } as const]),
            { id: 'remove', label: t.remove, icon: 'trash', kind: 'danger' }
          ]}
          onAction={(id) => (id === 'open' ? navigate(place) : onAsk(id))}
        />
      </td>
    </tr>
  )
}

function Day({ moment }: { readonly moment: number | null }) {
  const t = useText('lists')
  const formats = useFormats()
  const timeZone = useSettings()?.settings.listDefaults.timeZone
  if (moment === null) return <span className={styles['soft']}>{t.noDay}</span>
  return (
    <>
      <span className={styles['nearDay']}>{formats.nearDay(moment, Date.now(), timeZone)}</span>
      <span className={styles['soft']}>{formats.date(moment, timeZone)}</span>
    </>
  )
}

/** Shown only for a list of another connection. */
function OtherConnection({ connectionId }: { readonly connectionId: string }) {
  const t = useText('lists')
  const told = useConnections()
  if (told === null || told.chosen === connectionId) return null
  const connection = told.connections.find((known) => known.connectionId === connectionId)
  return (
    <span className={styles['soft']}>
      {connection === undefined
        ? t.ofForgotten
        : t.ofConnection({ name: connection.kind === 'practice' ? t.practice : connection.name })}
    </span>
  )
}

import { useMemo, useState } from 'react'
import type { ListSummary } from '#contract/list.ts'
import { type ListProgress, listProgress } from '../../app/list-progress.ts'
import { RouteLink } from '../../app/route-link.tsx'
import { IconButton } from '../../components/button.tsx'
import { LongTable } from '../../components/long-table.tsx'
import { Menu } from '../../components/menu.tsx'
import { VisuallyHidden } from '../../components/page.tsx'
import type { LongRowAttributes } from '../../components/rows-in-sight.tsx'
import { useFormats, useText } from '../../i18n/use-text.tsx'
import type { ListStep } from '../../state/route.ts'
import { useConnections, useNavigate, useSettings } from '../../state/use-app.tsx'
import { EraseDialog } from '../retention/erase-dialog.tsx'
import { groupedLists } from './list-groups.ts'
import styles from './list-table.module.css'
import { ProgressTags } from './progress-tags.tsx'
import { RemoveDialog } from './remove-dialog.tsx'
import { RenameDialog } from './rename-dialog.tsx'

/** The step at which a list is opened: the one with work left, or its result. */
export function stepToOpen(progress: ListProgress): ListStep {
  if (progress.onTheWay > 0) return 'send'
  if (progress.created + progress.refused + progress.unknownOutcome + progress.held > 0) return 'links'
  return 'check'
}

const columnCount = 5

type OpenDialog = 'rename' | 'erase' | 'remove'

export function ListTable({ lists }: { readonly lists: readonly ListSummary[] }) {
  const t = useText('lists')
  const erasure = useText('retention')
  const formats = useFormats()
  const timeZone = useSettings()?.settings.listDefaults.timeZone
  const rows = useMemo(
    () => groupedLists(lists, Date.now(), (ms) => formats.dayNumber(ms, timeZone)),
    [lists, formats, timeZone]
  )
  const [openDialog, setOpenDialog] = useState<{ readonly what: OpenDialog; readonly list: ListSummary } | null>(null)
  return (
    <>
      <LongTable
        label={t.title}
        rows={rows}
        keyOf={(row) => (row.kind === 'group' ? row.group : row.list.listId)}
        columns={[
          { key: 'day', title: t.day },
          { key: 'name', title: t.name },
          { key: 'patients', title: t.patients, align: 'end' },
          { key: 'state', title: t.state },
          { key: 'actions', title: <VisuallyHidden>{t.actions}</VisuallyHidden> }
        ]}
      >
        {(row, attributes) =>
          row.kind === 'group' ? (
            <tr key={row.group} {...attributes} className={styles['group']}>
              <th colSpan={columnCount} scope="rowgroup">
                {t[row.group]}
              </th>
            </tr>
          ) : (
            <ListRow
              key={row.list.listId}
              list={row.list}
              attributes={attributes}
              onOpenDialog={(what) => setOpenDialog({ what, list: row.list })}
            />
          )
        }
      </LongTable>
      {openDialog?.what === 'rename' && <RenameDialog list={openDialog.list} onClose={() => setOpenDialog(null)} />}
      {openDialog?.what === 'erase' && (
        <EraseDialog
          title={erasure.listTitle(openDialog.list)}
          scope={{ kind: 'list', listId: openDialog.list.listId }}
          nothing={erasure.nothingMay}
          onClose={() => setOpenDialog(null)}
        />
      )}
      {openDialog?.what === 'remove' && <RemoveDialog list={openDialog.list} onClose={() => setOpenDialog(null)} />}
    </>
  )
}

interface ListRowProps {
  readonly list: ListSummary
  readonly attributes: LongRowAttributes
  readonly onOpenDialog: (what: OpenDialog) => void
}

function ListRow({ list, attributes, onOpenDialog }: ListRowProps) {
  const t = useText('lists')
  const erasure = useText('retention')
  const formats = useFormats()
  const navigate = useNavigate()
  const { erased } = list
  const isWhollyErased = erased?.isWhole === true
  const progress = listProgress(isWhollyErased ? { ...list, invitations: erased.invitations } : list)
  const route = { kind: 'list', listId: list.listId, step: stepToOpen(progress) } as const
  return (
    <tr {...attributes} className={styles['row']}>
      <td className={styles['day']}>
        <Day appointmentAt={list.figures.firstMoment} />
      </td>
      <td className={styles['name']}>
        {isWhollyErased ? (
          <span className={styles['erased']}>{list.name}</span>
        ) : (
          <RouteLink to={route} className={styles['link']}>
            {list.name}
          </RouteLink>
        )}
        <OtherConnection connectionId={list.connectionId} />
      </td>
      <td className={styles['number']}>{formats.number(list.figures.patients + (erased?.patients ?? 0))}</td>
      <td>
        <ProgressTags progress={progress} {...(erased !== undefined && { erased })} />
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
          onAction={(id) => (id === 'open' ? navigate(route) : onOpenDialog(id))}
        />
      </td>
    </tr>
  )
}

function Day({ appointmentAt }: { readonly appointmentAt: number | null }) {
  const t = useText('lists')
  const formats = useFormats()
  const timeZone = useSettings()?.settings.listDefaults.timeZone
  if (appointmentAt === null) return <span className={styles['soft']}>{t.noDay}</span>
  return (
    <>
      <span className={styles['nearDay']}>{formats.nearDay(appointmentAt, Date.now(), timeZone)}</span>
      <span className={styles['soft']}>{formats.date(appointmentAt, timeZone)}</span>
    </>
  )
}

/** Shown only for a list of another connection. */
function OtherConnection({ connectionId }: { readonly connectionId: string }) {
  const t = useText('lists')
  const connections = useConnections()
  if (connections === null || connections.chosen === connectionId) return null
  const connection = connections.connections.find((known) => known.connectionId === connectionId)
  return (
    <span className={styles['soft']}>
      {connection === undefined
        ? t.ofForgotten
        : t.ofConnection({ name: connection.kind === 'practice' ? t.practice : connection.name })}
    </span>
  )
}

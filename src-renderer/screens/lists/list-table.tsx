import { memo, useMemo, useState } from 'react'
import { assertNever } from '#contract/assert-never.ts'
import type { ListSummary } from '#contract/list.ts'
import { type ListProgress, listProgress } from '../../app/list-progress.ts'
import { RouteLink } from '../../app/route-link.tsx'
import { LongTable } from '../../components/long-table.tsx'
import { VisuallyHidden } from '../../components/page.tsx'
import { type OpenedRow, OpenedRowMenu, type RowMenu, RowMenuButton, useRowMenu } from '../../components/row-menu.tsx'
import type { LongRowAttributes } from '../../components/rows-in-sight.tsx'
import { useFormats, useText } from '../../i18n/use-text.tsx'
import type { ListStep, Route } from '../../state/route.ts'
import { useConnections, useNavigate, useSettings } from '../../state/use-app.tsx'
import { EraseDialog } from '../retention/erase-dialog.tsx'
import { groupedLists } from './list-groups.ts'
import styles from './list-table.module.css'
import { ProgressTags } from './progress-tags.tsx'
import { RemoveDialog } from './remove-dialog.tsx'
import { RenameDialog } from './rename-dialog.tsx'

/** The step at which a list is opened: the one with work left, or its result. */
function stepToOpen(progress: ListProgress): ListStep {
  if (progress.onTheWay > 0) return 'send'
  if (progress.created + progress.refused + progress.unknownOutcome + progress.held > 0) return 'links'
  return 'check'
}

const columnCount = 5

type OpenDialog = 'rename' | 'erase' | 'remove'

export function ListTable({ lists }: { readonly lists: readonly ListSummary[] }) {
  const t = useText('lists')
  const formats = useFormats()
  const timeZone = useSettings()?.settings.listDefaults.timeZone
  const now = useTimeToday(timeZone)
  const rows = useMemo(
    () => groupedLists(lists, now, (ms) => formats.dayNumber(ms, timeZone)),
    [lists, now, formats, timeZone]
  )
  const doubled = useMemo(() => doubledNames(lists), [lists])
  const labelOf = (list: ListSummary) =>
    doubled.has(list.name)
      ? t.actionsForOne({ name: list.name, at: list.createdAt })
      : t.actionsFor({ name: list.name })
  const [menu, opened] = useRowMenu()
  const asking = opened === null ? undefined : lists.find(({ listId }) => listId === opened.row)
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
              now={now}
              menu={menu}
              menuLabel={labelOf(row.list)}
              isMenuOpen={opened?.row === row.list.listId}
            />
          )
        }
      </LongTable>
      {opened !== null && asking !== undefined && (
        <ListMenu
          opened={opened}
          list={asking}
          label={labelOf(asking)}
          menu={menu}
          onOpenDialog={(what) => setOpenDialog({ what, list: asking })}
        />
      )}
      {openDialog !== null && <ListDialog {...openDialog} onClose={() => setOpenDialog(null)} />}
    </>
  )
}

/** A time of the current day, the same one all day long: rows need not be drawn again for it. ms since the epoch. */
function useTimeToday(timeZone: string | undefined): number {
  const today = useFormats().dayNumber(Date.now(), timeZone)
  // biome-ignore lint/correctness/useExhaustiveDependencies: any time of the day, until the next one
  return useMemo(() => Date.now(), [today])
}

/** Names that several lists have. */
function doubledNames(lists: readonly ListSummary[]): ReadonlySet<string> {
  const seen = new Set<string>()
  const doubled = new Set<string>()
  for (const { name } of lists) {
    if (seen.has(name)) doubled.add(name)
    seen.add(name)
  }
  return doubled
}

/** Where the list is opened; null: nothing is left of it but name and figures. */
function routeOf(list: ListSummary): Route | null {
  if (list.erased?.isWhole === true) return null
  return { kind: 'list', listId: list.listId, step: stepToOpen(listProgress(list)) }
}

interface ListMenuProps {
  readonly list: ListSummary
  readonly label: string
  readonly menu: RowMenu
  readonly opened: OpenedRow
  readonly onOpenDialog: (what: OpenDialog) => void
}

function ListMenu({ list, label, menu, opened, onOpenDialog }: ListMenuProps) {
  const t = useText('lists')
  const erasure = useText('retention')
  const navigate = useNavigate()
  const route = routeOf(list)
  return (
    <OpenedRowMenu
      menu={menu}
      opened={opened}
      label={label}
      actions={[
        ...(route === null ? [] : [{ id: 'open', label: t.open, icon: 'arrowRight' } as const]),
        { id: 'rename', label: t.rename, icon: 'edit' },
        ...(route === null ? [] : [{ id: 'erase', label: erasure.eraseOf, icon: 'eyeOff', kind: 'danger' } as const]),
        { id: 'remove', label: t.remove, icon: 'trash', kind: 'danger' }
      ]}
      onAction={(id) => {
        if (id !== 'open') onOpenDialog(id)
        else if (route !== null) navigate(route)
      }}
    />
  )
}

interface ListDialogProps {
  readonly what: OpenDialog
  readonly list: ListSummary
  readonly onClose: () => void
}

function ListDialog({ what, list, onClose }: ListDialogProps) {
  const erasure = useText('retention')
  switch (what) {
    case 'rename':
      return <RenameDialog list={list} onClose={onClose} />
    case 'erase':
      return (
        <EraseDialog
          title={erasure.listTitle(list)}
          scope={{ kind: 'list', listId: list.listId }}
          nothing={erasure.nothingMay}
          onClose={onClose}
        />
      )
    case 'remove':
      return <RemoveDialog list={list} onClose={onClose} />
    default:
      return assertNever(what)
  }
}

interface ListRowProps {
  readonly list: ListSummary
  readonly attributes: LongRowAttributes
  readonly now: number
  readonly menu: RowMenu
  readonly menuLabel: string
  readonly isMenuOpen: boolean
}

const ListRow = memo(function ListRow({ list, attributes, now, menu, menuLabel, isMenuOpen }: ListRowProps) {
  const formats = useFormats()
  const { erased } = list
  const progress = listProgress(erased?.isWhole === true ? { ...list, invitations: erased.invitations } : list)
  const route = routeOf(list)
  return (
    <tr {...attributes} className={styles['row']} onContextMenu={(event) => menu.onContextMenu(event, list.listId)}>
      <td className={styles['day']}>
        <Day appointmentAt={list.figures.firstMoment} now={now} />
      </td>
      <td className={styles['name']}>
        {route === null ? (
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
        <RowMenuButton menu={menu} row={list.listId} label={menuLabel} isOpen={isMenuOpen} />
      </td>
    </tr>
  )
})

function Day({ appointmentAt, now }: { readonly appointmentAt: number | null; readonly now: number }) {
  const t = useText('lists')
  const formats = useFormats()
  const timeZone = useSettings()?.settings.listDefaults.timeZone
  if (appointmentAt === null) return <span className={styles['soft']}>{t.noDay}</span>
  return (
    <>
      <span className={styles['nearDay']}>{formats.nearDay(appointmentAt, now, timeZone)}</span>
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

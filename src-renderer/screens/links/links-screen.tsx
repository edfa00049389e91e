import { useCallback, useDeferredValue, useEffect, useMemo, useState } from 'react'
import { rowsPerCall } from '#contract/limits.ts'
import { FailureNotice } from '../../app/failure-notice.tsx'
import { ListNotOpened } from '../../app/list-not-opened.tsx'
import type { ListScreenProps } from '../../app/screens.ts'
import { useAnnounce } from '../../components/announcer.tsx'
import { Button } from '../../components/button.tsx'
import { Segmented, Switch } from '../../components/choices.tsx'
import { useFlash } from '../../components/flash.tsx'
import { EmptyState, Page, PageHeader, Spacer } from '../../components/page.tsx'
import { ProgressBar } from '../../components/progress-bar.tsx'
import { TableSearch, TableToolbar } from '../../components/table-toolbar.tsx'
import { useFormats, useText } from '../../i18n/use-text.tsx'
import { layoutSignature } from '../../list/index.ts'
import type { Failure } from '../../state/failure.ts'
import { useBridge, useInvitations } from '../../state/use-app.tsx'
import { useAllViews, useOpenList } from '../../workspace/use-workspace.tsx'
import { ActionBar } from '../invitation-actions/action-bar.tsx'
import { ActionResults } from '../invitation-actions/action-results.tsx'
import { useSelection } from '../invitation-actions/use-selection.ts'
import { ConsultationsButton } from './consultations-button.tsx'
import { ExportDialog } from './export-dialog.tsx'
import { LettersDialog } from './letters-dialog.tsx'
import {
  countByFilter,
  filteredRows,
  hasLink,
  type LinkFilter,
  type LinkOrder,
  type LinkRow,
  linkFilters,
  patientRows,
  selectedInvitations,
  sortedRows,
  withInvitations
} from './link-rows.ts'
import { LinkTable } from './link-table.tsx'
import { QrDialog } from './qr-dialog.tsx'
import { useShownLinks } from './use-shown-links.ts'

const fileOrder: LinkOrder = { by: 'file', direction: 'ascending' }

/** Delay that makes typing a word one announcement. */
const announceAfterMs = 700

/** Every patient of the list with link, state and reason. Links can be copied, opened, scanned, saved and printed. */
export function LinksScreen({ listId }: ListScreenProps) {
  const t = useText('links')
  const e = useText('export')
  const f = useFormats()
  const list = useOpenList(listId)
  const { phase, invitations, indexOf } = useInvitations(listId)
  const [filter, setFilter] = useState<LinkFilter>('all')
  const [search, setSearch] = useState('')
  const [order, setOrder] = useState(fileOrder)
  const [qr, setQr] = useState<{ readonly row: LinkRow; readonly link: string } | null>(null)
  const [open, setOpen] = useState<'export' | 'letters' | null>(null)
  const linkActions = useLinkActions(listId)
  const { chosen, choose, chooseNone } = useSelection()
  const [consultationsVersion, setConsultationsVersion] = useState(0)

  const views = useAllViews(list)
  const patients = useMemo(() => patientRows(views ?? noRows, (rowId) => indexOf.has(rowId)), [views, indexOf])
  const rows = useMemo(() => withInvitations(patients, invitations, indexOf), [patients, invitations, indexOf])
  const counts = useMemo(() => countByFilter(rows), [rows])
  const ordered = useMemo(() => sortedRows(rows, order), [rows, order])
  // The table follows the search with a delay, so that typing stays fluid on a long list.
  const deferredSearch = useDeferredValue(search)
  const shown = useMemo(() => filteredRows(ordered, filter, deferredSearch), [ordered, filter, deferredSearch])
  const selection = useMemo(() => selectedInvitations(listId, rows, chosen), [listId, rows, chosen])
  const links = useShownLinks(listId, rows, linkActions.show, linkActions.failed)
  useCountAnnounced(shown.length, `${filter} ${deferredSearch}`)

  if (list?.phase === 'failed' || phase === 'failed') {
    return (
      <Page>
        <PageHeader title={t.title} />
        <ListNotOpened />
      </Page>
    )
  }
  if (list === null || list.phase === 'opening' || list.document === null) {
    return (
      <Page>
        <PageHeader title={t.title} />
        <ProgressBar label={t.opening} fraction={null} />
      </Page>
    )
  }

  const { timeZone } = list.document.settings
  const ticked = new Set(selection.map(({ target }) => target.rowId))
  const toCopy = shown.filter((row) => hasLink(row) && (ticked.size === 0 || ticked.has(row.rowId)))

  async function showQr(row: LinkRow): Promise<void> {
    const link = await linkActions.show(row)
    if (link !== null) setQr({ row, link })
  }

  return (
    <Page width="full">
      <PageHeader
        title={t.title}
        actions={
          <>
            <ConsultationsButton
              listId={listId}
              listName={list.document.name}
              fileKind={layoutSignature(list.document.layout)}
              rows={rows}
              version={consultationsVersion}
            />
            <Button
              icon="copy"
              isDisabled={toCopy.length === 0 || toCopy.length > rowsPerCall}
              onPress={() => void linkActions.copyAll(toCopy)}
            >
              {selection.length > 0 ? t.copySome({ count: toCopy.length }) : t.copyAll}
            </Button>
            <Button icon="print" isDisabled={counts.created === 0} onPress={() => setOpen('letters')}>
              {e.letters}
            </Button>
            <Button kind="primary" icon="download" isDisabled={rows.length === 0} onPress={() => setOpen('export')}>
              {e.save}
            </Button>
          </>
        }
      >
        {t.lead({ links: counts.created, patients: counts.all })}
      </PageHeader>
      {linkActions.failure !== null && (
        <FailureNotice
          failure={linkActions.failure.failure}
          {...(linkActions.failure.name !== undefined && { about: linkActions.failure.name })}
          onDismiss={linkActions.forgetFailure}
        />
      )}
      <TableToolbar>
        <Segmented
          label={t.filter}
          value={filter}
          onChange={setFilter}
          choices={linkFilters.map((value) => ({ value, label: t[value], count: f.number(counts[value]) }))}
        />
        <TableSearch label={t.search} value={search} onChange={setSearch} />
        <Spacer />
        <Switch isSelected={links.isAllShown} onChange={links.showAll}>
          {t.revealAll}
        </Switch>
      </TableToolbar>
      <ActionResults />
      {shown.length > 0 ? (
        <LinkTable
          rows={shown}
          timeZone={timeZone}
          order={order}
          onOrder={setOrder}
          shown={links}
          chosen={chosen}
          onChoose={choose}
          onCopy={(row) => void linkActions.copy(row)}
          onOpen={(row) => void linkActions.open(row)}
          onQr={(row) => void showQr(row)}
        />
      ) : (
        list.isComplete &&
        views !== null && (
          <EmptyState
            icon="search"
            title={t.noneTitle}
            action={
              <Button
                onPress={() => {
                  setFilter('all')
                  setSearch('')
                }}
              >
                {t.showEverybody}
              </Button>
            }
          >
            {t.noneBody}
          </EmptyState>
        )
      )}
      <ActionBar
        chosen={selection}
        onChooseNone={chooseNone}
        onConsultationRead={() => setConsultationsVersion(consultationsVersion + 1)}
      />
      {qr !== null && (
        <QrDialog
          {...qr}
          listId={listId}
          onCopy={(row) => void linkActions.copy(row)}
          onPrint={(row) => void linkActions.print(row)}
          onClose={() => setQr(null)}
        />
      )}
      {open === 'export' && (
        <ExportDialog
          listId={listId}
          document={list.document}
          rows={rows}
          counts={counts}
          views={views ?? noRows}
          ticked={ticked}
          onClose={() => setOpen(null)}
        />
      )}
      {open === 'letters' && (
        <LettersDialog
          listId={listId}
          document={list.document}
          rows={rows}
          views={views ?? noRows}
          ticked={ticked}
          onClose={() => setOpen(null)}
        />
      )}
    </Page>
  )
}

const noRows: readonly [] = []

/** Copying, opening, printing and showing a patient's link. */
function useLinkActions(listId: string) {
  const { calls } = useBridge()
  const t = useText('links')
  const flash = useFlash()
  const [failure, setFailure] = useState<{ readonly failure: Failure; readonly name?: string } | null>(null)

  async function copy({ rowId, name }: LinkRow): Promise<void> {
    const answer = await calls['links.copy']({ listId, rowId })
    if (answer.ok) flash({ tone: 'ok', text: t.copied({ name }) })
    else setFailure({ failure: answer, name })
  }

  /** Those of several patients, with the names, in the order of the table. */
  async function copyAll(rows: readonly LinkRow[]): Promise<void> {
    const answer = await calls['links.copyAll']({ listId, rowIds: rows.map(({ rowId }) => rowId) })
    if (answer.ok) flash({ tone: 'ok', text: t.copiedAll({ count: rows.length }) })
    else setFailure({ failure: answer })
  }

  async function open({ rowId, name }: LinkRow): Promise<void> {
    const answer = await calls['links.open']({ listId, rowId })
    setFailure(answer.ok ? null : { failure: answer, name })
  }

  async function print({ rowId, name }: LinkRow): Promise<void> {
    const answer = await calls['links.print']({ listId, rowId })
    setFailure(answer.ok || answer.code === 'cancelled' ? null : { failure: answer, name })
  }

  const show = useCallback(
    async ({ rowId, name }: LinkRow): Promise<string | null> => {
      const answer = await calls['links.show']({ listId, rowId })
      setFailure(answer.ok ? null : { failure: answer, name })
      return answer.ok ? answer.value.link : null
    },
    [calls, listId]
  )

  const failed = useCallback((other: Failure) => setFailure({ failure: other }), [])
  return { failure, copy, copyAll, open, print, show, failed, forgetFailure: () => setFailure(null) }
}

/** Announces how many rows are shown, once the user has stopped typing. */
function useCountAnnounced(count: number, choice: string): void {
  const t = useText('links')
  const announce = useAnnounce()
  const [first] = useState(choice)
  useEffect(() => {
    if (choice === first) return
    const timer = setTimeout(() => announce(t.shown({ count })), announceAfterMs)
    return () => clearTimeout(timer)
  }, [count, choice, first, announce, t])
}

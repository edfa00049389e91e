import { startTransition, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { CellDraft, ListDocument } from '#contract/list.ts'
import { useHandler } from '../../components/use-handler.ts'
import { useFormats } from '../../i18n/use-text.tsx'
import { useInvitations } from '../../state/use-app.tsx'
import type { OpenList, Workspace } from '../../workspace/open-list.ts'
import { isSent } from '../../workspace/row-change.ts'
import type { SourceView } from '../../workspace/views.ts'
import { neededColumns } from './grid/grid-columns.ts'
import type { GridHandle } from './grid/grid-props.ts'
import { foundAsSent } from './sent-search.ts'
import { useColumns } from './use-columns.ts'
import { useDraft } from './use-draft.ts'
import { useOpenCell } from './use-open-cell.ts'
import { useRowChanges } from './use-row-changes.ts'
import { useShownRows } from './use-shown-rows.ts'
import { useToldChange } from './use-told-change.ts'

export interface CheckTableOptions {
  readonly workspace: Workspace
  readonly list: OpenList
  readonly document: ListDocument
  readonly source: SourceView
}

export type CheckTableState = ReturnType<typeof useCheckTable>

/** What the table shows: its rows with what is being typed, which of them and in which order, and its columns. */
export function useCheckTable({ workspace, list, document, source }: CheckTableOptions) {
  const formats = useFormats()
  const { timeZone } = document.settings
  const { hasDoctor, hasQueue } = list.stats
  const holdWhileOpen = useOpenCell(workspace)
  const { phase, invitations, indexOf } = useInvitations(list.listId)
  const sentAs = useHandler((search: string) => foundAsSent(invitations, search, formats))
  const tellChange = useToldChange(workspace, list.listId, timeZone)
  const changes = useRowChanges(workspace, list.listId, list.rows, tellChange)
  const { rows } = changes
  const invitationOf = useCallback((rowId: string) => invitations[indexOf.get(rowId) ?? -1], [invitations, indexOf])
  const context = useMemo(() => ({ formats, timeZone }), [formats, timeZone])
  const needed = useMemo(() => neededColumns({ doctor: hasDoctor, queue: hasQueue }), [hasDoctor, hasQueue])
  const { signature } = source
  const { columns, view, setView } = useColumns({ list, signature, needed, context })
  const order = useMemo(() => view.sort && { ...view.sort, locale: formats.locale }, [view.sort, formats.locale])
  const shown = useShownRows(workspace, list, sentAs, order)
  const isDrawn = useIsPainted(shown.positions !== null)
  const grid = useRef<GridHandle>(null)
  const draft = useDraft({
    workspace,
    list,
    rows,
    isLocked: (row) => row.status === 'aside' || isSent(invitationOf(row.rowId)),
    isReady: isDrawn && phase !== 'loading',
    grid
  })
  const onLeaving = useHandler((position: number, rowId: string) => {
    const isThere = rows.at(position)?.rowId === rowId
    if (isThere) shown.keep(position)
    return isThere
  })
  const onOpenCell = useHandler((isOpen: boolean) => {
    holdWhileOpen(isOpen)
    // Once the grid has closed it.
    if (!isOpen) setTimeout(draft.onCellClosed)
  })
  const onDraft = useHandler((typed: CellDraft | null) =>
    typed === null ? workspace.dropDraft(list.listId) : workspace.keepDraft(typed)
  )
  return {
    listId: list.listId,
    grid,
    rows,
    changes,
    invitations,
    invitationOf,
    context,
    needed,
    columns,
    view,
    setView,
    shown,
    positions: shown.positions ?? noPositions,
    /** The other parts of the screen wait for it. */
    isDrawn,
    lostDraft: draft.lost,
    onOpenCell,
    onLeaving,
    onDraft
  }
}

const noPositions = new Uint32Array()

/**
 * Whether a part of the screen was painted. Others wait for it: rendering both at once would block the window for more
 * than a frame or two.
 */
function useIsPainted(isReady: boolean): boolean {
  const [isPainted, setPainted] = useState(false)
  useEffect(() => {
    if (isReady) startTransition(() => setPainted(true))
  }, [isReady])
  return isPainted
}

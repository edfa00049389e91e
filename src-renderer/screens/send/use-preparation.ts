import { useCallback, useEffect, useRef, useState } from 'react'
import type { Bridge, CallOutput } from '#contract/channels.ts'
import type { InvitationContent } from '#contract/invitation.ts'
import { rowsPerCall } from '#contract/limits.ts'
import type { BatchView, FrozenPlan } from '#contract/sending.ts'
import type { Failure } from '../../state/failure.ts'
import { useAppStore, useBridge } from '../../state/use-app.tsx'
import type { OpenList, Workspace } from '../../workspace/open-list.ts'
import { useWorkspace } from '../../workspace/use-workspace.tsx'
import { isSameContent } from './send-problems.ts'

/** What a batch started now would do. */
export type Preparation =
  | { readonly phase: 'working' }
  | { readonly phase: 'failed'; readonly failure: Failure }
  /** `round`: counts the preparations. */
  | { readonly phase: 'ready'; readonly plan: FrozenPlan; readonly round: number }

export interface PreparationTools {
  readonly preparation: Preparation
  /** `includeRefused`: refused rows that were not changed since join the next batch. */
  readonly prepareAgain: (choice?: { readonly includeRefused: boolean }) => void
  /** Has the plan of the rows of this round told anew: some of them are held back since. */
  readonly replan: (round: number) => Promise<void>
}

const working: Preparation = { phase: 'working' }

/**
 * Plans invitations for the ready rows while no batch of the list is running. Unchanged refused rows keep their reason
 * until the user retries them, since planning would clear it.
 */
export function usePreparation(list: OpenList | null, batch: BatchView | null): PreparationTools {
  const bridge = useBridge()
  const store = useAppStore()
  const workspace = useWorkspace()
  const [preparation, setPreparation] = useState<Preparation>(working)
  const [request, setRequest] = useState({ round: 0, includeRefused: false })
  const queue = useRef(Promise.resolve())
  const rounds = useRef(0)

  // Does not depend on loaded rows: reading the contents validates them and loads them again.
  const isOpen = list?.phase === 'open'
  const listId = list?.listId
  const isRunning = batch !== null && batch.phase !== 'finished'
  // A small batch may end before the window has seen it run.
  const finishedAt = batch?.finishedAt ?? null

  // biome-ignore lint/correctness/useExhaustiveDependencies: the end of a batch asks for a new plan
  useEffect(() => {
    if (!isOpen || listId === undefined || isRunning) return
    let isCurrent = true
    setPreparation(working)
    // One after the other: rows of an earlier request must not join the batch of a later one.
    queue.current = queue.current.then(async () => {
      // A crash of the list's worker is reported.
      const answer = await prepare(bridge, workspace, listId, request.includeRefused, () => isCurrent).catch(() =>
        failed({ code: 'internal' })
      )
      if (!isCurrent || answer === null) return
      rounds.current += 1
      const { preparation: prepared } = answer
      setPreparation(prepared.phase === 'ready' ? { ...prepared, round: rounds.current } : prepared)
      // Planning sends no change event: retried rows would still be shown as refused.
      if (answer.hasRenewed) store.refresh()
    })
    return () => {
      isCurrent = false
    }
  }, [bridge, store, workspace, listId, isOpen, isRunning, finishedAt, request])

  const prepareAgain = useCallback((choice?: { readonly includeRefused: boolean }) => {
    setRequest((before) => ({
      round: before.round + 1,
      includeRefused: choice?.includeRefused ?? before.includeRefused
    }))
  }, [])

  const replan = useCallback(
    async (round: number) => {
      if (listId === undefined || round !== rounds.current) return
      const plan = await bridge.calls['sending.plan']({ listId })
      // Of rows that are prepared anew meanwhile, the next plan tells.
      if (!plan.ok || round !== rounds.current) return
      setPreparation((before) => (before.phase === 'ready' ? { ...before, plan: plan.value } : before))
    },
    [bridge, listId]
  )

  // Retried rows have a new outcome: the next batch starts without refused rows.
  useEffect(() => {
    if (isRunning) setRequest((before) => ({ ...before, includeRefused: false }))
  }, [isRunning])

  return { preparation, prepareAgain, replan }
}

interface PlannedRow {
  readonly rowId: string
  readonly content: InvitationContent
}

async function prepare(
  { calls }: Bridge,
  workspace: Workspace,
  listId: string,
  includeRefused: boolean,
  isCurrent: () => boolean
): Promise<{ readonly preparation: Preparation; readonly hasRenewed: boolean } | null> {
  // All rows and changes must be stored before invitations are planned.
  await workspace.flushed()
  // Read again: the window's copy may be behind after the end of a batch.
  const refused = await refusedContents(calls, listId)
  if ('ok' in refused) return failed(refused)
  const isUnchangedRefusal = ({ rowId, content }: PlannedRow) => {
    const before = refused.get(rowId)
    return !includeRefused && before !== undefined && isSameContent(before, content)
  }
  let begin = true
  let hasRenewed = false
  for await (const piece of workspace.contents()) {
    if (!isCurrent()) return null
    const rows = piece.filter((row) => !isUnchangedRefusal(row))
    const answer = await calls['sending.prepare']({ listId, begin, invitations: rows })
    if (!answer.ok) return failed(answer)
    begin = false
    hasRenewed ||= rows.some(({ rowId }) => refused.has(rowId))
  }
  if (!isCurrent()) return null
  if (begin) {
    const answer = await calls['sending.prepare']({ listId, begin, invitations: [] })
    if (!answer.ok) return failed(answer)
  }
  const plan = await calls['sending.plan']({ listId })
  return plan.ok ? { preparation: { phase: 'ready', plan: plan.value, round: 0 }, hasRenewed } : failed(plan)
}

/** The sent contents of the refused rows. */
async function refusedContents(
  calls: Bridge['calls'],
  listId: string
): Promise<ReadonlyMap<string, InvitationContent> | Extract<CallOutput<'sending.invitations'>, { ok: false }>> {
  const refused = new Map<string, InvitationContent>()
  for (let offset = 0; ; offset += rowsPerCall) {
    const page = await calls['sending.invitations']({ listId, offset, limit: rowsPerCall })
    if (!page.ok) return page
    for (const { rowId, state, content } of page.value) if (state === 'refused') refused.set(rowId, content)
    if (page.value.length < rowsPerCall) return refused
  }
}

function failed(failure: Failure) {
  return { preparation: { phase: 'failed', failure }, hasRenewed: false } as const
}

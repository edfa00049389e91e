import { useCallback, useEffect, useRef, useState } from 'react'
import type { Bridge, CallOutput } from '#contract/channels.ts'
import type { InvitationContent } from '#contract/invitation.ts'
import { rowsPerCall } from '#contract/list.ts'
import type { BatchPlan, BatchView } from '#contract/sending.ts'
import { useBridge, useMirror } from '../../app/use-app.tsx'
import type { Failure } from '../../state/failure.ts'
import type { OpenList, Workspace } from '../../workspace/open-list.ts'
import { useWorkspace } from '../../workspace/use-workspace.tsx'
import { isSameContent } from './problems.ts'

/** What a batch would do if it were started now. `blocked`: rows that need a person first. */
export type Preparation =
  | { readonly phase: 'working' }
  | { readonly phase: 'failed'; readonly failure: Failure }
  | { readonly phase: 'ready'; readonly plan: BatchPlan }

export interface PreparationTools {
  readonly preparation: Preparation
  /** `includeRefused`: rows that the server refused, and that were not changed since, join the next batch. */
  readonly prepareAgain: (choice?: { readonly includeRefused: boolean }) => void
}

const working: Preparation = { phase: 'working' }

/**
 * Lays the list's ready rows down and plans them, whenever nothing of the list is on its way. Refused rows that are
 * still the same keep their reason until a person wants them tried again: laying them down would wipe it out.
 */
export function usePreparation(list: OpenList | null, batch: BatchView | null): PreparationTools {
  const bridge = useBridge()
  const mirror = useMirror()
  const workspace = useWorkspace()
  const [preparation, setPreparation] = useState<Preparation>(working)
  const [wish, setWish] = useState({ round: 0, includeRefused: false })
  const turn = useRef(Promise.resolve())

  // Not whether all rows are here: asking for the contents judges them anew, and so brings them once more.
  const isOpen = list?.phase === 'open'
  const listId = list?.listId
  const isRunning = batch !== null && batch.phase !== 'finished'
  // A batch of a few may end before the window has seen it run.
  const finishedAt = batch?.finishedAt ?? null

  // biome-ignore lint/correctness/useExhaustiveDependencies: the end of a batch asks for a new plan
  useEffect(() => {
    if (!isOpen || listId === undefined || isRunning) return
    let isWanted = true
    setPreparation(working)
    // One after the other: rows of an earlier wish must not join the batch of a later one.
    turn.current = turn.current.then(async () => {
      // The list's worker may have broken down: that is said, not waited for.
      const answer = await prepare(bridge, workspace, listId, wish.includeRefused, () => isWanted).catch(() =>
        failed({ code: 'internal' })
      )
      if (!isWanted || answer === null) return
      setPreparation(answer.preparation)
      // Laying down is not told as a change; those refused before would still be shown as refused.
      if (answer.hasRenewed) mirror.refresh()
    })
    return () => {
      isWanted = false
    }
  }, [bridge, mirror, workspace, listId, isOpen, isRunning, finishedAt, wish])

  const prepareAgain = useCallback((choice?: { readonly includeRefused: boolean }) => {
    setWish((before) => ({
      round: before.round + 1,
      includeRefused: choice?.includeRefused ?? before.includeRefused
    }))
  }, [])

  // Those tried again have another outcome now: a new batch starts from the careful choice.
  useEffect(() => {
    if (isRunning) setWish((before) => ({ ...before, includeRefused: false }))
  }, [isRunning])

  return { preparation, prepareAgain }
}

interface Laid {
  readonly rowId: string
  readonly content: InvitationContent
}

async function prepare(
  { calls }: Bridge,
  workspace: Workspace,
  listId: string,
  includeRefused: boolean,
  isWanted: () => boolean
): Promise<{ readonly preparation: Preparation; readonly hasRenewed: boolean } | null> {
  // The records must hold every row and change before invitations are made of them.
  await workspace.saved()
  // Asked anew: the window's copy may lag behind the end of a batch by a change or two.
  const refused = await refusedContents(calls, listId)
  if ('ok' in refused) return failed(refused)
  const isLeft = ({ rowId, content }: Laid) => {
    const before = refused.get(rowId)
    return !includeRefused && before !== undefined && isSameContent(before, content)
  }
  let begin = true
  let hasRenewed = false
  for await (const piece of workspace.contents()) {
    if (!isWanted()) return null
    const rows = piece.filter((row) => !isLeft(row))
    const answer = await calls['sending.prepare']({ listId, begin, invitations: rows })
    if (!answer.ok) return failed(answer)
    begin = false
    hasRenewed ||= rows.some(({ rowId }) => refused.has(rowId))
  }
  if (!isWanted()) return null
  if (begin) {
    const answer = await calls['sending.prepare']({ listId, begin, invitations: [] })
    if (!answer.ok) return failed(answer)
  }
  const plan = await calls['sending.plan']({ listId })
  return plan.ok ? { preparation: { phase: 'ready', plan: plan.value }, hasRenewed } : failed(plan)
}

/** What was sent of the rows that are refused now. */
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

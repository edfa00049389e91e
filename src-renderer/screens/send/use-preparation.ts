import { useCallback, useEffect, useRef, useState } from 'react'
import type { Bridge } from '#contract/channels.ts'
import type { InvitationContent } from '#contract/invitation.ts'
import type { BatchPlan } from '#contract/sending.ts'
import type { InvitationsState } from '../../app/invitations-mirror.ts'
import { useBridge } from '../../app/use-app.tsx'
import type { FailureCode } from '../../language/failures.ts'
import { useWorkspace } from '../../workspace/use-workspace.tsx'
import type { OpenList, Workspace } from '../../workspace/workspace.ts'
import { isSameContent } from './problems.ts'

export interface Failure {
  readonly code: FailureCode
  readonly detail?: string | undefined
}

/** What a batch would do if it were started now. `blocked`: rows that need a person first. */
export type Preparation =
  | { readonly phase: 'working' }
  | { readonly phase: 'failed'; readonly failure: Failure }
  | { readonly phase: 'ready'; readonly plan: BatchPlan }

export interface PreparationTools {
  readonly preparation: Preparation
  /** Whether rows that the server refused, and that were not changed since, are part of the next batch. */
  readonly includesRefused: boolean
  readonly prepareAgain: (choice?: { readonly includeRefused: boolean }) => void
}

const working: Preparation = { phase: 'working' }

/**
 * Lays the list's ready rows down and plans them, whenever nothing of the list is on its way. Refused rows that are
 * still the same keep their reason until a person wants them tried again: laying them down would wipe it out.
 */
export function usePreparation(
  list: OpenList | null,
  invitations: InvitationsState,
  isRunning: boolean
): PreparationTools {
  const bridge = useBridge()
  const workspace = useWorkspace()
  const [preparation, setPreparation] = useState<Preparation>(working)
  const [wish, setWish] = useState({ round: 0, includeRefused: false })
  const known = useRef(invitations)
  known.current = invitations
  const turn = useRef(Promise.resolve())

  // Not whether all rows are here: asking for the contents judges them anew, and so brings them once more.
  const isOpen = list?.phase === 'open'
  const listId = list?.listId
  const isKnown = invitations.phase === 'loaded'

  useEffect(() => {
    if (!isOpen || listId === undefined || !isKnown || isRunning) return
    let isWanted = true
    setPreparation(working)
    // One after the other: rows of an earlier wish must not join the batch of a later one.
    turn.current = turn.current.then(async () => {
      const answer = await prepare(bridge, workspace, listId, known.current, wish.includeRefused, () => isWanted)
      if (isWanted && answer !== null) setPreparation(answer)
    })
    return () => {
      isWanted = false
    }
  }, [bridge, workspace, listId, isOpen, isKnown, isRunning, wish])

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

  return { preparation, includesRefused: wish.includeRefused, prepareAgain }
}

async function prepare(
  { calls }: Bridge,
  workspace: Workspace,
  listId: string,
  { invitations, indexOf }: InvitationsState,
  includeRefused: boolean,
  isWanted: () => boolean
): Promise<Preparation | null> {
  const isLeft = ({ rowId, content }: { readonly rowId: string; readonly content: InvitationContent }) => {
    const index = indexOf.get(rowId)
    const known = index === undefined ? undefined : invitations[index]
    return !includeRefused && known?.state === 'refused' && isSameContent(known.content, content)
  }
  // The records must hold every row and change before invitations are made of them.
  await workspace.saved()
  let begin = true
  for await (const piece of workspace.contents()) {
    if (!isWanted()) return null
    const answer = await calls['sending.prepare']({
      listId,
      begin,
      invitations: piece.filter((row) => !isLeft(row))
    })
    if (!answer.ok) return { phase: 'failed', failure: answer }
    begin = false
  }
  if (!isWanted()) return null
  if (begin) {
    const answer = await calls['sending.prepare']({ listId, begin, invitations: [] })
    if (!answer.ok) return { phase: 'failed', failure: answer }
  }
  const plan = await calls['sending.plan']({ listId })
  return plan.ok ? { phase: 'ready', plan: plan.value } : { phase: 'failed', failure: plan }
}

import { useMemo } from 'react'
import type { InvitationView } from '#contract/invitation.ts'
import { useBatch } from '../../state/use-app.tsx'
import { problemsOf } from '../send/send-problems.ts'
import { useHeldDecision } from '../send/use-held-decision.ts'
import type { HeldPatients } from './held-panel.tsx'

/** The patients of a list who are held back as invited already, and how it is decided about them. */
export function useHeldPatients(listId: string, invitations: readonly InvitationView[]): HeldPatients {
  const batch = useBatch()
  const decisions = useHeldDecision(listId, nothing)
  const isRunning = batch !== null && batch.listId === listId && batch.phase !== 'finished'
  const byKind = useMemo(() => {
    const { heldElsewhere, held } = problemsOf(invitations)
    return { elsewhere: heldElsewhere, here: held }
  }, [invitations])
  return useMemo(() => ({ listId, byKind, decisions, isRunning }), [listId, byKind, decisions, isRunning])
}

/** The page before sending prepares itself when it is opened. */
function nothing(): void {}

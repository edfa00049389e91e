import { useMemo, useState } from 'react'
import type { CallInput } from '#contract/channels.ts'
import type { InvitationView } from '#contract/invitation.ts'
import { rowsPerCall } from '#contract/limits.ts'
import { useAnnounce } from '../../components/announcer.tsx'
import { useHandler } from '../../components/use-handler.ts'
import { useText } from '../../i18n/use-text.tsx'
import type { Failure } from '../../state/failure.ts'
import { useBridge } from '../../state/use-app.tsx'
import { useWorkspace } from '../../workspace/use-workspace.tsx'

export type HeldDecision = CallInput<'sending.decideHeld'>['decision']

export interface HeldDecisions {
  /** The decision that is being stored. */
  readonly busy: HeldDecision | null
  readonly failure: Failure | null
  /** How many invitations the last decision did not fit. */
  readonly refused: number
  readonly decide: (decision: HeldDecision, some: readonly InvitationView[]) => Promise<void>
  /** The user has read what did not work. */
  readonly forget: () => void
}

/** Stores decisions about held invitations of a list; who is left out is left out in the list too. */
export function useHeldDecision(listId: string, onDecided: () => void): HeldDecisions {
  const { calls } = useBridge()
  const t = useText('held')
  const workspace = useWorkspace()
  const announce = useAnnounce()
  const [busy, setBusy] = useState<HeldDecision | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [refused, setRefused] = useState(0)

  const forget = useHandler(() => {
    setFailure(null)
    setRefused(0)
  })

  const decide = useHandler(async (decision: HeldDecision, some: readonly InvitationView[]) => {
    setBusy(decision)
    forget()
    if (decision === 'leave-out') {
      await workspace.change(
        some.map(({ rowId }) => ({ rowId, excluded: true })),
        listId
      )
      await workspace.flushed()
    }
    let decided = 0
    let refusals = 0
    for (let start = 0; start < some.length; start += rowsPerCall) {
      const rowIds = some.slice(start, start + rowsPerCall).map(({ rowId }) => rowId)
      const answer = await calls['sending.decideHeld']({ listId, rowIds, decision })
      if (!answer.ok) {
        setFailure(answer)
        break
      }
      refusals += answer.value.refused.length
      decided += rowIds.length - answer.value.refused.length
    }
    setBusy(null)
    setRefused(refusals)
    announce(t.decided({ count: decided }))
    onDecided()
  })

  return useMemo(() => ({ busy, failure, refused, decide, forget }), [busy, failure, refused, decide, forget])
}

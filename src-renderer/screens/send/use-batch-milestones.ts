import { useEffect, useRef } from 'react'
import { assertNever } from '#contract/assert-never.ts'
import type { BatchView } from '#contract/sending.ts'
import { batchDone } from '../../app/list-progress.ts'
import { useAnnounce } from '../../components/announcer.tsx'
import type { Texts } from '../../i18n/messages.ts'
import { useText } from '../../i18n/use-text.tsx'
import { type Milestone, milestoneBetween } from './batch-milestones.ts'

/** Announces the progress of a batch. Its end is announced by the report, which takes the focus. */
export function useBatchMilestones(batch: BatchView | null): void {
  const t = useText('sendProgress')
  const announce = useAnnounce()
  // A batch that was running when the screen opened is part of the screen's text.
  const before = useRef(batch)
  useEffect(() => {
    if (batch === null || before.current === batch) return
    const milestone = milestoneBetween(before.current, batch)
    before.current = batch
    if (milestone !== null) announce(milestoneText(milestone, batch, t))
  }, [batch, announce, t])
}

function milestoneText(milestone: Milestone, batch: BatchView, t: Texts<'sendProgress'>): string {
  switch (milestone.kind) {
    case 'started':
      return t.saidStarted({ total: batch.total })
    case 'quarter':
      return t.ofTotal({ done: batchDone(batch), total: batch.total })
    case 'phase':
      return batch.phase === 'finished' ? '' : t[batch.phase]
    case 'problems':
      return t.saidProblems({ count: milestone.count })
    default:
      return assertNever(milestone)
  }
}

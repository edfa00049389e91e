import { assertNever } from '#contract/assert-never.ts'
import type { BatchView } from '#contract/sending.ts'
import type { Texts } from '../i18n/messages.ts'
import { useText } from '../i18n/use-text.tsx'
import { useList } from '../state/use-app.tsx'
import { batchDone } from './list-progress.ts'

export interface BatchSummary {
  /** "Sending “Tuesday”" */
  readonly title: string
  /** "23 of 47, done at 09:14" */
  readonly progress: string
  /** "45 invited, 1 refused" */
  readonly outcome: string
}

/** A batch in short texts, for the frame and the window's title. */
export function useBatchSummary(batch: BatchView): BatchSummary {
  const t = useText('batch')
  const name = useList(batch.listId)?.name ?? '…'
  const ofTotal = t.ofTotal({ done: batchDone(batch), total: batch.total })
  const isMoving = batch.phase === 'running' && batch.finishesAt !== null
  return {
    title: titleOf(batch, name, t),
    progress: isMoving ? `${ofTotal}, ${t.finishesAt({ at: batch.finishesAt ?? 0 })}` : ofTotal,
    outcome: [
      t.created({ count: batch.created + batch.recovered }),
      ...(batch.refused > 0 ? [t.refused({ count: batch.refused })] : []),
      ...(batch.unknown > 0 ? [t.inDoubt({ count: batch.unknown })] : []),
      ...(batch.held > 0 ? [t.held({ count: batch.held })] : [])
    ].join(', ')
  }
}

function titleOf({ phase }: BatchView, name: string, t: Texts<'batch'>): string {
  switch (phase) {
    case 'checking':
      return t.checking({ name })
    case 'running':
      return t.sending({ name })
    case 'paused':
      return t.paused({ name })
    case 'waiting':
      return t.waiting({ name })
    case 'stopping':
      return t.stopping({ name })
    case 'finished':
      return t.finished({ name })
    default:
      return assertNever(phase)
  }
}

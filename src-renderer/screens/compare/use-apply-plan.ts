import { useState } from 'react'
import { unpackedViews } from '../../workspace/row-views.ts'
import { useWorkspace } from '../../workspace/use-workspace.tsx'
import { completedTargets, type PlannedStep } from '../invitation-actions/action-runner.ts'
import { useActionRunner } from '../invitation-actions/use-action-runner.ts'
import type { ApplyPlan, CompareItem } from './apply-plan.ts'
import { dismissComparison } from './dismissed-comparisons.ts'
import type { Comparison } from './use-comparison.ts'

/**
 * Applies the selected changes: withdrawals first, then corrections, then the link again for those to notify. Rows that
 * remain to be sent stay in the newer list, all others are excluded. Resolves with the number of remaining rows.
 */
export function useApplyPlan(listId: string, { sent }: Comparison) {
  const workspace = useWorkspace()
  const runner = useActionRunner()
  const [isBusy, setBusy] = useState(false)

  async function applyPlan(items: readonly CompareItem[], plan: ApplyPlan, notifiesPatients: boolean): Promise<number> {
    setBusy(true)
    const steps: PlannedStep[] = [
      { action: { kind: 'withdraw' }, targets: plan.withdraw },
      ...plan.changes,
      ...(notifiesPatients
        ? [
            {
              resendTo: plan.changes.flatMap(({ targets }) => targets).filter(({ rowId }) => plan.notify.has(rowId))
            }
          ]
        : [])
    ]
    const selection = [...sent.values()].map(({ listId: other, rowId, content }) => ({
      target: { listId: other, rowId },
      content
    }))
    const hasSteps = plan.withdraw.length + plan.changes.length > 0
    const results = hasSteps ? await runner.run(steps, selection) : []
    // A patient whose old invitation still exists gets no second one.
    const freed = completedTargets(results, ['withdraw']).flatMap(({ rowId }) => plan.replace.get(rowId) ?? [])
    const remaining = new Set([...plan.create, ...freed])
    if (remaining.size > 0) await leaveOutOthers(items, remaining)
    dismissComparison(listId)
    setBusy(false)
    return remaining.size
  }

  async function leaveOutOthers(items: readonly CompareItem[], remaining: ReadonlySet<string>): Promise<void> {
    const compared = new Set(items.flatMap((item) => (item.kind === 'gone' ? [] : [item.now.rowId])))
    const list = workspace.state()
    if (list?.listId !== listId) return
    const views = await unpackedViews(list.rows)
    const changes = views.flatMap(({ rowId }) =>
      compared.has(rowId) && !remaining.has(rowId) ? [{ rowId, excluded: true }] : []
    )
    if (changes.length > 0) await workspace.change(changes, listId)
    await workspace.flushed()
  }

  return { carryOut: applyPlan, isBusy }
}

import { useState } from 'react'
import { unpackedViews } from '../../workspace/row-views.ts'
import { useWorkspace } from '../../workspace/use-workspace.tsx'
import { doneTargets, type PlannedStep, thenResend } from '../aftercare/care-desk.ts'
import { useCareDesk } from '../aftercare/use-care-desk.ts'
import { setAnswered } from './answered.ts'
import type { CompareItem, ComparePlan } from './plan.ts'
import type { Comparison } from './use-comparison.ts'

/**
 * Applies the selected changes: withdrawals first, then corrections, then the link again for those to notify. Rows that
 * remain to be sent stay in the newer list, all others are excluded. Resolves with the number of remaining rows.
 */
export function useCarryOut(listId: string, { sent }: Comparison) {
  const workspace = useWorkspace()
  const desk = useCareDesk()
  const [isBusy, setBusy] = useState(false)

  async function carryOut(items: readonly CompareItem[], plan: ComparePlan, mayTell: boolean): Promise<number> {
    setBusy(true)
    const steps: PlannedStep[] = [
      { action: { kind: 'withdraw' }, targets: plan.withdraw },
      ...plan.changes,
      (lines) => {
        const step = mayTell ? thenResend(lines) : null
        if (step === null) return null
        return { ...step, targets: step.targets.filter(({ rowId }) => plan.tell.has(rowId)) }
      }
    ]
    const subjects = [...sent.values()].map(({ listId: other, rowId, content }) => ({
      target: { listId: other, rowId },
      content
    }))
    const hasSteps = plan.withdraw.length + plan.changes.length > 0
    const lines = hasSteps ? await desk.run(steps, subjects) : []
    // A patient whose old invitation still exists gets no second one.
    const freed = doneTargets(lines, ['withdraw']).flatMap(({ rowId }) => plan.replace.get(rowId) ?? [])
    const left = new Set([...plan.create, ...freed])
    if (left.size > 0) await leaveOutOthers(items, left)
    setAnswered(listId)
    setBusy(false)
    return left.size
  }

  async function leaveOutOthers(items: readonly CompareItem[], left: ReadonlySet<string>): Promise<void> {
    const compared = new Set(items.flatMap((item) => (item.kind === 'gone' ? [] : [item.now.rowId])))
    const list = workspace.state()
    if (list?.listId !== listId) return
    const views = await unpackedViews(list.rows)
    const changes = views.flatMap(({ rowId, state }) =>
      compared.has(rowId) && !left.has(rowId) ? [{ ...state, excluded: true }] : []
    )
    if (changes.length > 0) await workspace.change(changes)
    await workspace.flushed()
  }

  return { carryOut, isBusy }
}

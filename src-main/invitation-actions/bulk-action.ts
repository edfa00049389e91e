import { randomUUID } from 'node:crypto'
import type { ActionOutcome, ActionProgress, ActionView, Target, TargetResult } from '#contract/invitation-actions.ts'
import type { ActionAuditAction } from './action-port.ts'
import { createRequestQueue } from './request-queue.ts'
import { type RunActionOptions, runAction } from './run-action.ts'

/** More in flight would mean more unknown outcomes on a broken connection. */
const inFlightMax = 8

export type BulkActionOptions = Omit<RunActionOptions, 'queue'> & {
  readonly targets: readonly Target[]
  readonly ratePerSecond: number
  readonly onResult: (result: TargetResult) => void
  readonly onProgress: () => void
}

/** An action on several invitations. */
export interface BulkAction {
  progress(): ActionProgress
  view(): ActionView
  stop(): void
  setInterruption(reason: 'offline' | 'asleep' | null): void
  /** Resolves when every target has its result. */
  readonly finished: Promise<void>
}

/** Takes targets in order, several at a time. Those whose outcome shows only later come last. */
export function startBulkAction(options: BulkActionOptions): BulkAction {
  const { action, targets, store, server, clock, ratePerSecond, onResult, onProgress } = options
  const actionId = randomUUID()
  const queue = createRequestQueue(clock, ratePerSecond, onProgress)
  const results: TargetResult[] = []
  const later: { readonly target: Target; readonly resume: () => Promise<ActionOutcome> }[] = []
  let next = 0
  let isStopping = false
  let isFinished = false

  function report(target: Target, outcome: ActionOutcome): void {
    const result = { target, outcome }
    results.push(result)
    onResult(result)
    onProgress()
  }

  async function work(): Promise<void> {
    for (let target = targets[next]; target !== undefined; target = targets[next]) {
      next += 1
      if (queue.isEnded()) {
        report(target, { kind: 'untouched' })
        continue
      }
      const step = await runAction({ ...options, queue }, target)
      if (step.kind === 'later') later.push({ target, resume: step.resume })
      else report(target, step)
    }
  }

  function audit(phase: 'started' | 'finished', count: number): void {
    const name: ActionAuditAction = `${action.kind}-${phase}`
    const lists = new Set(targets.map(({ listId }) => listId))
    const [listId] = lists
    const list = lists.size === 1 && listId !== undefined ? { listId } : {}
    // A failed audit entry must not stop the action: each attempt is recorded.
    store.audit({ at: clock.now(), account: server.account, action: name, ...list, count })
  }

  async function run(): Promise<void> {
    audit('started', targets.length)
    await Promise.all(Array.from({ length: Math.min(inFlightMax, targets.length) }, work))
    for (const { target, resume } of later) report(target, await resume())
    audit('finished', results.filter(({ outcome }) => outcome.kind === 'done').length)
    isFinished = true
    onProgress()
  }

  function phase(): ActionProgress['phase'] {
    if (isFinished) return 'finished'
    if (isStopping || queue.isEnded()) return 'stopping'
    return queue.wait() === undefined ? 'running' : 'waiting'
  }

  function progress(): ActionProgress {
    const wait = isFinished ? undefined : queue.wait()
    const endedBy = queue.endedBy()
    return {
      actionId,
      action,
      phase: phase(),
      ...(wait === undefined ? {} : { wait }),
      ...(endedBy === undefined ? {} : { endedBy }),
      total: targets.length,
      completed: results.length
    }
  }

  return {
    progress,
    view: () => ({ ...progress(), results: [...results] }),
    stop() {
      isStopping = true
      queue.end()
    },
    setInterruption(reason) {
      if (reason !== 'offline' || !server.isOnThisComputer) queue.setInterruption(reason)
    },
    finished: run()
  }
}

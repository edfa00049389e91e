import type { Bridge, FailureCode } from '#contract/channels.ts'
import {
  type ActionOutcome,
  type ActionView,
  type InvitationAction,
  type Target,
  targetsMax
} from '#contract/invitation-actions.ts'
import type { AppStore } from '../../state/app-store.ts'
import { type BulkAction, displayName, type SelectedInvitation } from './selection.ts'

/** The result of one action for one patient. */
export interface ActionResult {
  readonly target: Target
  readonly action: InvitationAction['kind']
  readonly outcome: ActionOutcome
}

/** Sends the link again to those of these targets whose change succeeded. */
export interface ResendAfterwards {
  readonly resendTo: readonly Target[]
}

export type PlannedStep = BulkAction | ResendAfterwards

/** All actions started by one button, run one after the other. */
export interface ActionRun {
  readonly phase: 'running' | 'stopping' | 'finished'
  readonly action: InvitationAction['kind']
  readonly wait: ActionView['wait']
  readonly endedBy: ActionView['endedBy']
  readonly total: number
  readonly results: readonly ActionResult[]
  /** Why it could not start or continue. */
  readonly failure: { readonly code: FailureCode; readonly detail?: string | undefined } | null
}

export interface ActionRunner {
  readonly read: () => ActionRun | null
  readonly subscribe: (listener: () => void) => () => void
  /** Runs the actions one after the other and resolves with all results. Does nothing while another run is active. */
  readonly run: (
    steps: readonly PlannedStep[],
    selection: readonly SelectedInvitation[]
  ) => Promise<readonly ActionResult[]>
  readonly stop: () => void
  /** Removes the finished run from the screen. */
  readonly dismiss: () => void
  /** The patient's name, if a run of this window included the row. */
  readonly nameOf: (rowId: string) => string | undefined
}

/** Runs actions through the main process, one at a time, and keeps their results until dismissed. */
export function createActionRunner({ calls }: Bridge, store: Pick<AppStore, 'read' | 'subscribe'>): ActionRunner {
  const listeners = new Set<() => void>()
  const names = new Map<string, string>()
  let current: ActionRun | null = null
  let isStopping = false

  function set(next: ActionRun | null): void {
    current = next
    for (const listener of listeners) listener()
  }

  function update(part: Partial<ActionRun>): void {
    if (current !== null) set({ ...current, ...part })
  }

  /** Resolves when the action has finished. */
  function follow(careId: string, before: readonly ActionResult[]): Promise<ActionView> {
    return new Promise((resolve) => {
      const check = () => {
        const { bulkAction } = store.read()
        if (bulkAction === null || bulkAction.actionId !== careId) return
        update({ results: [...before, ...toResults(bulkAction)], wait: bulkAction.wait })
        if (bulkAction.phase !== 'finished' || bulkAction.results.length < bulkAction.completed) return
        unsubscribe()
        resolve(bulkAction)
      }
      const unsubscribe = store.subscribe(check)
      check()
    })
  }

  async function run(
    steps: readonly PlannedStep[],
    selection: readonly SelectedInvitation[]
  ): Promise<readonly ActionResult[]> {
    if (current !== null && current.phase !== 'finished') return []
    for (const selected of selection) names.set(selected.target.rowId, displayName(selected))
    isStopping = false
    const known = steps.filter((step) => 'action' in step)
    set({
      phase: 'running',
      action: known[0]?.action.kind ?? 'refresh',
      wait: undefined,
      endedBy: undefined,
      total: known.reduce((total, { targets }) => total + targets.length, 0),
      results: [],
      failure: null
    })
    let results: readonly ActionResult[] = []
    const agreed = await calls['actions.announce']({ steps: steps.map(announced) })
    if (!agreed.ok) {
      update({ phase: 'finished', failure: agreed })
      return results
    }
    for (const planned of steps) {
      const step = 'action' in planned ? planned : resendAfter(results, planned)
      if (step.targets.length === 0) continue
      if (step !== planned) update({ total: (current?.total ?? 0) + step.targets.length })
      update({ action: step.action.kind })
      for (let from = 0; from < step.targets.length; from += targetsMax) {
        const targets = step.targets.slice(from, from + targetsMax)
        if (isStopping) {
          results = [...results, ...targets.map((target) => untouchedResult(target, step.action.kind))]
          continue
        }
        const started = await calls['actions.start']({ action: step.action, targets })
        if (!started.ok) {
          update({ phase: 'finished', results, failure: started })
          return results
        }
        const ended = await follow(started.value.actionId, results)
        results = [...results, ...toResults(ended)]
        if (ended.endedBy !== undefined) {
          update({ phase: 'finished', results, endedBy: ended.endedBy, wait: undefined })
          return results
        }
      }
    }
    update({ phase: 'finished', results, wait: undefined })
    return results
  }

  /** Continues with an action that was running when the window was reloaded. */
  const resumeRunning = () => {
    const { bulkAction } = store.read()
    if (bulkAction === null || bulkAction.phase === 'finished' || current !== null) return
    const { action, total } = bulkAction
    set({
      phase: 'running',
      action: action.kind,
      wait: undefined,
      endedBy: undefined,
      total,
      results: [],
      failure: null
    })
    void follow(bulkAction.actionId, []).then(({ endedBy }) => update({ phase: 'finished', endedBy, wait: undefined }))
  }
  store.subscribe(resumeRunning)
  resumeRunning()

  return {
    read: () => current,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    run,
    stop: () => {
      isStopping = true
      update({ phase: 'stopping' })
      void calls['actions.stop'](undefined)
    },
    dismiss: () => {
      if (current?.phase === 'finished') set(null)
    },
    nameOf: (rowId) => names.get(rowId)
  }
}

function toResults({ action, results }: ActionView): readonly ActionResult[] {
  return results.map(({ target, outcome }) => ({ target, action: action.kind, outcome }))
}

function untouchedResult(target: Target, action: InvitationAction['kind']): ActionResult {
  return { target, action, outcome: { kind: 'untouched' } }
}

/** Targets for which one of these actions succeeded. */
export function completedTargets(
  results: readonly ActionResult[],
  kinds: readonly InvitationAction['kind'][]
): readonly Target[] {
  return results
    .filter(({ action, outcome }) => kinds.includes(action) && outcome.kind === 'done')
    .map(({ target }) => target)
}

function resendAfter(results: readonly ActionResult[], { resendTo }: ResendAfterwards): BulkAction {
  const changed = new Set(completedTargets(results, ['correct', 'move']).map(({ rowId }) => rowId))
  return { action: { kind: 'resend' }, targets: resendTo.filter(({ rowId }) => changed.has(rowId)) }
}

/** A step as a person agrees to it, before it is known what will succeed. */
function announced(step: PlannedStep) {
  const { action, targets } = 'action' in step ? step : { action: { kind: 'resend' } as const, targets: step.resendTo }
  return { action, targets: [...targets] }
}

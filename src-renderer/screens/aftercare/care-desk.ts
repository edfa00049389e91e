import type { Bridge, FailureCode } from '#contract/channels.ts'
import {
  type ActionOutcome,
  type ActionView,
  type InvitationAction,
  type Target,
  targetsMax
} from '#contract/invitation-actions.ts'
import type { Mirror } from '../../app/mirror.ts'
import { type CareStep, type Subject, subjectName } from './subjects.ts'

/** The result of one action for one patient. */
export interface CareLine {
  readonly target: Target
  readonly action: InvitationAction['kind']
  readonly outcome: ActionOutcome
}

/** An action, or a function of the results so far; null skips it. */
export type PlannedStep = CareStep | ((lines: readonly CareLine[]) => CareStep | null)

/** All actions started by one button, run one after the other. */
export interface CareRun {
  readonly phase: 'running' | 'stopping' | 'finished'
  readonly action: InvitationAction['kind']
  readonly wait: ActionView['wait']
  readonly endedBy: ActionView['endedBy']
  readonly total: number
  readonly lines: readonly CareLine[]
  /** Why it could not start or continue. */
  readonly failure: { readonly code: FailureCode; readonly detail?: string | undefined } | null
}

export interface CareDesk {
  readonly read: () => CareRun | null
  readonly subscribe: (listener: () => void) => () => void
  /** Runs the actions one after the other and resolves with all results. Does nothing while another run is active. */
  readonly run: (steps: readonly PlannedStep[], subjects: readonly Subject[]) => Promise<readonly CareLine[]>
  readonly stop: () => void
  /** Removes the finished run from the screen. */
  readonly dismiss: () => void
  /** The patient's name, if a run of this window included the row. */
  readonly nameOf: (rowId: string) => string | undefined
}

/** Runs actions through the main process, one at a time, and keeps their results until dismissed. */
export function createCareDesk({ calls }: Bridge, mirror: Pick<Mirror, 'read' | 'subscribe'>): CareDesk {
  const listeners = new Set<() => void>()
  const names = new Map<string, string>()
  let current: CareRun | null = null
  let isStopping = false

  function set(next: CareRun | null): void {
    current = next
    for (const listener of listeners) listener()
  }

  function update(part: Partial<CareRun>): void {
    if (current !== null) set({ ...current, ...part })
  }

  /** Resolves when the action has finished. */
  function follow(careId: string, before: readonly CareLine[]): Promise<ActionView> {
    return new Promise((resolve) => {
      const look = () => {
        const { care } = mirror.read()
        if (care === null || care.actionId !== careId) return
        update({ lines: [...before, ...linesOf(care)], wait: care.wait })
        if (care.phase !== 'finished' || care.results.length < care.completed) return
        unsubscribe()
        resolve(care)
      }
      const unsubscribe = mirror.subscribe(look)
      look()
    })
  }

  async function run(steps: readonly PlannedStep[], subjects: readonly Subject[]): Promise<readonly CareLine[]> {
    if (current !== null && current.phase !== 'finished') return []
    for (const subject of subjects) names.set(subject.target.rowId, subjectName(subject))
    isStopping = false
    const known = steps.filter((step) => typeof step !== 'function')
    set({
      phase: 'running',
      action: known[0]?.action.kind ?? 'refresh',
      wait: undefined,
      endedBy: undefined,
      total: known.reduce((total, { targets }) => total + targets.length, 0),
      lines: [],
      failure: null
    })
    let lines: readonly CareLine[] = []
    for (const planned of steps) {
      const step = typeof planned === 'function' ? planned(lines) : planned
      if (step === null || step.targets.length === 0) continue
      if (typeof planned === 'function') update({ total: (current?.total ?? 0) + step.targets.length })
      update({ action: step.action.kind })
      for (let from = 0; from < step.targets.length; from += targetsMax) {
        const targets = step.targets.slice(from, from + targetsMax)
        if (isStopping) {
          lines = [...lines, ...targets.map((target) => untouched(target, step.action.kind))]
          continue
        }
        const started = await calls['actions.start']({ action: step.action, targets })
        if (!started.ok) {
          update({ phase: 'finished', lines, failure: started })
          return lines
        }
        const ended = await follow(started.value.actionId, lines)
        lines = [...lines, ...linesOf(ended)]
        if (ended.endedBy !== undefined) {
          update({ phase: 'finished', lines, endedBy: ended.endedBy, wait: undefined })
          return lines
        }
      }
    }
    update({ phase: 'finished', lines, wait: undefined })
    return lines
  }

  /** Continues with an action that was running when the window was reloaded. */
  const adopt = () => {
    const { care } = mirror.read()
    if (care === null || care.phase === 'finished' || current !== null) return
    const { action, total } = care
    set({
      phase: 'running',
      action: action.kind,
      wait: undefined,
      endedBy: undefined,
      total,
      lines: [],
      failure: null
    })
    void follow(care.actionId, []).then(({ endedBy }) => update({ phase: 'finished', endedBy, wait: undefined }))
  }
  mirror.subscribe(adopt)
  adopt()

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

function linesOf({ action, results }: ActionView): readonly CareLine[] {
  return results.map(({ target, outcome }) => ({ target, action: action.kind, outcome }))
}

function untouched(target: Target, action: InvitationAction['kind']): CareLine {
  return { target, action, outcome: { kind: 'untouched' } }
}

/** Targets for which one of these actions succeeded. */
export function doneTargets(lines: readonly CareLine[], kinds: readonly InvitationAction['kind'][]): readonly Target[] {
  return lines
    .filter(({ action, outcome }) => kinds.includes(action) && outcome.kind === 'done')
    .map(({ target }) => target)
}

/** Sends the link again to those whose change succeeded. */
export function thenResend(lines: readonly CareLine[]): CareStep | null {
  const targets = doneTargets(lines, ['correct', 'move'])
  return targets.length === 0 ? null : { action: { kind: 'resend' }, targets }
}

import type { ListChange } from '#contract/list-change.ts'
import type { DirectoryChange } from '../directory.ts'

/** What a step changed, and how to get there or back. `Reading`: the whole list, as a file was read. */
export type StepState<Reading> =
  | { readonly kind: 'rows' | 'settings' | 'columns'; readonly value: ListChange }
  | { readonly kind: 'directory'; readonly value: DirectoryChange }
  | { readonly kind: 'reading'; readonly value: Reading }

export type StepKind = StepState<never>['kind']

/** A decision of the user; both sides have the same kind. Of two readings only the one that is not open is kept. */
type Step<Reading> =
  | { readonly before: StepState<never>; readonly after: StepState<never> }
  | { readonly other: Reading }

/** Undo and redo, without limit. */
export interface History<Reading> {
  record(step: { readonly before: StepState<never>; readonly after: StepState<never> }): void
  /** The file was read anew. `before`: the list as it was read until then. */
  recordReading(before: Reading): void
  /** The state before the last step, if there is one. `open`: gives the list as it is read now, to come back to it. */
  undo(open: () => Reading): StepState<Reading> | undefined
  redo(open: () => Reading): StepState<Reading> | undefined
  /** Steps that can be undone. */
  readonly undoCount: number
  readonly canRedo: boolean
}

export function createHistory<Reading>(): History<Reading> {
  const done: Step<Reading>[] = []
  let undone: Step<Reading>[] = []

  function record(step: Step<Reading>): void {
    done.push(step)
    undone = []
  }

  function move(
    from: Step<Reading>[],
    to: Step<Reading>[],
    side: 'before' | 'after',
    open: () => Reading
  ): StepState<Reading> | undefined {
    const step = from.pop()
    if (step === undefined) return undefined
    if (!('other' in step)) {
      to.push(step)
      return step[side]
    }
    to.push({ other: open() })
    return { kind: 'reading', value: step.other }
  }

  return {
    record,
    recordReading: (before) => record({ other: before }),
    undo: (open) => move(done, undone, 'before', open),
    redo: (open) => move(undone, done, 'after', open),
    get undoCount() {
      return done.length
    },
    get canRedo() {
      return undone.length > 0
    }
  }
}

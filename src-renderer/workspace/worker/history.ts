import type { ListChange } from '#contract/list-change.ts'
import type { DirectoryChange } from '../directory.ts'

/** What a step changed, and how to get there or back. `Reading`: the whole list, as a file was read. */
export type StepState<Reading> =
  | { readonly kind: 'rows' | 'settings' | 'columns'; readonly value: ListChange }
  | { readonly kind: 'directory'; readonly value: DirectoryChange }
  | { readonly kind: 'reading'; readonly value: Reading }

export type StepKind = StepState<never>['kind']

/** One decision of the user; both sides have the same kind. */
interface Step<Reading> {
  readonly before: StepState<Reading>
  readonly after: StepState<Reading>
}

/** Undo and redo, without limit. */
export interface History<Reading> {
  record(step: Step<Reading>): void
  /** The state before the last step, if there is one. */
  undo(): StepState<Reading> | undefined
  redo(): StepState<Reading> | undefined
  /** Steps that can be undone. */
  readonly undoCount: number
  readonly canRedo: boolean
}

export function createHistory<Reading>(): History<Reading> {
  const undoCount: Step<Reading>[] = []
  let undone: Step<Reading>[] = []
  return {
    record(step) {
      undoCount.push(step)
      undone = []
    },
    undo() {
      const step = undoCount.pop()
      if (step !== undefined) undone.push(step)
      return step?.before
    },
    redo() {
      const step = undone.pop()
      if (step !== undefined) undoCount.push(step)
      return step?.after
    },
    get undoCount() {
      return undoCount.length
    },
    get canRedo() {
      return undone.length > 0
    }
  }
}

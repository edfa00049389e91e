import type { RowChange } from '#contract/list.ts'

/** One decision of a person, and how the rows were before it. */
interface Step {
  readonly before: readonly RowChange[]
  readonly after: readonly RowChange[]
}

/** What can be undone and redone, without limit. */
export interface History {
  record(step: Step): void
  /** The rows as they were before the last step, or nothing. */
  undo(): readonly RowChange[] | undefined
  redo(): readonly RowChange[] | undefined
  readonly canUndo: boolean
  readonly canRedo: boolean
}

export function createHistory(): History {
  const done: Step[] = []
  let undone: Step[] = []
  return {
    record(step) {
      done.push(step)
      undone = []
    },
    undo() {
      const step = done.pop()
      if (step !== undefined) undone.push(step)
      return step?.before
    },
    redo() {
      const step = undone.pop()
      if (step !== undefined) done.push(step)
      return step?.after
    },
    get canUndo() {
      return done.length > 0
    },
    get canRedo() {
      return undone.length > 0
    }
  }
}

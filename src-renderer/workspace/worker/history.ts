import type { Layout, ListSettings, RowChange } from '#contract/list.ts'

/** What a step changed, and how it was before or after it. `Reading`: the whole list, as a file was read. */
export type Part<Reading> =
  | { readonly kind: 'rows'; readonly value: readonly RowChange[] }
  | { readonly kind: 'settings'; readonly value: ListSettings }
  | { readonly kind: 'columns'; readonly value: Layout }
  | { readonly kind: 'reading'; readonly value: Reading }

export type StepKind = Part<never>['kind']

/** One decision of the user; both sides have the same kind. */
interface Step<Reading> {
  readonly before: Part<Reading>
  readonly after: Part<Reading>
}

/** Undo and redo, without limit. */
export interface History<Reading> {
  record(step: Step<Reading>): void
  /** The state before the last step, if there is one. */
  undo(): Part<Reading> | undefined
  redo(): Part<Reading> | undefined
  /** Steps that can be undone. */
  readonly done: number
  readonly canRedo: boolean
}

export function createHistory<Reading>(): History<Reading> {
  const done: Step<Reading>[] = []
  let undone: Step<Reading>[] = []
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
    get done() {
      return done.length
    },
    get canRedo() {
      return undone.length > 0
    }
  }
}

import type { ListChange } from '#contract/list-change.ts'
import type { DirectoryChange } from '../directory.ts'
import { type Packed, pack, unpack } from './packed.ts'

/** What a step changed, and how to get there or back. `Reading`: the whole list, as a file was read. */
export type StepState<Reading> =
  | { readonly kind: 'rows' | 'settings' | 'columns'; readonly value: ListChange }
  | { readonly kind: 'directory'; readonly value: DirectoryChange }
  | { readonly kind: 'reading'; readonly value: Reading }

export type StepKind = StepState<never>['kind']

/** A decision of the user; both sides have the same kind. */
interface Sides {
  readonly before: StepState<never>
  readonly after: StepState<never>
}

/** Of two readings only the one that is not open is kept. */
type Step<Reading> = Sides | { readonly packed: Packed<Sides> } | { readonly other: Reading }

/** Rows from which on a step is packed: with all rows of the longest list it has 40 MB, and users make many steps. */
const packedFrom = 5000

/** Undo and redo, without limit. */
export interface History<Reading> {
  record(step: Sides): void
  /** The file was read anew. `before`: the list as it was read until then. */
  recordReading(before: Reading): void
  /** The state before the last step, if there is one. `open`: gives the list as it is read now, to come back to it. */
  undo(open: () => Reading): StepState<Reading> | undefined
  redo(open: () => Reading): StepState<Reading> | undefined
  /** Steps that can be undone. */
  readonly undoCount: number
  readonly canRedo: boolean
}

function isLong({ after }: Sides): boolean {
  return after.kind === 'rows' && (after.value.rows?.length ?? 0) >= packedFrom
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
    if ('other' in step) {
      to.push({ other: open() })
      return { kind: 'reading', value: step.other }
    }
    to.push(step)
    return 'packed' in step ? unpack(step.packed)[side] : step[side]
  }

  return {
    record: (step) => record(isLong(step) ? { packed: pack(step) } : step),
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

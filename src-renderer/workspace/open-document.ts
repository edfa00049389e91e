import { changedDocument } from '#contract/changed-list.ts'
import type { ListDocument } from '#contract/list.ts'
import type { ListChange } from '#contract/list-change.ts'
import type { OpenListState } from './open-list-state.ts'

type DocumentChange = Omit<ListChange, 'rows'>

/**
 * Name, settings and columns of the open list. What the user has just chosen is shown at once and is the base of the next
 * choice, while the worker still answers an earlier one.
 */
export interface OpenDocument {
  /** As the worker has it after its last answer. */
  answered(): ListDocument | null
  /** Shows a change that the worker has not answered yet. Returns a function that ends this. */
  show(change: DocumentChange): () => void
  /** The worker's answer. */
  apply(change: DocumentChange): void
  /** Another reading, or the list as it is stored. */
  replace(document: ListDocument): void
}

export function createOpenDocument(list: OpenListState): OpenDocument {
  let document: ListDocument | null = null
  let unanswered: readonly DocumentChange[] = []

  function update(): void {
    list.update({ document: document === null ? null : unanswered.reduce(changedDocument, document) })
  }

  return {
    answered: () => document,
    show(change) {
      unanswered = [...unanswered, change]
      update()
      return () => {
        unanswered = unanswered.filter((one) => one !== change)
        update()
      }
    },
    apply(change) {
      if (document === null || (change.name ?? change.settings ?? change.layout) === undefined) return
      document = changedDocument(document, change)
      update()
    },
    replace(next) {
      document = next
      update()
    }
  }
}

import type { ListFigures } from '#contract/list.ts'
import { noDirectory } from './directory.ts'
import type { OpenList } from './open-list.ts'
import { rowViews } from './row-views.ts'
import type { ListQuestions, RowStats } from './views.ts'

const noFigures: ListFigures = { patients: 0, ready: 0, blocked: 0, excluded: 0, firstMoment: null, lastMoment: null }

const noStats: RowStats = {
  warned: 0,
  out: 0,
  hasDoctor: false,
  hasQueue: false,
  namesSeveralDoctors: false,
  lostZeros: 0,
  accepted: {},
  skipped: { count: 0, byReason: {}, withText: 0, first: [] }
}

const noQuestions: ListQuestions = { contacts: [], day: null, invite: null, pairs: null, dateOrder: null }

/** The open list as the screens see it. One at a time. */
export interface OpenListState {
  get(): OpenList | null
  subscribe(listener: () => void): () => void
  /** Changes a part and notifies the screens. Does nothing while no list is open. */
  update(part: Partial<OpenList>): void
  /** Changes a part without notifying: for rows that the table fetches when it draws. */
  updateSilently(part: Partial<OpenList>): void
  /** Shows another list as opening. Returns the number of this opening. */
  begin(listId: string): number
  /** Shows no list. */
  close(): void
  /** Counts up with each list that is opened or closed. What belongs to an earlier opening is dropped. */
  opening(): number
}

export function createOpenListState(): OpenListState {
  const listeners = new Set<() => void>()
  let current: OpenList | null = null
  let opening = 0

  function set(next: OpenList | null): void {
    current = next
    for (const listener of listeners) listener()
  }

  return {
    get: () => current,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    update(part) {
      if (current !== null) set({ ...current, ...part })
    },
    updateSilently(part) {
      if (current !== null) current = { ...current, ...part }
    },
    begin(listId) {
      opening += 1
      const directory = current?.listId === listId ? current.directory : noDirectory
      set({
        listId,
        phase: 'opening',
        reading: opening,
        document: null,
        source: null,
        match: null,
        unmatched: null,
        rows: rowViews(0),
        isComplete: false,
        figures: noFigures,
        issueGroups: [],
        stats: noStats,
        questions: noQuestions,
        unknownDoctors: [],
        directory,
        undoCount: 0,
        canRedo: false,
        saveState: 'saved'
      })
      return opening
    },
    close() {
      opening += 1
      set(null)
    },
    opening: () => opening
  }
}

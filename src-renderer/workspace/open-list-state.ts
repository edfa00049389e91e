import type { ListFigures } from '#contract/list.ts'
import { noDirectory } from './directory.ts'
import type { OpenList } from './open-list.ts'
import { rowViews } from './row-views.ts'
import type { ListQuestions, RowStats } from './views.ts'

const noFigures: ListFigures = { patients: 0, ready: 0, blocked: 0, excluded: 0, firstMoment: null, lastMoment: null }

const noStats: RowStats = {
  warned: 0,
  out: 0,
  languageAssumed: 0,
  hasDoctor: false,
  hasQueue: false,
  namesSeveralDoctors: false,
  lostZeros: 0,
  mixed: 0,
  accepted: {},
  skipped: { count: 0, byReason: {}, withText: 0, first: [] }
}

const noQuestions: ListQuestions = { contacts: [], day: null, invite: null, pairs: null, dateOrder: null }

/** One opening of a list as the screens see it. What belongs to it never reaches another one. */
export interface OpenListState {
  get(): OpenList
  /** Changes a part and notifies the screens. */
  update(part: Partial<OpenList>): void
  /** Changes a part without notifying: for rows that the table fetches when it draws. */
  updateSilently(part: Partial<OpenList>): void
  /** Another list was opened, or this one is opened anew: nothing more is loaded for it. */
  end(): void
  isEnded(): boolean
}

export function createOpenListState(listId: string, onChange: () => void): OpenListState {
  let isEnded = false
  let current: OpenList = {
    listId,
    phase: 'opening',
    reading: 0,
    document: null,
    source: null,
    match: null,
    unmatched: null,
    rows: rowViews(0),
    isComplete: false,
    number: 0,
    figures: noFigures,
    issueGroups: [],
    stats: noStats,
    questions: noQuestions,
    unknownDoctors: [],
    directory: noDirectory,
    undoCount: 0,
    canRedo: false,
    draft: null,
    notice: null
  }

  function updateSilently(part: Partial<OpenList>): void {
    current = { ...current, ...part }
  }

  return {
    get: () => current,
    updateSilently,
    update(part) {
      updateSilently(part)
      onChange()
    },
    end() {
      isEnded = true
    },
    isEnded: () => isEnded
  }
}

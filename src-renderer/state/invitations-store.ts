import type { CallOutput } from '#contract/channels.ts'
import type { InvitationView } from '#contract/invitation.ts'
import { rowsPerCall } from '#contract/limits.ts'

/** Invitations of one list in the order of the file. While `loading` it holds the pages that have arrived. */
export interface InvitationsState {
  readonly phase: 'loading' | 'loaded' | 'failed'
  readonly invitations: readonly InvitationView[]
  /** Index of each row in `invitations`. */
  readonly indexOf: ReadonlyMap<string, number>
}

export interface InvitationsPorts {
  readonly page: (listId: string, offset: number, limit: number) => Promise<CallOutput<'sending.invitations'>>
  readonly changed: (all: ReadonlyMap<string, InvitationsState>) => void
}

export interface InvitationsStore {
  readonly watch: (listId: string) => () => void
  readonly apply: (listId: string, changed: readonly InvitationView[]) => void
  /** Clears these lists and reloads those that are still watched. */
  readonly forget: (listIds: readonly string[]) => void
  /** Reloads every watched list. */
  readonly reload: () => void
}

interface Watched {
  watchers: number
  /** Increases with each load: pages of an earlier load are dropped. */
  round: number
  /** Changes since the load began, newer than any page. Null when nothing is being loaded. */
  since: Map<string, InvitationView> | null
  state: InvitationsState
}

const empty: InvitationsState = { phase: 'loading', invitations: [], indexOf: new Map() }

/** Loads a list's invitations page by page, then applies deltas. A delta for an unknown row reloads the list. */
export function createInvitationsStore(ports: InvitationsPorts): InvitationsStore {
  const lists = new Map<string, Watched>()

  function publish(): void {
    ports.changed(new Map([...lists].map(([listId, { state }]) => [listId, state])))
  }

  async function load(listId: string, watched: Watched): Promise<void> {
    watched.round++
    const { round } = watched
    const since = new Map<string, InvitationView>()
    watched.since = since
    const loaded: InvitationView[] = []
    for (;;) {
      const answer = await ports.page(listId, loaded.length, rowsPerCall)
      if (watched.round !== round || lists.get(listId) !== watched) return
      if (!answer.ok) {
        watched.since = null
        watched.state = { ...watched.state, phase: 'failed' }
        return publish()
      }
      loaded.push(...answer.value)
      if (answer.value.length < rowsPerCall) break
    }
    watched.since = null
    const indexOf = new Map(loaded.map((invitation, index) => [invitation.rowId, index]))
    watched.state = overlay({ phase: 'loaded', invitations: loaded, indexOf }, [...since.values()])
    publish()
  }

  return {
    watch: (listId) => {
      const existing = lists.get(listId)
      if (existing === undefined) {
        const watched: Watched = { watchers: 1, round: 0, since: null, state: empty }
        lists.set(listId, watched)
        publish()
        void load(listId, watched)
      } else {
        existing.watchers++
      }
      return () => {
        const watched = lists.get(listId)
        if (watched === undefined) return
        watched.watchers--
        if (watched.watchers > 0) return
        lists.delete(listId)
        publish()
      }
    },
    apply: (listId, changed) => {
      const watched = lists.get(listId)
      if (watched === undefined) return
      if (watched.since !== null) {
        for (const invitation of changed) watched.since.set(invitation.rowId, invitation)
      }
      watched.state = overlay(watched.state, changed)
      publish()
      const isUnknownRow = changed.some(({ rowId }) => !watched.state.indexOf.has(rowId))
      if (isUnknownRow && watched.since === null) void load(listId, watched)
    },
    forget: (listIds) => {
      for (const listId of listIds) {
        const watched = lists.get(listId)
        if (watched === undefined) continue
        watched.state = empty
        void load(listId, watched)
      }
      publish()
    },
    reload: () => {
      for (const [listId, watched] of lists) void load(listId, watched)
    }
  }
}

/** Applies changes to the known rows. Unknown rows have no index yet and are left out. */
function overlay(state: InvitationsState, changed: readonly InvitationView[]): InvitationsState {
  if (changed.length === 0) return state
  const invitations = [...state.invitations]
  for (const invitation of changed) {
    const index = state.indexOf.get(invitation.rowId)
    if (index !== undefined) invitations[index] = invitation
  }
  return { ...state, invitations }
}

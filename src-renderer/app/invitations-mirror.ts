import type { CallOutput } from '#contract/channels.ts'
import type { InvitationView } from '#contract/invitation.ts'
import { rowsPerCall } from '#contract/list.ts'

/** Invitations of one list, in the file's order. `loading` still holds what is known so far. */
export interface InvitationsState {
  readonly phase: 'loading' | 'loaded' | 'failed'
  readonly invitations: readonly InvitationView[]
  /** Place of each row in `invitations`. */
  readonly indexOf: ReadonlyMap<string, number>
}

export interface InvitationsPorts {
  readonly page: (listId: string, offset: number, limit: number) => Promise<CallOutput<'sending.invitations'>>
  readonly changed: (all: ReadonlyMap<string, InvitationsState>) => void
}

export interface InvitationsMirror {
  readonly watch: (listId: string) => () => void
  readonly apply: (listId: string, changed: readonly InvitationView[]) => void
  /** Drops what is known of these lists, and asks for those that are watched again. */
  readonly forget: (listIds: readonly string[]) => void
  /** Asks for every watched list again. */
  readonly reload: () => void
}

interface Watched {
  watchers: number
  /** Counts up with each loading: pages of an earlier one are dropped. */
  round: number
  /** What changed since the loading began; newer than any page. Null when nothing is being loaded. */
  since: Map<string, InvitationView> | null
  state: InvitationsState
}

const empty: InvitationsState = { phase: 'loading', invitations: [], indexOf: new Map() }

/** Loads a list's invitations page by page, then keeps them by deltas. A row that nobody knew loads the list again. */
export function createInvitationsMirror(ports: InvitationsPorts): InvitationsMirror {
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
      const known = lists.get(listId)
      if (known === undefined) {
        const watched: Watched = { watchers: 1, round: 0, since: null, state: empty }
        lists.set(listId, watched)
        publish()
        void load(listId, watched)
      } else {
        known.watchers++
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
      const isNews = changed.some(({ rowId }) => !watched.state.indexOf.has(rowId))
      if (isNews && watched.since === null) void load(listId, watched)
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

/** The known rows with their changes. Rows that are not known have no place yet and are left out. */
function overlay(state: InvitationsState, changed: readonly InvitationView[]): InvitationsState {
  if (changed.length === 0) return state
  const invitations = [...state.invitations]
  for (const invitation of changed) {
    const index = state.indexOf.get(invitation.rowId)
    if (index !== undefined) invitations[index] = invitation
  }
  return { ...state, invitations }
}

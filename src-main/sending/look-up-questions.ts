import { type Result, succeed } from '#contract/call.ts'
import type { Outcome } from '../hcw/outcome.ts'
import type { RemoteInvite } from '../hcw/server.ts'
import type { StoredInvitation } from './invitation-port.ts'
import type { ServerSearch } from './server-search.ts'

/** A question that failed is asked again this many times at the end of the round. */
const repeatsMax = 2
/** This many failures in a row are the server's or the network's, not the question's: the round ends. */
const failuresInARowMax = 5

export type Unanswered = Exclude<Outcome<unknown>, { readonly kind: 'done' | 'refused' }>

/** What was found under ids of invites. `unreadable`: ids that the server knows but does not show. */
export type FoundInvites = { readonly read: readonly RemoteInvite[]; readonly unreadable: readonly string[] }

/** Questions of one look-up, and whether it makes sense to ask more of them. null: a question had no answer. */
export type LookUpQuestions = {
  /** Ids of the row's invites by the id of the row, or the one that an answer named. */
  idsOf(invitation: StoredInvitation): Promise<readonly string[] | null>
  /** The invites with their links, the oldest first. */
  readAll(inviteIds: readonly string[]): Promise<FoundInvites | null>
  /** Notes whether a question was answered. */
  noted<Value>(outcome: Outcome<Value>): Outcome<Value>
  /**
   * Does this for each row; those without an answer get further turns at the end. The result: those that have none still.
   * `ask`: null where a question had no answer; a failure is the disk's.
   */
  forEach(
    rows: readonly StoredInvitation[],
    ask: (invitation: StoredInvitation) => Promise<Result<null> | null>
  ): Promise<Result<readonly StoredInvitation[]>>
  /** No further question makes sense in this round. */
  isUseless(): boolean
  /** null: every question was answered. */
  lastFailure(): Unanswered | null
}

export function createLookUpQuestions(search: ServerSearch, isSearchedByRow: boolean): LookUpQuestions {
  let lastFailure: Unanswered | null = null
  let failuresInARow = 0

  function noted<Value>(outcome: Outcome<Value>): Outcome<Value> {
    if (outcome.kind === 'done' || outcome.kind === 'refused') failuresInARow = 0
    else {
      lastFailure = outcome
      failuresInARow += 1
    }
    return outcome
  }

  function isUseless(): boolean {
    if (lastFailure === null) return false
    const isSignedOut = lastFailure.kind === 'undelivered' && lastFailure.signIn !== undefined
    const isEnded = lastFailure.kind === 'doubt' && lastFailure.code === 'app-ended'
    return isSignedOut || isEnded || failuresInARow >= failuresInARowMax
  }

  return {
    noted,
    isUseless,
    lastFailure: () => lastFailure,

    async idsOf({ rowId, facts }) {
      const named = facts.inviteId === undefined ? [] : [facts.inviteId]
      if (!isSearchedByRow) return named
      const outcome = noted(await search.madeFor(rowId))
      if (outcome.kind !== 'done' && outcome.kind !== 'refused') return null
      const hits = outcome.kind === 'done' ? outcome.value.filter((invite) => invite.rowId === rowId) : []
      return hits.length > 0 ? hits.map(({ inviteId }) => inviteId) : named
    },

    async readAll(inviteIds) {
      const read: RemoteInvite[] = []
      const unreadable: string[] = []
      for (const inviteId of inviteIds) {
        const outcome = noted(await search.one(inviteId))
        if (outcome.kind === 'done') read.push(outcome.value)
        else if (outcome.kind === 'refused') unreadable.push(inviteId)
        else return null
      }
      return { read: read.toSorted((invite, other) => invite.createdAt - other.createdAt), unreadable }
    },

    async forEach(rows, ask) {
      let left = rows
      for (let turn = 0; turn <= repeatsMax && left.length > 0; turn += 1) {
        const failed: StoredInvitation[] = []
        for (const invitation of left) {
          const answered = isUseless() ? null : await ask(invitation)
          if (answered === null) failed.push(invitation)
          else if (!answered.ok) return answered
        }
        left = failed
      }
      return succeed(left)
    }
  }
}

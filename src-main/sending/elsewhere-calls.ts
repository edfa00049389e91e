import { fail, type Result, succeed } from '#contract/call.ts'
import type { CallInput, CallOutput } from '#contract/channels.ts'
import type { InvitationView } from '#contract/invitation.ts'
import { type DecideRefusal, decideRefusals } from '#contract/sending.ts'
import { connectionFailure, type Outcome } from '../hcw/outcome.ts'
import type { HcwServer } from '../hcw/server.ts'
import type { AccountWatch } from './account-watch.ts'
import { type Clock, dayMs } from './clock.ts'
import { type DecideOptions, decide } from './decisions.ts'
import type { InvitationStore, StoredInvitation } from './invitation-port.ts'
import { createInvitedElsewhere } from './invited-elsewhere.ts'
import type { Pacer } from './pacer.ts'
import { createServerSearch } from './server-search.ts'
import { yieldToOthers } from './yield-to-others.ts'

const pageSize = 500
/** The user waits for the answer: where the server asks for a longer pause, that is the answer. */
const longestWaitMs = 10_000

export type ElsewhereCallOptions = {
  readonly listId: string
  readonly store: InvitationStore
  readonly server: HcwServer
  readonly clock: Clock
  readonly watch: AccountWatch
  readonly ratePerSecond: number
  readonly pacer: Pacer
  readonly signal: AbortSignal
  readonly onInvitation: (view: InvitationView) => void
}

/**
 * Asks the server which patients of the list were invited from elsewhere: those that are not sent yet are held back, and
 * of those that were sent from here, others that are live are noted as duplicates.
 */
export async function checkElsewhere(
  options: ElsewhereCallOptions,
  fromScratch: boolean
): Promise<CallOutput<'sending.checkElsewhere'>> {
  const { server, watch, clock } = options
  const signedIn = await server.signIn('app')
  if (!signedIn.ok) return fail(signedIn.code, signedIn.detail)
  const rows = await rowsInQuestion(options, clock.now() - dayMs)
  if (!rows.ok) return rows
  if (rows.value.length === 0) return succeed({ isAsked: true, held: 0, duplicates: 0 })
  if (fromScratch) watch.forget()
  const search = createServerSearch({ ...options, longestWaitMs })
  const elsewhere = createInvitedElsewhere({ ...options, rows: rows.value })
  const looked = await elsewhere.look(search)
  if (looked.kind !== 'done') return connectionFailed(looked)
  if (!looked.value.ok) return looked.value
  const { isAsked, held } = looked.value.value
  if (!isAsked) return succeed({ isAsked, held: 0, duplicates: 0 })
  const noted = await elsewhere.noteDoubles(search)
  if (noted.kind !== 'done') return connectionFailed(noted)
  return noted.value.ok ? succeed({ isAsked, held: held.length, duplicates: noted.value.value }) : noted.value
}

/** Those that may be sent, and those that were and whose link may still be in use. */
async function rowsInQuestion(
  { listId, store }: ElsewhereCallOptions,
  since: number
): Promise<Result<readonly StoredInvitation[]>> {
  const rows: StoredInvitation[] = []
  for (let offset = 0; ; offset += pageSize) {
    const page = store.page(listId, { offset, limit: pageSize })
    if (!page.ok) return page
    rows.push(...page.value.filter((invitation) => isInQuestion(invitation, since)))
    if (page.value.length < pageSize) return succeed(rows)
    await yieldToOthers()
  }
}

function isInQuestion({ state, content, facts }: StoredInvitation, since: number): boolean {
  const { scheduledFor } = content
  const at = scheduledFor === undefined ? null : Date.parse(scheduledFor)
  if (state === 'created') return (at ?? facts.settledAt ?? 0) >= since
  return (state === 'ready' || state === 'held') && (at === null || at >= since)
}

function connectionFailed(outcome: Outcome<unknown>) {
  const { code, detail } = connectionFailure(outcome)
  return fail(code, detail)
}

/** Decides about several held invitations; those that cannot be decided so are named, and stay as they are. */
export async function decideHeld(
  options: DecideOptions,
  { rowIds, decision }: Pick<CallInput<'sending.decideHeld'>, 'rowIds' | 'decision'>
): Promise<CallOutput<'sending.decideHeld'>> {
  const refused: { rowId: string; code: DecideRefusal }[] = []
  for (const rowId of rowIds) {
    const decided = await decide(options, rowId, { kind: decision })
    if (decided.ok) continue
    const { code } = decided
    if (isRefusal(code)) refused.push({ rowId, code })
    else return { ...decided, code }
  }
  return succeed({ refused })
}

function isRefusal(code: string): code is DecideRefusal {
  return (decideRefusals as readonly string[]).includes(code)
}

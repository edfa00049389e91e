import { type Result, succeed } from '#contract/call.ts'
import type { BatchPlan } from '#contract/sending.ts'
import { createBatchIndex } from './batch-index.ts'
import { findEarlierInvitations, type GuardScope, guardKeys } from './duplicate-guard.ts'
import { contentsHash } from './frozen-batches.ts'
import type { InvitationDetails, InvitationStore, RowOfList, SamePatient, StoredInvitation } from './invitation-port.ts'
import { planTally } from './plan-tally.ts'
import { yieldToOthers } from './yield-to-others.ts'

const pageSize = 500

/** An invitation that may be sent. */
export type SendableInvitation = Pick<StoredInvitation, 'rowId' | 'state' | 'facts' | 'content'>

/** `earlier`: what this computer knows against sending it, the latest first; none where it was invited elsewhere only. */
export type HeldInvitation = SendableInvitation & { readonly earlier: readonly SamePatient[] }

/** What happens to the planned invitations of a list if a batch starts now. */
export type BatchDraft = {
  /** `ready`, or `held` and released first. */
  readonly toSend: readonly SendableInvitation[]
  readonly toHold: readonly HeldInvitation[]
  readonly plan: BatchPlan
  /** Of all rows that may be sent, those to hold included. */
  readonly digest: string
}

export type PlanBatchOptions = {
  readonly store: InvitationStore
  readonly listId: string
  readonly listName: string
  readonly scope: GuardScope
  readonly ratePerSecond: number
  readonly now: number
  /** These are left as they are. */
  readonly withheld: ReadonlySet<string>
}

/** Checks every planned invitation against the guard. Yields to other work after each page. */
export async function planBatch(options: PlanBatchOptions): Promise<Result<BatchDraft>> {
  const { store, listId, listName, scope, ratePerSecond, now, withheld } = options
  const toSend: SendableInvitation[] = []
  const toHold: HeldInvitation[] = []
  const inThisBatch = createBatchIndex()
  const channels = { sms: 0, email: 0, none: 0 }
  const doctors = new Set<string>()
  const queues = new Set<string>()
  const tally = planTally()
  const frozen = contentsHash()
  let alreadySent = 0
  let withheldCount = 0

  for (let offset = 0; ; offset += pageSize) {
    const page = store.page(listId, { offset, limit: pageSize, plannedOnly: true })
    if (!page.ok) return page
    const samePatients = store.findSamePatients(listId, page.value.filter(isAsked))
    if (!samePatients.ok) return samePatients
    for (const { rowId, state, facts, content, letThrough } of page.value) {
      if (state !== 'ready' && state !== 'held') {
        alreadySent += 1
        continue
      }
      frozen.add(rowId, content)
      if (withheld.has(rowId)) {
        withheldCount += 1
        continue
      }
      const keys = guardKeys(scope, content)
      const others = findEarlierInvitations(content, samePatients.value.get(rowId) ?? [], now)
      const inBatch = inThisBatch.find(keys, letThrough)
      const earlier = [...others, ...inBatch].filter((one) => !letThrough || !isAllowedWith(facts, one))
      if (earlier.length > 0 || facts.elsewhere !== undefined) {
        toHold.push({ rowId, state, facts, content, earlier })
        continue
      }
      inThisBatch.add(keys, { listId, listName, rowId, state: 'queued', at: now, isOver: false }, letThrough)
      toSend.push({ rowId, state, facts, content })
      channels[content.channel] += 1
      tally.add(content)
      if (content.doctorEmail !== undefined) doctors.add(content.doctorEmail)
      if (content.queue !== undefined) queues.add(content.queue)
    }
    if (page.value.length < pageSize) break
    await yieldToOthers()
  }

  return succeed({
    toSend,
    toHold,
    digest: frozen.digest(),
    plan: {
      total: toSend.length,
      bySms: channels.sms,
      byEmail: channels.email,
      linksOnly: channels.none,
      doctors: [...doctors],
      queues: [...queues],
      appointments: tally.appointments(),
      groups: tally.groups(),
      seconds: toSend.length / ratePerSecond,
      held: toHold.length,
      withheld: withheldCount,
      alreadySent
    }
  })
}

/** Whether the guard is asked about it: it may be sent. */
function isAsked({ state }: StoredInvitation): boolean {
  return state === 'ready' || state === 'held'
}

/** The user let it through knowing of this one. Others may have been sent since. */
function isAllowedWith({ allowedWith = [] }: InvitationDetails, other: RowOfList): boolean {
  return allowedWith.some(({ listId, rowId }) => listId === other.listId && rowId === other.rowId)
}

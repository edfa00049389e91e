import { aftercareCalls } from '#contract/aftercare.ts'
import { auditCalls } from '#contract/audit.ts'
import { fail } from '#contract/call.ts'
import type { CallName, Handlers } from '#contract/channels.ts'
import { listCalls } from '#contract/list.ts'
import { preflightCalls } from '#contract/preflight.ts'
import { rebuildCalls } from '#contract/rebuild.ts'
import { retentionCalls } from '#contract/retention.ts'
import { type BatchView, sendingCalls } from '#contract/sending.ts'
import { signInLinkCalls } from '#contract/sign-in-link.ts'
import { type Aftercare, createAftercare } from '../aftercare/aftercare.ts'
import type { Rules, SettingsUnderPolicy } from '../policy/index.ts'
import { createRebuild, type Rebuild } from '../rebuild/rebuild.ts'
import type { Records } from '../records/index.ts'
import { createRetention } from '../retention/retention.ts'
import type { Clock } from '../sending/clock.ts'
import { createSending, type Sending } from '../sending/sending.ts'
import type { Vault } from '../vault/index.ts'
import { auditDesk } from './audit-desk.ts'
import { careDesk } from './care-desk.ts'
import { createDoubtResolver, type DoubtResolver } from './doubts.ts'
import type { Feed } from './feed.ts'
import type { SystemPorts } from './file-desk.ts'
import { withoutLinksOnly } from './links-only-gate.ts'
import { listDesk } from './list-desk.ts'
import type { TakeNote } from './noting.ts'
import type { PracticeGround } from './practice-ground.ts'
import { preflightDesk } from './preflight-desk.ts'
import { retentionDesk } from './retention-desk.ts'
import type { Servers } from './servers.ts'
import { signInDesk } from './sign-in-desk.ts'

/** Calls that need the records. */
const recordsCalls = {
  ...auditCalls,
  ...listCalls,
  ...sendingCalls,
  ...aftercareCalls,
  ...preflightCalls,
  ...retentionCalls,
  ...rebuildCalls,
  ...signInLinkCalls
}
export type RecordsHandlers = Pick<Handlers, keyof typeof recordsCalls>
export const recordsCallNames = Object.keys(recordsCalls) as (keyof RecordsHandlers)[]

export interface RecordsSessionOptions {
  readonly records: Records
  readonly vault: Vault
  readonly practice: PracticeGround
  readonly servers: Servers
  readonly settings: SettingsUnderPolicy
  readonly rules: Rules
  readonly feed: Feed
  readonly clock: Clock
  readonly ports: Pick<SystemPorts, 'openLink' | 'copyText'>
  /** The account of the chosen connection, for the audit log. */
  readonly account: () => Promise<string>
  readonly takeNote: TakeNote
  /** Called whenever a batch, or an action on sent invitations, has finished. */
  readonly onBatchEnd: () => void
}

/** All work on open records: the batch, actions on sent invitations, restoring, erasing, the audit log. */
export interface RecordsSession {
  readonly handlers: RecordsHandlers
  /** Lists with unknown outcomes or an interrupted batch, found at start. */
  readonly unfinished: readonly string[]
  readonly batch: () => BatchView | null
  /** Whether a batch or an action on sent invitations is running. */
  readonly isSending: () => boolean
  readonly isRestoring: () => boolean
  readonly setInterruption: (reason: 'offline' | 'asleep' | null) => void
  /** Verifies the audit log once, in the background. */
  readonly checkAuditAtStart: () => void
  /** Resolves when no request is in flight and everything is stored. The records are still open. */
  readonly end: () => Promise<void>
}

/** Recovers what the last run left unfinished. Sends nothing until a handler asks for it. */
export function createRecordsSession(options: RecordsSessionOptions): RecordsSession {
  const { records, servers, settings, rules, feed, clock, account, onBatchEnd } = options
  const common = {
    clock,
    chosenConnectionId: servers.chosenConnectionId,
    serverFor: servers.of,
    ratePerSecond: () => settings.read().ratePerSecond
  }
  // Signing in takes time before a batch can be seen.
  let isStarting = false
  const sending = createSending({ ...common, store: records.invitations })
  // A batch, an action and a restore would share one account and one rate limit: one of them runs at a time.
  const actions: Aftercare = createAftercare({
    ...common,
    store: records.aftercare,
    isSending: () => isStarting || isBatchRunning(sending) || restoring.isRunning()
  })
  const restoring: Rebuild = createRebuild({
    ...common,
    store: records.rebuild,
    defaults: () => settings.read().listDefaults,
    isBusy: () => isStarting || isBatchRunning(sending) || actions.isRunning()
  })
  const startSending: Handlers['sending.start'] = async (input) => {
    if (isStarting || actions.isRunning() || restoring.isRunning()) return fail('still-sending')
    isStarting = true
    try {
      return await sending.start(input)
    } finally {
      isStarting = false
    }
  }

  const recovered = sending.settleAfterRestart()
  const unfinished = recovered.ok ? recovered.value : []
  const resolver = createDoubtResolver(sending, clock)
  for (const listId of unfinished) resolver.ask(listId)
  publishSending(sending, { feed, resolver, onBatchEnd })
  publishActions(actions, { feed, onBatchEnd })
  restoring.onChange(({ written }) => {
    feed.publish({ kind: 'rebuild' })
    if (written) feed.publish({ kind: 'lists' })
  })

  const retention = createRetention({
    store: records.retention,
    clock,
    days: () => settings.read().retentionDays,
    isBusy: (listId) => isStarting || actions.isRunning() || restoring.isRunning() || sending.isBusy(listId),
    onErased: (listIds) => feed.publish({ kind: 'erased', lists: [...listIds] })
  })
  // With an invalid policy the retention period that IT wants is unknown: data is erased on demand only.
  if (rules.view.problem === null) void retention.watch()
  const audit = auditDesk({ records, clock, feed })

  return {
    handlers: {
      ...keepingLists(listDesk(options), [actions, restoring]),
      ...withoutLinksOnly({ ...sendingHandlers(sending), 'sending.start': startSending }, rules),
      ...careDesk({ aftercare: actions, store: records.aftercare, chosenConnectionId: servers.chosenConnectionId }),
      ...retentionDesk({ retention, clock, account }),
      ...preflightDesk({ ...common, store: records.invitations }),
      'rebuild.view': restoring['rebuild.view'],
      'rebuild.start': restoring['rebuild.start'],
      'rebuild.stop': restoring['rebuild.stop'],
      ...signInDesk(options),
      ...audit.handlers
    },
    unfinished,
    batch: sending.view,
    isSending: () => isBatchRunning(sending) || actions.isRunning(),
    isRestoring: restoring.isRunning,
    setInterruption(reason) {
      sending.away(reason)
      actions.away(reason)
      restoring.away(reason)
    },
    checkAuditAtStart: audit.checkAtStart,
    async end() {
      resolver.end()
      audit.end()
      await Promise.all([sending.drain(), actions.drain(), restoring.drain(), retention.end()])
    }
  }
}

function publishSending(
  sending: Sending,
  to: { readonly feed: Feed; readonly resolver: DoubtResolver; readonly onBatchEnd: () => void }
): void {
  const { feed, resolver, onBatchEnd } = to
  sending.onChange((change) => {
    if (change.kind !== 'batch') {
      feed.publish({ kind: 'invitations', listId: change.listId, invitations: [...change.invitations] })
      return
    }
    const { batch } = change
    feed.publish({ kind: 'batch', batch })
    // The overview shows counts of invitations: they change when a batch starts, waits or ends.
    if (batch?.phase !== 'running') feed.publish({ kind: 'lists' })
    if (batch?.phase !== 'finished') return
    if (batch.unknown > 0) resolver.ask(batch.listId)
    onBatchEnd()
  })
}

function publishActions(actions: Aftercare, to: { readonly feed: Feed; readonly onBatchEnd: () => void }): void {
  const { feed, onBatchEnd } = to
  actions.onChange((change) => {
    if ('invitations' in change) {
      feed.publish({ kind: 'board', entries: [...change.entries] })
      for (const [listId, changed] of Map.groupBy(change.invitations, (invitation) => invitation.listId)) {
        feed.publish({ kind: 'invitations', listId, invitations: changed.map(({ view }) => view) })
      }
      return
    }
    feed.publish({ kind: 'care', care: change.care, results: [...change.results] })
    if (change.care.phase !== 'finished') return
    feed.publish({ kind: 'lists' })
    onBatchEnd()
  })
}

function isBatchRunning(sending: Sending): boolean {
  const phase = sending.view()?.phase
  return phase !== undefined && phase !== 'finished'
}

/** Refuses to remove a list while an action or a restore is running: either may be using it. */
function keepingLists<Given extends Pick<Handlers, 'lists.remove'>>(
  handlers: Given,
  works: readonly { isRunning(): boolean }[]
): Given {
  const isRunning = () => works.some((work) => work.isRunning())
  return {
    ...handlers,
    'lists.remove': (list) => (isRunning() ? fail('still-sending') : handlers['lists.remove'](list))
  }
}

function sendingHandlers(sending: Sending): Pick<Handlers, Extract<CallName, keyof typeof sendingCalls>> {
  return {
    'sending.prepare': sending.prepare,
    'sending.plan': sending.plan,
    'sending.start': sending.start,
    'sending.pause': sending.pause,
    'sending.resume': sending.resume,
    'sending.stop': sending.stop,
    'sending.invitations': sending.invitations,
    'sending.lookUp': sending.lookUp,
    'sending.decide': sending.decide,
    'sending.candidates': sending.candidates
  }
}

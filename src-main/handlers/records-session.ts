import { auditCalls } from '#contract/audit.ts'
import type { BusyReason } from '#contract/busy.ts'
import { fail } from '#contract/call.ts'
import type { CallName, Handlers } from '#contract/channels.ts'
import { directoryCalls } from '#contract/directory.ts'
import { exportedCalls } from '#contract/exported.ts'
import { figuresCalls } from '#contract/figures.ts'
import { linkCalls } from '#contract/files.ts'
import type { InvitationState } from '#contract/invitation.ts'
import { invitationActionCalls } from '#contract/invitation-actions.ts'
import { listCalls } from '#contract/list-calls.ts'
import { preflightCalls } from '#contract/preflight.ts'
import { restoreCalls } from '#contract/restore.ts'
import { retentionCalls } from '#contract/retention.ts'
import { type BatchView, type LookUpView, sendingCalls } from '#contract/sending.ts'
import { signInLinkCalls } from '#contract/sign-in-link.ts'
import { createInvitationActions, type InvitationActions } from '../invitation-actions/invitation-actions.ts'
import type { Leases, Resource } from '../leases/leases.ts'
import type { PolicyRules, SettingsUnderPolicy } from '../policy/index.ts'
import type { Records } from '../records/index.ts'
import { createRestore } from '../restore/restore.ts'
import { createRetention } from '../retention/retention.ts'
import type { Clock } from '../sending/clock.ts'
import { createSending, type Sending } from '../sending/sending.ts'
import type { Vault } from '../vault/index.ts'
import { createActionHandlers } from './action-handlers.ts'
import { createAuditHandlers } from './audit-handlers.ts'
import type { AppendAudit } from './audit-writer.ts'
import type { ChangePublisher } from './change-publisher.ts'
import { createAnswerRecorder, createDirectoryHandlers } from './directory-handlers.ts'
import { createFiguresHandlers } from './figures-handlers.ts'
import type { SystemPorts } from './file-handlers.ts'
import { blockUnkept } from './kept-folder-gate.ts'
import { createLinkHandlers } from './link-handlers.ts'
import { blockLinksOnly } from './links-only-gate.ts'
import { createListHandlers } from './list-handlers.ts'
import { askForOlderRecords } from './older-records-gate.ts'
import type { PracticeHost } from './practice-host.ts'
import { createPreflightHandlers } from './preflight-handlers.ts'
import { createReadingAudit } from './reading-audit.ts'
import { createRetentionHandlers } from './retention-handlers.ts'
import type { ServerClients } from './server-clients.ts'
import { createSignInHandlers } from './sign-in-handlers.ts'
import { createUnknownOutcomeResolver, type UnknownOutcomeResolver } from './unknown-outcome-resolver.ts'

/** Calls that need the records. */
const recordsCalls = {
  ...auditCalls,
  ...directoryCalls,
  ...exportedCalls,
  ...figuresCalls,
  ...linkCalls,
  ...listCalls,
  ...sendingCalls,
  ...invitationActionCalls,
  ...preflightCalls,
  ...retentionCalls,
  ...restoreCalls,
  ...signInLinkCalls
}
export type RecordsHandlers = Pick<Handlers, keyof typeof recordsCalls>
export const recordsCallNames = Object.keys(recordsCalls) as (keyof RecordsHandlers)[]

export interface RecordsSessionOptions {
  readonly records: Records
  readonly leases: Leases
  readonly vault: Vault
  readonly practice: PracticeHost
  readonly clients: ServerClients
  readonly settings: SettingsUnderPolicy
  readonly rules: PolicyRules
  readonly publisher: ChangePublisher
  readonly clock: Clock
  readonly ports: Pick<SystemPorts, 'openLink' | 'copyText' | 'print'>
  /** The account of the chosen connection, for the audit log. */
  readonly account: () => Promise<string>
  readonly appendAudit: AppendAudit
  /** Called whenever a batch, or an action on sent invitations, has finished. */
  readonly onBatchEnd: () => void
}

/** All work on open records: the batch, actions on sent invitations, restoring, erasing, the audit log. */
export interface RecordsSession {
  readonly handlers: RecordsHandlers
  /** Lists with unknown outcomes or an interrupted batch, found at start, or later if the disk refused then. */
  readonly unfinished: () => readonly string[]
  readonly batch: () => BatchView | null
  readonly lookUps: () => readonly LookUpView[]
  /** How many invitations the next batch of the list sends; 0 where it cannot be told. */
  readonly planned: (listId: string) => Promise<number>
  /** Whether a batch or an action on sent invitations is running, or its sign-in. */
  readonly isSending: () => boolean
  /** The user confirmed where patients' links lead: what waited for it goes on. */
  readonly hostConfirmed: () => void
  /** A connection was saved: what its server did not answer may be asked again. */
  readonly connectionSaved: () => void
  readonly setInterruption: (reason: 'offline' | 'asleep' | null) => void
  /** What decides about sending is checked: recovers what the last run left unfinished. To be called once. */
  readonly begin: () => void
  /** Everything is checked: erases what is due, from now on. To be called once. */
  readonly beginErasing: () => void
  /** Verifies the audit log once, in the background. */
  readonly checkAuditAtStart: () => void
  /** Resolves when no request is in flight and everything is stored. The records are still open. */
  readonly end: () => Promise<void>
}

/** Writes nothing until {@link RecordsSession.begin}. Sends nothing until a handler asks for it. */
export function createRecordsSession(options: RecordsSessionOptions): RecordsSession {
  const { records, clients, settings, rules, publisher, clock, account, onBatchEnd } = options
  const leases = options.leases.group()
  const common = {
    clock,
    chosenConnectionId: clients.chosenConnectionId,
    serverFor: clients.get,
    ratePerSecond: () => settings.read().ratePerSecond,
    leases
  }
  const list = ({ listId }: { readonly listId: string }): Resource => ({ kind: 'list', id: listId })
  const beforeSending = (input: { readonly listId: string }) =>
    leases.inTheWay([{ kind: 'connection', id: clients.chosenConnectionId() }, list(input)], 'sending')
  const sending = createSending({ ...common, store: records.invitations })
  const actions = createInvitationActions({ ...common, store: records.actions })
  const defaults = () => settings.read().listDefaults
  const restoring = createRestore({ ...common, store: records.restore, defaults })
  let hasBegun = false
  let unfinished: readonly string[] = []
  const resolver = createUnknownOutcomeResolver(sending)
  publishSending(sending, { publisher, resolver, onBatchEnd })
  function lookUpAgain(states: readonly InvitationState[]): void {
    if (!hasBegun) return
    const open = records.invitations.inStates(null, states)
    const lists = new Set(open.ok ? open.value.map(({ listId }) => listId) : [])
    for (const listId of lists) resolver.resolve(listId)
  }
  const recordAnswers = createAnswerRecorder(records, publisher)
  sending.onChange((change) => {
    if (change.kind === 'invitations') recordAnswers(change.listId, change.invitations)
    if (change.kind === 'recovered') unfinished = change.listIds
  })
  publishActions(actions, { publisher, onBatchEnd })
  restoring.onChange(({ written }) => {
    publisher.publish({ kind: 'restore' })
    if (written) publisher.publish({ kind: 'lists' })
  })

  const retention = createRetention({
    store: records.retention,
    clock,
    days: settings.knownRetentionDays,
    leases,
    onErased: (listIds) => publisher.publish({ kind: 'erased', lists: [...listIds] })
  })
  const audit = createAuditHandlers({ records, clock, publisher })
  const reading = createReadingAudit(clock, options.appendAudit, (listId) => {
    const open = records.lists.open({ listId })
    return open.ok ? open.value.rows : 0
  })

  const handlers: RecordsHandlers = {
    ...keepingLists(createListHandlers(options), (input) => leases.holder(list(input))),
    ...blockUnkept(
      blockLinksOnly(
        askForOlderRecords(
          sendingHandlers(sending),
          records.wereOlder,
          records.invitations,
          beforeSending,
          options.appendAudit
        ),
        rules,
        sending.preview
      ),
      rules.policy.mustPersist !== true || records.arePersistent
    ),
    async 'sending.lookUp'(input) {
      const answer = await sending.lookUp(input)
      resolver.asked(input.listId, answer)
      return answer
    },
    ...createActionHandlers({ actions, store: records.actions, chosenConnectionId: clients.chosenConnectionId }),
    ...createDirectoryHandlers(options),
    'exports.keep': (part) => options.records.exports.keep(part),
    'exports.read': (wanted) => options.records.exports.read(wanted),
    ...createFiguresHandlers({ store: records.figures, clock, rules }),
    ...createRetentionHandlers({ retention, clock, account }),
    ...createPreflightHandlers({ ...common, store: records.invitations, withhold: sending.withhold }),
    'restore.view': restoring['restore.view'],
    'restore.start': restoring['restore.start'],
    'restore.stop': restoring['restore.stop'],
    ...createSignInHandlers(options),
    ...createLinkHandlers({ ...options, store: records.actions }),
    ...audit.handlers
  }

  return {
    handlers: reading.counting(handlers),
    unfinished: () => unfinished,
    batch: sending.view,
    lookUps: sending.lookUps,
    async planned(listId) {
      const plan = await sending.preview({ listId })
      return plan.ok ? plan.value.total : 0
    },
    isSending: () =>
      ['sending', 'acting'].includes(leases.holder({ kind: 'connection', id: clients.chosenConnectionId() }) ?? ''),
    hostConfirmed() {
      if (sending.view()?.wait?.reason === 'link-of-other-host') void sending.resume(undefined)
      lookUpAgain(['unknown', 'undecided'])
    },
    connectionSaved: () => lookUpAgain(['unknown']),
    setInterruption(reason) {
      sending.setInterruption(reason)
      actions.setInterruption(reason)
      restoring.setInterruption(reason)
      if (reason === null) lookUpAgain(['unknown'])
    },
    begin() {
      hasBegun = true
      const recovered = sending.recoverInterrupted()
      unfinished = recovered.ok ? recovered.value : []
      for (const listId of unfinished) resolver.resolve(listId)
    },
    beginErasing() {
      if (rules.isOff('figures')) records.figures.deleteAll(clock.now())
      // With an invalid policy the retention period that IT wants is unknown: data is erased on demand only.
      if (rules.view.problem === null) void retention.watch()
    },
    checkAuditAtStart: audit.checkAtStart,
    async end() {
      resolver.end()
      audit.end()
      await Promise.all([reading.end(), sending.drain(), actions.drain(), restoring.drain(), retention.end()])
      // A batch that was only drained has not ended, and would keep those who come after it waiting.
      leases.releaseAll()
    }
  }
}

function publishSending(
  sending: Sending,
  to: {
    readonly publisher: ChangePublisher
    readonly resolver: UnknownOutcomeResolver
    readonly onBatchEnd: () => void
  }
): void {
  const { publisher, resolver, onBatchEnd } = to
  let lookUps = 0
  sending.onChange((change) => {
    if (change.kind === 'look-ups') {
      publisher.publish({ kind: 'look-ups', lookUps: [...change.lookUps] })
      if (change.lookUps.length < lookUps) publisher.publish({ kind: 'lists' })
      lookUps = change.lookUps.length
      return
    }
    if (change.kind === 'invitations') {
      publisher.publish({ kind: 'invitations', listId: change.listId, invitations: [...change.invitations] })
      // Held, taken over, let through: the overview counts them. A batch and a look-up tell their counts at their end.
      if (sending.view()?.phase !== 'running' && lookUps === 0) publisher.publish({ kind: 'lists' })
      return
    }
    if (change.kind === 'recovered') {
      publisher.publish({ kind: 'lists', listIds: [...change.listIds] })
      for (const listId of change.listIds) resolver.resolve(listId)
      return
    }
    const { batch } = change
    publisher.publish({ kind: 'batch', batch })
    // The overview shows counts of invitations: they change when a batch starts, waits or ends.
    if (batch !== null && batch.phase !== 'running') publisher.publish({ kind: 'lists', listIds: [batch.listId] })
    if (batch?.phase !== 'finished') return
    if (batch.unknown > 0) resolver.resolve(batch.listId)
    onBatchEnd()
  })
}

function publishActions(
  actions: InvitationActions,
  to: { readonly publisher: ChangePublisher; readonly onBatchEnd: () => void }
): void {
  const { publisher, onBatchEnd } = to
  actions.onChange((change) => {
    if ('invitations' in change) {
      publisher.publish({ kind: 'board', entries: [...change.entries] })
      for (const [listId, changed] of Map.groupBy(change.invitations, (invitation) => invitation.listId)) {
        publisher.publish({ kind: 'invitations', listId, invitations: changed.map(({ view }) => view) })
      }
      return
    }
    publisher.publish({ kind: 'action', progress: change.progress, results: [...change.results] })
    if (change.progress.phase !== 'finished') return
    publisher.publish({ kind: 'lists' })
    onBatchEnd()
  })
}

/** Refuses to remove a list, or to give it away, while an action, a batch or a restore works with it. */
function keepingLists<Given extends Pick<Handlers, 'lists.remove' | 'lists.takeOver'>>(
  handlers: Given,
  holderOf: (input: { readonly listId: string }) => BusyReason | null
): Given {
  return {
    ...handlers,
    'lists.takeOver': (input) => {
      const holder = holderOf(input)
      return holder === null ? handlers['lists.takeOver'](input) : fail(`busy-${holder}`)
    },
    'lists.remove': (input) => {
      const holder = holderOf(input)
      return holder === null ? handlers['lists.remove'](input) : fail(`busy-${holder}`)
    }
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
    'sending.stopLookUp': sending.stopLookUp,
    'sending.decide': sending.decide,
    'sending.decideHeld': sending.decideHeld,
    'sending.checkElsewhere': sending.checkElsewhere,
    'sending.candidates': sending.candidates
  }
}

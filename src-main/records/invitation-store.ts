import type { InvitationState } from '#contract/invitation.ts'
import { firstProtocol } from '#contract/server-protocol.ts'
import type { InvitationStore, PlannedInvitation, Step, StepRefusal } from '../sending/invitation-port.ts'
import { appendAudit } from './audit-log.ts'
import type { Database } from './database.ts'
import type { Encryption } from './encryption.ts'
import { addGuardKeys, firstGuardOf } from './guard-keys.ts'
import { createInvitationQueries } from './invitation-queries.ts'
import {
  appointmentTimeOf,
  contentText,
  decryptContent,
  decryptContentText,
  encryptContent,
  encryptDetails,
  findInvitationRow,
  updateInvitationRow,
  writeInvitationRow
} from './invitation-row.ts'
import { claimInvites } from './invite-owners.ts'
import { followInvitation } from './job-rows.ts'
import { type CommitWith, createJobStore } from './job-store.ts'
import type { Ledger, NewAttempt } from './ledger.ts'
import { findHeader, type ListHeader, updateHeader } from './list-header.ts'
import { positionOf } from './list-rows.ts'
import { catchStorageErrors, type StorageResult } from './storage-failure.ts'

const done = { ok: true, value: null } as const

/** States in which the content can still be replaced: nothing was created on the server. */
const replaceable: ReadonlySet<InvitationState> = new Set(['ready', 'held', 'refused'])

/** The sending engine's store; see there what each call guarantees. */
export function createInvitationStore(database: Database, encryption: Encryption, ledger: Ledger): InvitationStore {
  const commitWith: CommitWith = (listId, steps, audit, first) =>
    catchStorageErrors<null, StepRefusal>(() => {
      let committed: StorageResult<null, StepRefusal> | undefined
      try {
        committed = database.transaction<null, StepRefusal>(() => {
          first()
          const attempts: NewAttempt[] = []
          for (const step of steps) {
            const refusal = applyStep(database, encryption, ledger, listId, step, attempts)
            if (refusal !== null) return { ok: false, code: refusal }
          }
          if (audit !== undefined) appendAudit(database, encryption, audit)
          ledger.begin(attempts)
          return done
        })
        return committed
      } finally {
        if (committed?.ok !== true) ledger.rollBack()
      }
    })

  /** The revisions of lists when their planning began. */
  const plannedAt = new Map<string, number>()

  return {
    ...createInvitationQueries(database, encryption, ledger),
    ...createJobStore(database, encryption, ledger, commitWith),

    list: (listId) =>
      catchStorageErrors(() => {
        const header = findHeader(database, encryption, listId)
        if (header === undefined) return { ok: true, value: null }
        const { connectionId, document, revision } = header
        return { ok: true, value: { connectionId, name: document.name, revision } }
      }),

    planInvitations: (listId, { begin, at }, rows) =>
      catchStorageErrors(() =>
        database.transaction<null, 'no-such-list' | 'no-such-row' | 'stale'>(() => {
          const found = findHeader(database, encryption, listId)
          if (found === undefined) return { ok: false, code: 'no-such-list' }
          const header = begin ? { ...found, batch: found.batch + 1 } : found
          if (begin) {
            updateHeader(database, encryption, header)
            plannedAt.set(listId, found.revision)
          }
          if ((plannedAt.get(listId) ?? found.revision) !== found.revision) return { ok: false, code: 'stale' }
          const isComplete = rows.every((row) => planRow(database, encryption, ledger, header, at, row))
          return isComplete ? done : { ok: false, code: 'no-such-row' }
        })
      ),

    commit: (listId, steps, audit) => commitWith(listId, steps, audit, () => undefined)
  }
}

/** False if the list has no such row. */
function planRow(
  database: Database,
  encryption: Encryption,
  ledger: Ledger,
  header: ListHeader,
  at: number,
  row: PlannedInvitation
): boolean {
  const { listId, batch, cipher } = header
  const before = findInvitationRow(database, encryption, listId, row.rowId)
  const position = before?.position ?? positionOf(database, header, row.rowId)
  if (position === undefined) return false
  const hasSameContent = before !== undefined && decryptContentText(before) === contentText(row.content)
  if (before === undefined || (replaceable.has(before.state) && !hasSameContent)) {
    // Damage can leave a row with an attempt but no invitation: it may have been sent.
    const attempt = before === undefined ? ledger.latest(listId, row.rowId) : null
    const maybeSent = attempt !== null
    const place = { listId, rowId: row.rowId, cipher, connectionId: header.connectionId }
    if (maybeSent) addGuardKeys(database, encryption, place, row.content, at)
    writeInvitationRow(database, encryption, {
      ...place,
      batch,
      list: header.list,
      position,
      state: maybeSent ? 'unknown' : 'ready',
      letThrough: false,
      moment: appointmentTimeOf(row.content),
      guard: firstGuardOf(encryption, header.connectionId, row.content),
      laidAt: at,
      changedAt: at,
      sealedContent: encryptContent(place, row.content),
      serverId: attempt?.serverId ?? null,
      ...encryptDetails(place, maybeSent ? { doubt: 'app-ended' } : {})
    })
  } else if (before.state === 'refused') {
    writeInvitationRow(database, encryption, {
      ...before,
      batch,
      state: 'ready',
      serverId: null,
      changedAt: at,
      ...encryptDetails(before, {})
    })
  } else {
    writeInvitationRow(database, encryption, { ...before, batch })
  }
  return true
}

/** Writes the step and adds the attempt that it begins; the reason if it is refused, with the transaction to be taken back. */
function applyStep(
  database: Database,
  encryption: Encryption,
  ledger: Ledger,
  listId: string,
  step: Step,
  attempts: NewAttempt[]
): StepRefusal | null {
  const before = findInvitationRow(database, encryption, listId, step.rowId)
  if (before?.state !== step.from) return 'not-in-that-state'
  if (step.to === 'queued') addGuardKeys(database, encryption, before, decryptContent(before), step.at)
  if (step.endAttempt !== undefined && !ledger.end(step.endAttempt.attemptId, step.at)) return 'not-in-that-state'
  if (step.serverId !== undefined) ledger.addServer(listId, step.rowId, step.serverId, step.protocol)
  const after = {
    ...before,
    state: step.to,
    // It was let through for one sending, against the invitations of that moment.
    letThrough: step.letThrough ?? (before.letThrough && step.to !== 'sending' && before.state !== 'queued'),
    serverId: step.beginAttempt?.serverId ?? step.serverId ?? before.serverId,
    changedAt: step.at,
    ...encryptDetails(before, step.facts)
  }
  if (!claimInvites(database, encryption, after, step.facts, step.at)) {
    return 'invite-of-another-row'
  }
  updateInvitationRow(database, encryption, after)
  followInvitation(database, encryption, before, step.from, step.to)
  const { beginAttempt, takenOver, rowId, at } = step
  if (beginAttempt !== undefined) attempts.push({ ...beginAttempt, listId, rowId, at, guard: before.guard })
  if (takenOver !== undefined && step.serverId !== undefined) {
    const { attemptId, account, madeAt } = takenOver
    addGuardKeys(database, encryption, before, decryptContent(before), madeAt)
    const server = { serverId: step.serverId, protocol: step.protocol ?? firstProtocol }
    const ended = { attemptId, account, digest: '', at: madeAt, endedAt: madeAt }
    attempts.push({ ...ended, ...server, listId, rowId, guard: before.guard })
  }
  return null
}

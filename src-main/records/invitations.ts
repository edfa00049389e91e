import type { InvitationState } from '#contract/invitation.ts'
import type { InvitationStore, PlannedInvitation, Step } from '../sending/invitation-port.ts'
import type { Ledger, NewAttempt } from './attempts.ts'
import { appendAudit } from './audit.ts'
import type { Database } from './database.ts'
import { createInvitationQueries } from './invitation-queries.ts'
import {
  contentText,
  findInvitationRow,
  guardOf,
  momentOf,
  openContentText,
  sealContent,
  sealFacts,
  writeInvitationRow
} from './invitation-row.ts'
import { findHeader, type ListHeader, updateHeader } from './list-header.ts'
import { positionOf } from './list-rows.ts'
import type { Seals } from './seals.ts'
import { type StorageFailure, type Stored, storing } from './storage-failure.ts'

const done = { ok: true, value: null } as const
const notInThatState: StorageFailure<'not-in-that-state'> = { ok: false, code: 'not-in-that-state' }

/** States in which the content can still be replaced: nothing was created on the server. */
const replaceable: ReadonlySet<InvitationState> = new Set(['ready', 'held', 'refused'])

/** The sending engine's store; see there what each call guarantees. */
export function createInvitationStore(database: Database, seals: Seals, ledger: Ledger): InvitationStore {
  return {
    ...createInvitationQueries(database, seals, ledger),

    list: (listId) =>
      storing(() => {
        const header = findHeader(database, seals, listId)
        if (header === undefined) return { ok: true, value: null }
        return { ok: true, value: { connectionId: header.connectionId, name: header.document.name } }
      }),

    planInvitations: (listId, { begin, at }, rows) =>
      storing(() =>
        database.transaction<null, 'no-such-list' | 'no-such-row'>(() => {
          const found = findHeader(database, seals, listId)
          if (found === undefined) return { ok: false, code: 'no-such-list' }
          const header = begin ? { ...found, batch: found.batch + 1 } : found
          if (begin) updateHeader(database, seals, header)
          const isComplete = rows.every((row) => planRow(database, seals, ledger, header, at, row))
          return isComplete ? done : { ok: false, code: 'no-such-row' }
        })
      ),

    commit: (listId, steps, audit) =>
      storing<null, 'not-in-that-state'>(() => {
        let committed: Stored<null, 'not-in-that-state'> | undefined
        try {
          committed = database.transaction<null, 'not-in-that-state'>(() => {
            if (!steps.every((step) => applyStep(database, seals, ledger, listId, step))) return notInThatState
            if (audit !== undefined) appendAudit(database, seals, audit)
            ledger.begin(newAttempts(database, seals, listId, steps))
            return done
          })
          return committed
        } finally {
          if (committed?.ok !== true) ledger.undo()
        }
      })
  }
}

/** False if the list has no such row. */
function planRow(
  database: Database,
  seals: Seals,
  ledger: Ledger,
  header: ListHeader,
  at: number,
  row: PlannedInvitation
): boolean {
  const { listId, batch, sealing } = header
  const before = findInvitationRow(database, seals, listId, row.rowId)
  const position = before?.position ?? positionOf(database, header, row.rowId)
  if (position === undefined) return false
  const hasSameContent = before !== undefined && openContentText(before) === contentText(row.content)
  if (before === undefined || (replaceable.has(before.state) && !hasSameContent)) {
    // Damage can leave a row with an attempt but no invitation: it may have been sent.
    const maybeSent = before === undefined && ledger.latest(listId, row.rowId) !== null
    const place = { listId, rowId: row.rowId, sealing }
    writeInvitationRow(database, seals, {
      ...place,
      batch,
      list: header.list,
      position,
      state: maybeSent ? 'unknown' : 'ready',
      letThrough: false,
      moment: momentOf(row.content),
      guard: guardOf(seals, row.guardKey),
      laidAt: at,
      changedAt: at,
      sealedContent: sealContent(place, row.content),
      ...sealFacts(place, maybeSent ? { doubt: 'app-ended' } : {})
    })
  } else if (before.state === 'refused') {
    writeInvitationRow(database, seals, { ...before, batch, state: 'ready', changedAt: at, ...sealFacts(before, {}) })
  } else {
    writeInvitationRow(database, seals, { ...before, batch })
  }
  return true
}

/** False if the invitation is not in the state that the step starts from, or its attempt is not open. */
function applyStep(database: Database, seals: Seals, ledger: Ledger, listId: string, step: Step): boolean {
  const before = findInvitationRow(database, seals, listId, step.rowId)
  if (before?.state !== step.from) return false
  if (step.endAttempt !== undefined && !ledger.end(step.endAttempt.attemptId, step.at)) return false
  writeInvitationRow(database, seals, {
    ...before,
    state: step.to,
    letThrough: step.letThrough ?? before.letThrough,
    changedAt: step.at,
    ...sealFacts(before, step.facts)
  })
  return true
}

function newAttempts(database: Database, seals: Seals, listId: string, steps: readonly Step[]): NewAttempt[] {
  return steps.flatMap((step) => {
    const { beginAttempt, rowId, at } = step
    if (beginAttempt === undefined) return []
    const row = findInvitationRow(database, seals, listId, rowId)
    return row === undefined ? [] : [{ ...beginAttempt, listId, rowId, at, guard: row.guard }]
  })
}

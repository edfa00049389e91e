import { type InvitationState, invitationStates } from '#contract/invitation.ts'
import type {
  InvitationCounts,
  InvitationStore,
  LaidDown,
  SamePatient,
  Step,
  StoredInvitation
} from '../sending/store.ts'
import { type Ledger, readEntry } from './attempts.ts'
import { appendAudit } from './audit.ts'
import { type Database, idToBytes, numberOf, textOf } from './database.ts'
import {
  checkInvitation,
  contentText,
  findInvitationRow,
  type InvitationRow,
  invitationColumns,
  momentOf,
  openContent,
  openContentText,
  openFacts,
  readInvitationRow,
  sealContent,
  sealFacts,
  writeInvitationRow
} from './invitation-row.ts'
import { findHeader, type ListHeader, updateHeader } from './list-header.ts'
import { positionOf } from './list-rows.ts'
import type { Seals } from './seals.ts'
import { DamageError, type StorageFailure, type Stored, storing } from './storage-failure.ts'

const done = { ok: true, value: null } as const
const notInThatState: StorageFailure<'not-in-that-state'> = { ok: false, code: 'not-in-that-state' }

/** How far back the search for a doctor goes, in invitations: opening more would be felt. */
const doctorsLookedThrough = 5000

/** States in which the content may still be replaced: nothing was made on the server. */
const replaceable: ReadonlySet<InvitationState> = new Set(['ready', 'held', 'refused'])

export const fromInvitations = `SELECT ${invitationColumns} FROM invitations JOIN lists USING (list)`

/** The invitation with everything opened, and its latest attempt. */
export function completeInvitation(ledger: Ledger, row: InvitationRow): StoredInvitation {
  return {
    listId: row.listId,
    rowId: row.rowId,
    state: row.state,
    content: openContent(row),
    facts: openFacts(row),
    letThrough: row.letThrough,
    attempt: ledger.latest(row.listId, row.rowId)
  }
}

/** By which the guard finds invitations of the same patient, destination and moment. */
export function guardOf(seals: Seals, guardKey: string): Uint8Array {
  return seals.lookup(`guard ${guardKey}`)
}

/** The engine's port onto the records; what each call promises is said there. */
export function createInvitationStore(database: Database, seals: Seals, ledger: Ledger): InvitationStore {
  const complete = (row: InvitationRow) => completeInvitation(ledger, row)

  const select = (condition: string, ...values: readonly (string | number | Uint8Array)[]): InvitationRow[] =>
    database
      .prepare(`${fromInvitations} WHERE ${condition}`)
      .all(...values)
      .map((row) => readInvitationRow(seals, row))

  const selectComplete = (condition: string, ...values: readonly (string | number | Uint8Array)[]) =>
    storing<StoredInvitation[], never>(() => ({ ok: true, value: select(condition, ...values).map(complete) }))

  const layRowDown = (header: ListHeader, at: number, row: LaidDown): boolean => {
    const before = findInvitationRow(database, seals, header.listId, row.rowId)
    const position = before?.position ?? positionOf(database, header, row.rowId)
    if (position === undefined) return false
    const planned = { batch: header.batch }
    // A row with an attempt but without its invitation is what is left after damage: it may have been sent.
    const mayBeSent = before === undefined && ledger.latest(header.listId, row.rowId) !== null
    const sameContent = before !== undefined && openContentText(before) === contentText(row.content)
    if (before === undefined || (replaceable.has(before.state) && !sameContent)) {
      const { listId, sealing } = header
      const place = { listId, rowId: row.rowId, sealing }
      writeInvitationRow(database, seals, {
        ...planned,
        ...place,
        list: header.list,
        position,
        state: mayBeSent ? 'unknown' : 'ready',
        letThrough: false,
        moment: momentOf(row.content),
        guard: guardOf(seals, row.guardKey),
        laidAt: at,
        changedAt: at,
        sealedContent: sealContent(place, row.content),
        ...sealFacts(place, mayBeSent ? { doubt: 'app-ended' } : {})
      })
    } else if (before.state === 'refused') {
      writeInvitationRow(database, seals, {
        ...before,
        ...planned,
        state: 'ready',
        changedAt: at,
        ...sealFacts(before, {})
      })
    } else {
      writeInvitationRow(database, seals, { ...before, ...planned })
    }
    return true
  }

  const takeStep = (listId: string, step: Step): boolean => {
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

  const newAttempts = (listId: string, steps: readonly Step[]) =>
    steps.flatMap((step) => {
      const { beginAttempt, rowId, at } = step
      if (beginAttempt === undefined) return []
      const row = findInvitationRow(database, seals, listId, rowId)
      return row === undefined ? [] : [{ ...beginAttempt, listId, rowId, at, guard: row.guard }]
    })

  const listNames = () => {
    const names = new Map<string, string>()
    return (listId: string) => {
      const known = names.get(listId) ?? findHeader(database, seals, listId)?.document.name ?? ''
      names.set(listId, known)
      return known
    }
  }

  return {
    list: (listId) =>
      storing(() => {
        const header = findHeader(database, seals, listId)
        if (header === undefined) return { ok: true, value: null }
        return { ok: true, value: { connectionId: header.connectionId, name: header.document.name } }
      }),

    layDown: (listId, { begin, at }, rows) =>
      storing(() =>
        database.transaction<null, 'no-such-list' | 'no-such-row'>(() => {
          const found = findHeader(database, seals, listId)
          if (found === undefined) return { ok: false, code: 'no-such-list' }
          const header = begin ? { ...found, batch: found.batch + 1 } : found
          if (begin) updateHeader(database, seals, header)
          const laid = rows.every((row) => layRowDown(header, at, row))
          return laid ? done : { ok: false, code: 'no-such-row' }
        })
      ),

    commit: (listId, steps, audit) =>
      storing<null, 'not-in-that-state'>(() => {
        let committed: Stored<null, 'not-in-that-state'> | undefined
        try {
          committed = database.transaction<null, 'not-in-that-state'>(() => {
            if (!steps.every((step) => takeStep(listId, step))) return notInThatState
            if (audit !== undefined) appendAudit(database, seals, audit)
            ledger.begin(newAttempts(listId, steps))
            return done
          })
          return committed
        } finally {
          if (committed?.ok !== true) ledger.undo()
        }
      }),

    one: (listId, rowId) =>
      storing(() => {
        const row = findInvitationRow(database, seals, listId, rowId)
        return { ok: true, value: row === undefined ? null : complete(row) }
      }),

    page: (listId, { offset, limit, plannedOnly }) =>
      selectComplete(
        `lists.list_id = ? ${plannedOnly === true ? 'AND invitations.batch = lists.batch' : ''}
         ORDER BY position LIMIT ? OFFSET ?`,
        idToBytes(listId),
        limit,
        offset
      ),

    soonestQueued: (listId, limit) =>
      selectComplete(
        `lists.list_id = ? AND state = 'queued' ORDER BY moment, position LIMIT ?`,
        idToBytes(listId),
        limit
      ),

    inStates: (listId, states) => {
      const marks = states.map(() => '?').join()
      return listId === null
        ? selectComplete(`state IN (${marks}) ORDER BY invitations.list, position`, ...states)
        : selectComplete(`lists.list_id = ? AND state IN (${marks}) ORDER BY position`, idToBytes(listId), ...states)
    },

    counts: (listId) =>
      storing(() => {
        const counts = Object.fromEntries(invitationStates.map((state) => [state, 0])) as Record<
          InvitationState,
          number
        >
        const rows = database
          .prepare(
            `SELECT state, count(*) AS count FROM invitations JOIN lists USING (list) WHERE list_id = ? GROUP BY state`
          )
          .all(idToBytes(listId))
        for (const row of rows) counts[textOf(row['state']) as InvitationState] = numberOf(row['count'])
        return { ok: true, value: counts satisfies InvitationCounts }
      }),

    samePatient: (listId, rowId, anywhere) =>
      storing<readonly SamePatient[], never>(() => {
        const self = findInvitationRow(database, seals, listId, rowId)
        if (self === undefined) return { ok: true, value: [] }
        const guards = [self.guard, guardOf(seals, anywhere)] as const
        const nameOf = listNames()
        const isOther = (other: { readonly listId: string; readonly rowId: string }) =>
          other.listId !== listId || other.rowId !== rowId
        const known = select('guard IN (?, ?)', ...guards)
          .filter(isOther)
          .map((row) => ({
            listId: row.listId,
            listName: nameOf(row.listId),
            rowId: row.rowId,
            state: row.state,
            at: ledger.latest(row.listId, row.rowId)?.begunAt ?? row.laidAt
          }))
        // Of removed lists and of damaged files nothing is left but the attempts. One that nobody knows the outcome
        // of may have made an invitation.
        const gone = database
          .prepare(
            'SELECT *, max(number) FROM attempts WHERE guard IN (?, ?) GROUP BY list_id, row_id ORDER BY number DESC'
          )
          .all(...guards)
          .map((row) => readEntry(seals, row))
          .filter(isOther)
          .filter((entry) => findInvitationRow(database, seals, entry.listId, entry.rowId) === undefined)
          .map((entry) => ({
            listId: entry.listId,
            listName: nameOf(entry.listId),
            rowId: entry.rowId,
            state: (entry.lastState ?? 'unknown') as InvitationState,
            at: entry.at
          }))
        return { ok: true, value: [...known, ...gone] }
      }),

    provenDoctors: (connectionId, doctors) =>
      storing(() => {
        const proven = new Set<string>()
        const rows = database
          .prepare(
            `${fromInvitations} WHERE connection_id = ? AND state IN ('created', 'withdrawn')
             ORDER BY invitations.rowid DESC LIMIT ?`
          )
          .iterate(connectionId, doctorsLookedThrough)
        for (const raw of rows) {
          if (proven.size === doctors.size) break
          const { doctorEmail } = openContent(readInvitationRow(seals, raw))
          if (doctorEmail !== undefined && doctors.has(doctorEmail)) proven.add(doctorEmail)
        }
        return { ok: true, value: proven }
      }),

    latestCreated: (connectionId, limit) =>
      storing(() => {
        const found: { rowId: string; inviteId: string; createdAt: number }[] = []
        const rows = database
          .prepare(`${fromInvitations} WHERE connection_id = ? AND state = 'created' ORDER BY changed_at DESC`)
          .iterate(connectionId)
        for (const raw of rows) {
          if (found.length === limit) break
          const row = readInvitationRow(seals, raw)
          const { inviteId, settledAt } = openFacts(row)
          if (inviteId !== undefined) found.push({ rowId: row.rowId, inviteId, createdAt: settledAt ?? row.changedAt })
        }
        return { ok: true, value: found }
      })
  }
}

/** Checks every invitation. Throws {@link DamageError} at the first that was changed. */
export function verifyInvitations(database: Database, seals: Seals): void {
  for (const row of database.prepare(fromInvitations).iterate()) checkInvitation(seals, row)
  const lost = database.prepare('SELECT 1 FROM invitations WHERE list NOT IN (SELECT list FROM lists) LIMIT 1').get()
  if (lost !== undefined) throw new DamageError('invitations without their list')
}

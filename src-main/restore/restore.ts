import { fail, type Result, succeed } from '#contract/call.ts'
import type { CallInput, CallOutput } from '#contract/channels.ts'
import type { ConnectionFailureCode } from '#contract/connection.ts'
import { practiceConnectionId } from '#contract/connection-ids.ts'
import type { QuarantinedList, RestoreProgress, RestoreView } from '#contract/restore.ts'
import { latestLinkEnd } from '../hcw/capabilities-of.ts'
import type { HcwServer } from '../hcw/server.ts'
import type { Leases } from '../leases/leases.ts'
import { createChangeThrottle } from '../sending/change-throttle.ts'
import type { Clock } from '../sending/clock.ts'
import { undatedKeptMs } from '../sending/duplicate-guard.ts'
import { createExclusiveRunner } from '../sending/exclusive-runner.ts'
import { isOnOtherServer } from '../sending/same-server.ts'
import type { QuarantinedInvitation, QuarantinedRecords, RestoreStore } from './restore-port.ts'
import { type RestoreRun, startRestoreRun } from './restore-run.ts'
import type { RestoreDefaults } from './restored-content.ts'

export type RestoreOptions = {
  readonly store: RestoreStore
  readonly clock: Clock
  /** The server of a connection; null: the connection was removed. */
  readonly serverFor: (connectionId: string) => HcwServer | null
  readonly ratePerSecond: () => number
  readonly defaults: () => RestoreDefaults
  readonly chosenConnectionId: () => string
  readonly leases: Leases
}

/** `written`: invitations were stored since the last change. */
export type RestoreChange = { readonly progress: RestoreProgress; readonly written: boolean }

type Calls = {
  readonly [Name in 'restore.view' | 'restore.start' | 'restore.stop']: (
    input: CallInput<Name>
  ) => Promise<CallOutput<Name>>
}

/** Fetches the invitations of quarantined records from the server: one run at a time. */
export type Restore = Calls & {
  isRunning(): boolean
  /** At most about ten times a second. */
  onChange(listener: (change: RestoreChange) => void): () => void
  setInterruption(reason: 'offline' | 'asleep' | null): void
  /** Before the app ends: sends no more requests; resolves when everything that was received is on the disk. */
  drain(): Promise<void>
}

export function createRestore(options: RestoreOptions): Restore {
  const { store, clock, serverFor, ratePerSecond, defaults, chosenConnectionId, leases } = options
  const runs = createExclusiveRunner<RestoreRun>(leases, 'restoring')
  const changes = createChangeThrottle<RestoreChange>(clock, collectChange)
  let hasWritten = false
  /** The quarantined invitations that were not fetched; read again after something was written. */
  let quarantined: QuarantinedRecords | null = null

  function collectChange(): readonly RestoreChange[] {
    const progress = runs.current()?.progress()
    if (progress === undefined) return []
    const change = { progress, written: hasWritten }
    hasWritten = false
    return [change]
  }

  function read(): Result<QuarantinedRecords> {
    if (quarantined !== null) return succeed(quarantined)
    const found = store.quarantined()
    if (found.ok) quarantined = found.value
    return found
  }

  // Without the key nobody can tell which kind of server it is on.
  const isAlive = ({ appointmentAt, begunAt }: QuarantinedInvitation) =>
    (appointmentAt === null ? begunAt + undatedKeptMs : latestLinkEnd(appointmentAt, begunAt)) > clock.now()

  function selectInvitations(
    input: CallInput<'restore.start'>,
    records: QuarantinedRecords
  ): readonly QuarantinedInvitation[] {
    const lists = new Set(input.names.map(({ listId }) => listId))
    return records.invitations.filter(
      (invitation) =>
        invitation.connectionId === input.connectionId &&
        lists.has(invitation.listId) &&
        isAlive(invitation) &&
        (invitation.missed === null || input.includeMissed)
    )
  }

  async function prepare(
    input: CallInput<'restore.start'>
  ): Promise<
    Result<() => RestoreRun, ConnectionFailureCode | 'nothing-to-fetch' | 'no-such-connection' | 'other-server'>
  > {
    const records = read()
    if (!records.ok) return records
    const selected = selectInvitations(input, records.value)
    if (selected.length === 0) return fail('nothing-to-fetch')
    const server = input.via === practiceConnectionId ? null : serverFor(input.via)
    if (server === null) return fail('no-such-connection')
    const invitations = selected.filter((invitation) => !isOnOtherServer(invitation, server))
    if (invitations.length === 0) return fail('other-server')
    const signedIn = await server.signIn()
    if (!signedIn.ok) return fail(signedIn.code, signedIn.detail)
    const { clockDifferenceMs } = signedIn.value
    return succeed(() =>
      startRestoreRun({
        invitations,
        connectionId: input.via,
        names: new Map(input.names.map(({ listId, name }) => [listId, name])),
        titles: input.titles,
        defaults: defaults(),
        clockDifferenceMs,
        store,
        server,
        clock,
        ratePerSecond: ratePerSecond(),
        onProgress: changes.schedule,
        onWritten: () => {
          quarantined = null
          hasWritten = true
          changes.schedule()
        }
      })
    )
  }

  function view(records: QuarantinedRecords): RestoreView {
    const real = records.invitations.filter(({ connectionId }) => connectionId !== practiceConnectionId)
    const alive = real.filter(isAlive)
    return {
      sources: [...Map.groupBy(alive, ({ connectionId }) => connectionId)].map(([connectionId, ofConnection]) => ({
        connectionId,
        accounts: [...new Set(ofConnection.flatMap(({ listId }) => records.accounts.get(listId) ?? []))],
        lists: [...Map.groupBy(ofConnection, ({ listId }) => listId).values()].map(listOf)
      })),
      over: real.length - alive.length,
      isIncomplete: records.isIncomplete,
      progress: runs.current()?.progress() ?? null
    }
  }

  return {
    isRunning: runs.isRunning,
    onChange: changes.onChange,
    setInterruption: runs.setInterruption,
    drain: runs.drain,
    async 'restore.view'() {
      const records = read()
      return records.ok ? succeed(view(records.value)) : records
    },
    async 'restore.start'(input) {
      // The chosen connection as well: one batch, action or restore runs at a time.
      const connections = [chosenConnectionId(), input.via].map((id) => ({ kind: 'connection', id }) as const)
      const lists = input.names.map(({ listId }) => ({ kind: 'list', id: listId }) as const)
      const started = await runs.start([...connections, ...lists], () => prepare(input))
      if (!started.ok) return started
      changes.flush()
      return succeed(null)
    },
    'restore.stop': async () => runs.stop()
  }
}

/** @param invitations of one list; at least one. */
function listOf(invitations: readonly QuarantinedInvitation[]): QuarantinedList {
  const appointments = invitations.flatMap(({ appointmentAt }) => (appointmentAt === null ? [] : [appointmentAt]))
  const missed = invitations.filter((invitation) => invitation.missed !== null).length
  return {
    listId: invitations[0]?.listId ?? '',
    createdAt: invitations[0]?.listCreatedAt ?? 0,
    firstAppointmentAt: appointments.length === 0 ? null : Math.min(...appointments),
    lastAppointmentAt: appointments.length === 0 ? null : Math.max(...appointments),
    open: invitations.length - missed,
    missed
  }
}

import { fail, type Result, succeed } from '#contract/call.ts'
import type { CallInput, CallOutput } from '#contract/channels.ts'
import { type ConnectionFailureCode, practiceConnectionId } from '#contract/connection.ts'
import type { QuarantinedList, RestoreProgress, RestoreView } from '#contract/restore.ts'
import { inviteEndsAt } from '../hcw/invite-lifetime.ts'
import type { HcwServer } from '../hcw/server.ts'
import type { Clock } from '../sending/clock.ts'
import { createChangeThrottle } from '../sending/change-throttle.ts'
import { createExclusiveRunner } from '../sending/exclusive-runner.ts'
import type { Defaults } from './content.ts'
import { type Fetching, startFetching } from './fetching.ts'
import type { RebuildStore, SetAside, SetAsideInvitation } from './store.ts'

export type RebuildOptions = {
  readonly store: RebuildStore
  readonly clock: Clock
  /** The server of a connection; null: the connection was removed. */
  readonly serverFor: (connectionId: string) => HcwServer | null
  readonly ratePerSecond: () => number
  readonly defaults: () => Defaults
  /** Whether invitations are being sent or changed: all of them share one rate and one account. */
  readonly isBusy: () => boolean
}

/** `written`: invitations were stored since the last change. */
export type RebuildChange = { readonly progress: RestoreProgress; readonly written: boolean }

type Calls = {
  readonly [Name in 'restore.view' | 'restore.start' | 'restore.stop']: (
    input: CallInput<Name>
  ) => Promise<CallOutput<Name>>
}

/** Fetches the invitations of quarantined records from the server: one run at a time. */
export type Rebuild = Calls & {
  isRunning(): boolean
  /** At most about ten times a second. */
  onChange(listener: (change: RebuildChange) => void): () => void
  away(reason: 'offline' | 'asleep' | null): void
  /** Before the app ends: sends no more requests; resolves when everything that was received is on the disk. */
  drain(): Promise<void>
}

export function createRebuild(options: RebuildOptions): Rebuild {
  const { store, clock, serverFor, ratePerSecond, defaults, isBusy } = options
  const runs = createExclusiveRunner<Fetching>(isBusy)
  const news = createChangeThrottle<RebuildChange>(clock, takeChange)
  let hasWritten = false
  /** The quarantined invitations that were not fetched; read again after something was written. */
  let known: SetAside | null = null

  function takeChange(): readonly RebuildChange[] {
    const progress = runs.current()?.progress()
    if (progress === undefined) return []
    const change = { progress, written: hasWritten }
    hasWritten = false
    return [change]
  }

  function read(): Result<SetAside> {
    if (known !== null) return succeed(known)
    const found = store.setAside()
    if (found.ok) known = found.value
    return found
  }

  const isAlive = ({ moment, begunAt }: SetAsideInvitation) => inviteEndsAt(moment, begunAt) > clock.now()

  function wanted(input: CallInput<'restore.start'>, aside: SetAside): readonly SetAsideInvitation[] {
    const lists = new Set(input.names.map(({ listId }) => listId))
    return aside.invitations.filter(
      (invitation) =>
        invitation.connectionId === input.connectionId &&
        lists.has(invitation.listId) &&
        isAlive(invitation) &&
        (invitation.missed === null || input.includeMissed)
    )
  }

  async function prepare(
    input: CallInput<'restore.start'>
  ): Promise<Result<() => Fetching, ConnectionFailureCode | 'nothing-to-fetch' | 'no-such-connection'>> {
    const aside = read()
    if (!aside.ok) return aside
    const invitations = wanted(input, aside.value)
    if (invitations.length === 0) return fail('nothing-to-fetch')
    const server = input.via === practiceConnectionId ? null : serverFor(input.via)
    if (server === null) return fail('no-such-connection')
    const signedIn = await server.signIn()
    if (!signedIn.ok) return fail(signedIn.code, signedIn.detail)
    const { clockDifferenceMs } = signedIn.value
    return succeed(() =>
      startFetching({
        invitations,
        connectionId: input.via,
        names: new Map(input.names.map(({ listId, name }) => [listId, name])),
        titles: input.titles,
        defaults: defaults(),
        clockDifferenceMs: clockDifferenceMs ?? 0,
        store,
        server,
        clock,
        ratePerSecond: ratePerSecond(),
        onProgress: news.schedule,
        onWritten: () => {
          known = null
          hasWritten = true
          news.schedule()
        }
      })
    )
  }

  function view(aside: SetAside): RestoreView {
    const real = aside.invitations.filter(({ connectionId }) => connectionId !== practiceConnectionId)
    const alive = real.filter(isAlive)
    return {
      sources: [...Map.groupBy(alive, ({ connectionId }) => connectionId)].map(([connectionId, ofConnection]) => ({
        connectionId,
        accounts: [...new Set(ofConnection.flatMap(({ listId }) => aside.accounts.get(listId) ?? []))],
        lists: [...Map.groupBy(ofConnection, ({ listId }) => listId).values()].map(listOf)
      })),
      over: real.length - alive.length,
      isIncomplete: aside.isIncomplete,
      progress: runs.current()?.progress() ?? null
    }
  }

  return {
    isRunning: runs.isRunning,
    onChange: news.onChange,
    away: runs.setInterruption,
    drain: runs.drain,
    async 'restore.view'() {
      const aside = read()
      return aside.ok ? succeed(view(aside.value)) : aside
    },
    async 'restore.start'(input) {
      const started = await runs.start(() => prepare(input))
      if (!started.ok) return started
      news.flush()
      return succeed(null)
    },
    'restore.stop': async () => runs.stop()
  }
}

/** @param invitations of one list; at least one. */
function listOf(invitations: readonly SetAsideInvitation[]): QuarantinedList {
  const moments = invitations.flatMap(({ moment }) => (moment === null ? [] : [moment]))
  const missed = invitations.filter((invitation) => invitation.missed !== null).length
  return {
    listId: invitations[0]?.listId ?? '',
    createdAt: invitations[0]?.listCreatedAt ?? 0,
    firstAppointmentAt: moments.length === 0 ? null : Math.min(...moments),
    lastAppointmentAt: moments.length === 0 ? null : Math.max(...moments),
    open: invitations.length - missed,
    missed
  }
}

import { fail, type Result, succeed } from '#contract/call.ts'
import type { CallInput, CallOutput } from '#contract/channels.ts'
import { practiceConnectionId } from '#contract/connection.ts'
import type { RebuildProgress, RebuildView, SetAsideList } from '#contract/rebuild.ts'
import type { HcwServer } from '../hcw/server.ts'
import type { Clock } from '../sending/clock.ts'
import type { Defaults } from './content.ts'
import { type Fetching, startFetching } from './fetching.ts'
import type { RebuildStore, SetAside, SetAsideInvitation } from './store.ts'

export type RebuildOptions = {
  readonly store: RebuildStore
  readonly clock: Clock
  /** The server of a connection; null: the connection is gone. */
  readonly serverFor: (connectionId: string) => HcwServer | null
  readonly ratePerSecond: () => number
  readonly defaults: () => Defaults
  /** Whether invitations are on their way or looked after: all share one rate and one account. */
  readonly isBusy: () => boolean
}

/** `written`: lists got invitations since the last change. */
export type RebuildChange = { readonly progress: RebuildProgress; readonly written: boolean }

type Calls = {
  readonly [Name in 'rebuild.view' | 'rebuild.start' | 'rebuild.stop']: (
    input: CallInput<Name>
  ) => Promise<CallOutput<Name>>
}

/** Invitations of records that were given up, fetched again from the server: at most one run at a time. */
export type Rebuild = Calls & {
  isRunning(): boolean
  /** About ten a second at most. */
  onChange(listener: (change: RebuildChange) => void): () => void
  away(reason: 'offline' | 'asleep' | null): void
  /** Before the app ends: begins nothing more; resolves when what came in is on the disk. */
  drain(): Promise<void>
}

const gatherMs = 100
/** The server deletes an invite so long after its appointment, or after it was made where it has none. */
const linkLifeMs = 24 * 3_600_000

export function createRebuild(options: RebuildOptions): Rebuild {
  const { store, clock, serverFor, ratePerSecond, defaults, isBusy } = options
  const listeners = new Set<(change: RebuildChange) => void>()
  let fetching: Fetching | null = null
  let isStarting = false
  let isGathering = false
  let hasWritten = false
  /** What is set aside, as far as it was not fetched; read again whenever something was written. */
  let known: SetAside | null = null

  const isRunning = () => isStarting || (fetching !== null && fetching.progress().phase !== 'finished')

  function gather(): void {
    if (isGathering) return
    isGathering = true
    void clock.sleep(gatherMs).then(() => {
      isGathering = false
      flush()
    })
  }

  function flush(): void {
    if (fetching === null) return
    const change = { progress: fetching.progress(), written: hasWritten }
    hasWritten = false
    for (const listener of listeners) listener(change)
  }

  function read(): Result<SetAside> {
    if (known !== null) return succeed(known)
    const found = store.setAside()
    if (found.ok) known = found.value
    return found
  }

  const isAlive = ({ moment, begunAt }: SetAsideInvitation) => (moment ?? begunAt) + linkLifeMs > clock.now()

  function wanted(input: CallInput<'rebuild.start'>, aside: SetAside): readonly SetAsideInvitation[] {
    const lists = new Set(input.names.map(({ listId }) => listId))
    return aside.invitations.filter(
      (invitation) =>
        invitation.connectionId === input.connectionId &&
        lists.has(invitation.listId) &&
        isAlive(invitation) &&
        (invitation.missed === null || input.again)
    )
  }

  async function start(input: CallInput<'rebuild.start'>): Promise<CallOutput<'rebuild.start'>> {
    const aside = read()
    if (!aside.ok) return aside
    const invitations = wanted(input, aside.value)
    if (invitations.length === 0) return fail('nothing-to-fetch')
    const server = input.via === practiceConnectionId ? null : serverFor(input.via)
    if (server === null) return fail('no-such-connection')
    const signedIn = await server.signIn()
    if (!signedIn.ok) return fail(signedIn.code, signedIn.detail)
    fetching = startFetching({
      invitations,
      connectionId: input.via,
      names: new Map(input.names.map(({ listId, name }) => [listId, name])),
      titles: input.titles,
      defaults: defaults(),
      clockDifferenceMs: signedIn.value.clockDifferenceMs ?? 0,
      store,
      server,
      clock,
      ratePerSecond: ratePerSecond(),
      onProgress: gather,
      onWritten: () => {
        known = null
        hasWritten = true
        gather()
      }
    })
    void fetching.finished.then(flush)
    flush()
    return succeed(null)
  }

  function view(aside: SetAside): RebuildView {
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
      progress: fetching?.progress() ?? null
    }
  }

  return {
    isRunning,
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    away: (reason) => fetching?.away(reason),
    async drain() {
      fetching?.stop()
      await fetching?.finished
    },
    async 'rebuild.view'() {
      const aside = read()
      return aside.ok ? succeed(view(aside.value)) : aside
    },
    async 'rebuild.start'(input) {
      if (isBusy() || isRunning()) return fail('still-sending')
      isStarting = true
      try {
        return await start(input)
      } finally {
        isStarting = false
      }
    },
    async 'rebuild.stop'() {
      if (fetching === null || fetching.progress().phase === 'finished') return fail('not-running')
      fetching.stop()
      return succeed(null)
    }
  }
}

/** Those of one list; at least one. */
function listOf(invitations: readonly SetAsideInvitation[]): SetAsideList {
  const moments = invitations.flatMap(({ moment }) => (moment === null ? [] : [moment]))
  const missed = invitations.filter((invitation) => invitation.missed !== null).length
  return {
    listId: invitations[0]?.listId ?? '',
    createdAt: invitations[0]?.listCreatedAt ?? 0,
    firstMoment: moments.length === 0 ? null : Math.min(...moments),
    lastMoment: moments.length === 0 ? null : Math.max(...moments),
    open: invitations.length - missed,
    missed
  }
}

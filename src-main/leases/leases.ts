import type { BusyCode, BusyReason } from '#contract/busy.ts'
import { fail } from '#contract/call.ts'

/** What an operation needs for itself. */
export interface Resource {
  readonly kind: 'connection' | 'list'
  readonly id: string
}

export interface Lease {
  readonly ok: true
  release(): void
}

export type Busy = ReturnType<typeof fail<BusyCode>>

/** Who works with which connection and which list. An operation that must not meet another takes a lease first. */
export interface Leases {
  /** All of the resources, or none and what is waited for. `isOver`: the lease ends without being released. */
  acquire(resources: readonly Resource[], reason: BusyReason, isOver?: () => boolean): Lease | Busy
  /** What the resource is occupied with, or any resource where none is given; null: nothing. */
  holder(resource?: Resource): BusyReason | null
  /** A lease that lasts from the call that starts a run until the run has ended. */
  whileRunning<Answer extends { readonly ok: boolean }>(
    resources: readonly Resource[],
    reason: BusyReason,
    run: { readonly start: () => Promise<Answer>; readonly isRunning: () => boolean }
  ): Promise<Answer | Busy>
}

interface Held {
  readonly keys: ReadonlySet<string>
  readonly reason: BusyReason
  readonly isOver: () => boolean
}

export function createLeases(): Leases {
  const all = new Set<Held>()
  const keyOf = ({ kind, id }: Resource) => `${kind} ${id}`

  function find(isWanted: (held: Held) => boolean): BusyReason | null {
    for (const held of all) {
      if (held.isOver()) all.delete(held)
      else if (isWanted(held)) return held.reason
    }
    return null
  }

  function acquire(resources: readonly Resource[], reason: BusyReason, isOver = () => false): Lease | Busy {
    const keys = new Set(resources.map(keyOf))
    const holder = find((held) => [...held.keys].some((key) => keys.has(key)))
    if (holder !== null) return fail(`busy-${holder}`)
    const held = { keys, reason, isOver }
    all.add(held)
    return { ok: true, release: () => void all.delete(held) }
  }

  return {
    acquire,
    holder: (resource) => find((held) => resource === undefined || held.keys.has(keyOf(resource))),
    async whileRunning(resources, reason, { start, isRunning }) {
      let isStarting = true
      const lease = acquire(resources, reason, () => !isStarting && !isRunning())
      if (!lease.ok) return lease
      try {
        return await start()
      } finally {
        isStarting = false
      }
    }
  }
}

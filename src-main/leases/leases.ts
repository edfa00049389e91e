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
  /** What an operation would have to wait for now; null: nothing. */
  inTheWay(resources: readonly Resource[], reason: BusyReason): BusyReason | null
  /** What the resource, or any resource of that kind, is occupied with; null: nothing. A look-up is named last. */
  holder(of: Resource | Resource['kind']): BusyReason | null
  /** A lease that lasts from the call that starts a run until the run has ended. */
  whileRunning<Answer>(
    resources: readonly Resource[],
    reason: BusyReason,
    run: { readonly start: () => Promise<Answer>; readonly isRunning: () => boolean }
  ): Promise<Answer | Busy>
  /** Leases of the same resources that end together, whatever still runs. */
  group(): LeaseGroup
}

export interface LeaseGroup extends Leases {
  releaseAll(): void
}

interface Held {
  readonly keys: ReadonlySet<string>
  readonly reason: BusyReason
  readonly isOver: () => boolean
}

/** A look-up reads, and writes only rows that nothing else touches; only these must not happen meanwhile. */
const excludeLookUps: readonly BusyReason[] = ['erasing', 'changing-connection']

function canShare(one: BusyReason, other: BusyReason): boolean {
  if (one === 'looking-up') return !excludeLookUps.includes(other)
  return other === 'looking-up' && !excludeLookUps.includes(one)
}

export function createLeases(): Leases {
  const all = new Set<Held>()
  const keyOf = ({ kind, id }: Resource) => `${kind} ${id}`

  function find(isWanted: (held: Held) => boolean): BusyReason | null {
    for (const held of all) if (held.isOver()) all.delete(held)
    const found = [...all].filter(isWanted).map(({ reason }) => reason)
    return found.find((reason) => reason !== 'looking-up') ?? found[0] ?? null
  }

  function inTheWay(resources: readonly Resource[], reason: BusyReason): BusyReason | null {
    const keys = new Set(resources.map(keyOf))
    return find((held) => !canShare(held.reason, reason) && [...held.keys].some((key) => keys.has(key)))
  }

  function acquire(resources: readonly Resource[], reason: BusyReason, isOver = () => false): Lease | Busy {
    const holder = inTheWay(resources, reason)
    if (holder !== null) return fail(`busy-${holder}`)
    const held = { keys: new Set(resources.map(keyOf)), reason, isOver }
    all.add(held)
    return { ok: true, release: () => void all.delete(held) }
  }

  const leases: Leases = {
    acquire,
    inTheWay,
    holder: (of) =>
      find(({ keys }) =>
        typeof of === 'string' ? [...keys].some((key) => key.startsWith(`${of} `)) : keys.has(keyOf(of))
      ),
    async whileRunning(resources, reason, { start, isRunning }) {
      let isStarting = true
      const lease = acquire(resources, reason, () => !isStarting && !isRunning())
      if (!lease.ok) return lease
      try {
        return await start()
      } finally {
        isStarting = false
      }
    },
    group() {
      let isOpen = true
      return {
        ...leases,
        acquire: (resources, reason, isOver = () => false) => acquire(resources, reason, () => !isOpen || isOver()),
        whileRunning: (resources, reason, { start, isRunning }) =>
          leases.whileRunning(resources, reason, { start, isRunning: () => isOpen && isRunning() }),
        releaseAll: () => {
          isOpen = false
        }
      }
    }
  }
  return leases
}

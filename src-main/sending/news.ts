import type { Clock } from './clock.ts'

const gatherMs = 100

/** Collects changes, so that the window gets about ten notifications per second. */
export type News<Change> = {
  /** Something has changed: listeners are notified soon, together with later changes. */
  gather(): void
  /** Notifies at once. */
  flush(): void
  onChange(listener: (change: Change) => void): () => void
}

/** @param take returns what has changed since its last call. */
export function createNews<Change>(clock: Clock, take: () => readonly Change[]): News<Change> {
  const listeners = new Set<(change: Change) => void>()
  let isGathering = false

  function flush(): void {
    for (const change of take()) {
      for (const listener of listeners) listener(change)
    }
  }

  return {
    gather() {
      if (isGathering) return
      isGathering = true
      void clock.sleep(gatherMs).then(() => {
        isGathering = false
        flush()
      })
    },
    flush,
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    }
  }
}

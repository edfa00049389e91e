import type { Clock } from './clock.ts'

const throttleMs = 100

/** Collects changes, so that the window gets about ten notifications per second. */
export interface ChangeThrottle<Change> {
  /** Something has changed: listeners are notified soon, together with later changes. */
  schedule(): void
  /** Notifies at once. */
  flush(): void
  onChange(listener: (change: Change) => void): () => void
}

/** @param collect returns what has changed since its last call. */
export function createChangeThrottle<Change>(clock: Clock, collect: () => readonly Change[]): ChangeThrottle<Change> {
  const listeners = new Set<(change: Change) => void>()
  let isScheduled = false

  function flush(): void {
    for (const change of collect()) {
      for (const listener of listeners) listener(change)
    }
  }

  return {
    schedule() {
      if (isScheduled) return
      isScheduled = true
      void clock.sleep(throttleMs).then(() => {
        isScheduled = false
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

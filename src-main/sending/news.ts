import type { Clock } from './clock.ts'

const gatherMs = 100

/** News for the window, gathered so that it gets about ten a second. */
export type News<Change> = {
  /** Something changed: it is told soon, with what else changes until then. */
  gather(): void
  /** Tells at once what has changed. */
  flush(): void
  onChange(listener: (change: Change) => void): () => void
}

/** @param take what has changed since it was last asked. */
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

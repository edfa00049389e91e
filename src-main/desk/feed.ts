import type { EventPayload } from '#contract/channels.ts'
import type { Change } from '#contract/events.ts'

/** Numbers the changes, so that a window can detect that it missed one. */
export interface Feed {
  /** Sends the change to every window. */
  publish(change: Change): void
  /** Number of the latest change; 0 before the first. */
  sequence(): number
}

export function createFeed(broadcast: (payload: EventPayload<'change'>) => void): Feed {
  let sequence = 0
  return {
    publish(change) {
      sequence += 1
      broadcast({ sequence, change })
    },
    sequence: () => sequence
  }
}

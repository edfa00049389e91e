import type { EventPayload } from '#contract/channels.ts'
import type { ChangeEvent } from '#contract/events.ts'

/** Numbers the changes, so that a window can detect that it missed one. */
export interface ChangePublisher {
  /** Sends the change to every window. */
  publish(change: ChangeEvent): void
  /** Number of the latest change; 0 before the first. */
  sequence(): number
}

export function createChangePublisher(broadcast: (payload: EventPayload<'change'>) => void): ChangePublisher {
  let sequence = 0
  return {
    publish(change) {
      sequence += 1
      broadcast({ sequence, change })
    },
    sequence: () => sequence
  }
}

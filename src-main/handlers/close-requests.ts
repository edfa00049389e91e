import type { CloseReason } from '#contract/close-request.ts'
import type { BatchView } from '#contract/sending.ts'
import type { Clock } from '../sending/clock.ts'
import type { ChangePublisher } from './change-publisher.ts'

/** How soon it is noticed that nothing stands against closing any more. */
const pauseMs = 100

export interface CloseRequestOptions {
  readonly clock: Pick<Clock, 'sleep'>
  readonly publisher: ChangePublisher
  /** What stands against closing now; null: nothing. */
  readonly reason: () => CloseReason | null
  /** The current batch, or the last one; null: none since the app started. */
  readonly batch: () => BatchView | null
  /** Ends the work and then the app. Called once. */
  readonly end: () => Promise<void>
}

/** The user, or the system, wants the app to close while something is being sent or stored. */
export interface CloseRequests {
  /**
   * Makes the window ask. Once the reason has gone the app ends by itself: nobody may be there to answer. Only when a batch
   * meanwhile left somebody without an invitation the app stays open, so that a person sees it.
   */
  request(): void
  /** Why the user is asked and has not answered; a window that was only just loaded asks as well. */
  pending(): CloseReason | null
  /** The user has answered, or the window is gone. */
  withdraw(): void
  /** Ends the app; resolves when that is done or under way. */
  finish(): Promise<void>
}

export function createCloseRequests({ clock, publisher, reason, batch, end }: CloseRequestOptions): CloseRequests {
  let waiting: AbortController | null = null
  let finishing: Promise<void> | null = null

  function withdraw(): void {
    waiting?.abort()
    waiting = null
  }

  function finish(): Promise<void> {
    withdraw()
    finishing ??= end()
    return finishing
  }

  async function finishOnceDone(signal: AbortSignal): Promise<void> {
    const wasRunning = batch()?.phase !== 'finished'
    while (reason() !== null) {
      await clock.sleep(pauseMs, signal)
      if (signal.aborted) return
    }
    if (!wasRunning || !leavesSomebody(batch())) return finish()
    withdraw()
    publisher.publish({ kind: 'close-requested', about: null })
  }

  return {
    request() {
      withdraw()
      waiting = new AbortController()
      const about = reason()
      if (about !== null) publisher.publish({ kind: 'close-requested', about })
      void finishOnceDone(waiting.signal)
    },
    pending: () => (waiting === null ? null : reason()),
    withdraw,
    finish
  }
}

function leavesSomebody(batch: BatchView | null): boolean {
  return batch !== null && batch.queued + batch.refused + batch.unknown + batch.left > 0
}

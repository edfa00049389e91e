import { WorkerDiedError } from './worker-client.ts'

/** Long enough for the largest list on a slow computer; a file that takes longer was made to. */
export const readingLimitMs = 60_000

/** Readings that have an end, by time or by the user. */
export interface ReadingLimit {
  /** What reads, or what it ended with. `read` must reject with {@link WorkerDiedError} when its worker is ended. */
  readonly run: <Answer>(read: () => Promise<Answer>) => Promise<Answer | 'took-too-long' | 'stopped'>
  /** The user does not want to wait: ends the worker if it reads. */
  readonly stop: () => void
}

/** `endWorker` ends the worker that reads, whatever it is doing; the lists that it had are opened again by others. */
export function createReadingLimit(endWorker: () => void): ReadingLimit {
  let end: ((why: 'took-too-long' | 'stopped') => void) | null = null
  return {
    async run(read) {
      let why: 'took-too-long' | 'stopped' | null = null
      const ended = (reason: 'took-too-long' | 'stopped') => {
        why ??= reason
        endWorker()
      }
      end = ended
      const timer = setTimeout(() => ended('took-too-long'), readingLimitMs)
      try {
        return await read()
      } catch (error) {
        if (why !== null && error instanceof WorkerDiedError) return why
        throw error
      } finally {
        clearTimeout(timer)
        end = null
      }
    },
    stop: () => end?.('stopped')
  }
}

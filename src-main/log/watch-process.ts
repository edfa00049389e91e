import { errorPlace } from './error-place.ts'
import type { Log } from './log.ts'

/**
 * Logs what nobody caught, by name and place. Otherwise its message, which may quote a patient, would go to the system's
 * own journal. The process goes on, as Electron's does: what is sent is on the disk first, whatever happens.
 */
export function watchProcess(log: Log): void {
  const note = (source: 'exception' | 'rejection') => (thrown: unknown) =>
    log.writeNow({ kind: 'broke', source, error: errorPlace(thrown) })
  process.on('uncaughtException', note('exception'))
  process.on('unhandledRejection', note('rejection'))
}

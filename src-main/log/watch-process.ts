import { errorPlace } from './error-place.ts'
import type { Log } from './log.ts'

/**
 * Logs uncaught errors by name and origin. Otherwise their message, which may contain patient data, would get into the
 * system's log. The process goes on, as is Electron's default: everything is stored before it is sent.
 */
export function watchProcess(log: Log): void {
  const note = (source: 'exception' | 'rejection') => (thrown: unknown) =>
    log.writeNow({ kind: 'broke', source, error: errorPlace(thrown) })
  process.on('uncaughtException', note('exception'))
  process.on('unhandledRejection', note('rejection'))
}

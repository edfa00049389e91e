import { errorOrigin } from './error-origin.ts'
import type { Log } from './log.ts'

/**
 * Logs uncaught errors by name and origin. Otherwise their message, which may contain patient data, would get into the
 * system's log. The process goes on, as is Electron's default: everything is stored before it is sent.
 */
export function logUncaughtErrors(log: Log): void {
  const report = (source: 'exception' | 'rejection') => (thrown: unknown) =>
    log.writeNow({ kind: 'broke', source, error: errorOrigin(thrown) })
  process.on('uncaughtException', report('exception'))
  process.on('unhandledRejection', report('rejection'))
}

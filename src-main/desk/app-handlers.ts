import type { appCalls, RecordsNotice } from '#contract/app.ts'
import { fail, succeed } from '#contract/call.ts'
import type { Handlers } from '#contract/channels.ts'
import type { Rules } from '../policy/index.ts'
import type { Lock } from '../presence/lock.ts'
import type { Feed } from './feed.ts'
import type { RecordsSession } from './records-session.ts'

/** The process and the window, as the handlers of the app itself use them. */
export interface AppPorts {
  readonly version: string
  readonly runtime: 'electron' | 'stand-in'
  readonly showProgress: (title: string, fraction: number | null) => void
  readonly setLabels: Handlers['app.setLabels']
  /** Called once the user has agreed that the app ends, or only its window. */
  readonly quit: () => void
  readonly closeWindow: () => void
}

export interface AppHandlersOptions {
  readonly ports: AppPorts
  readonly feed: Feed
  readonly lock: Lock
  readonly rules: Rules
  /** null: the records are closed. */
  readonly session: () => RecordsSession | null
  readonly recordsNotice: () => RecordsNotice | null
  readonly setUnsaved: (isUnsaved: boolean) => void
  readonly end: () => Promise<void>
  /** Replaces unreadable records with empty ones; false: there is no need to. */
  readonly startFresh: () => Promise<boolean>
}

export function createAppHandlers(options: AppHandlersOptions): Pick<Handlers, keyof typeof appCalls> {
  const { ports, feed, lock, rules, session } = options
  return {
    'app.snapshot': () => {
      const current = session()
      // The window is shown by now, so verifying the audit log does not delay it.
      current?.checkAuditAtStart()
      return succeed({
        sequence: feed.sequence(),
        version: ports.version,
        runtime: ports.runtime,
        isLocked: lock.isLocked(),
        batch: current?.batch() ?? null,
        unfinished: [...(current?.unfinished ?? [])],
        recordsNotice: options.recordsNotice(),
        policy: rules.view
      })
    },
    'app.progress': ({ title, fraction }) => {
      ports.showProgress(title, fraction)
      return succeed(null)
    },
    'app.setLabels': ports.setLabels,
    'app.unsaved': ({ isUnsaved }) => {
      options.setUnsaved(isUnsaved)
      return succeed(null)
    },
    'app.closeAnswer': async ({ answer }) => {
      if (answer === 'background') ports.closeWindow()
      if (answer === 'finish') {
        await options.end()
        ports.quit()
      }
      return succeed(null)
    },
    'app.beginAnew': async () => {
      if (!(await options.startFresh())) return fail('not-needed')
      feed.publish({ kind: 'anew' })
      return succeed(null)
    }
  }
}

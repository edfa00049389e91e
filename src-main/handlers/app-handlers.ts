import type { appCalls, FolderUser } from '#contract/app.ts'
import { fail, succeed } from '#contract/call.ts'
import type { Handlers } from '#contract/channels.ts'
import type { RecordsNotice } from '#contract/records-notice.ts'
import type { PolicyRules } from '../policy/index.ts'
import type { AppLock } from '../presence/app-lock.ts'
import type { ChangePublisher } from './change-publisher.ts'
import type { CloseRequests } from './close-requests.ts'
import type { RecordsSession } from './records-session.ts'

/** The process and the window, as the handlers of the app itself use them. */
export interface AppPorts {
  readonly version: string
  readonly runtime: 'electron' | 'stand-in'
  readonly showProgress: (title: string, fraction: number | null) => void
  /** Called once nothing stands against it, or the user has agreed that the app ends, or only its window. */
  readonly quit: () => void
  readonly closeWindow: () => void
}

export type KnownRecords = {
  readonly notice: RecordsNotice | null
  readonly folderUser?: FolderUser
  readonly neededVersion?: string | null
}

export interface AppHandlersOptions {
  readonly ports: AppPorts
  readonly publisher: ChangePublisher
  readonly lock: AppLock
  readonly rules: PolicyRules
  /** null: the records are closed. */
  readonly session: () => RecordsSession | null
  /** What has become of the records, once they are open, or it is known why not. */
  readonly known: () => Promise<KnownRecords>
  readonly setUnsaved: (isUnsaved: boolean) => void
  readonly closeRequests: Pick<CloseRequests, 'pending' | 'withdraw' | 'finish'>
  /** Replaces unreadable records with empty ones; false: there is no need to. */
  readonly startFresh: () => Promise<boolean>
  /** Works here with the folder that another one had; false: there is no need to, or it cannot be taken yet. */
  readonly takeFolder: () => Promise<boolean>
}

export function createAppHandlers(options: AppHandlersOptions): Pick<Handlers, keyof typeof appCalls> {
  const { ports, publisher, lock, rules, session, closeRequests } = options
  return {
    'app.snapshot': async () => {
      const { notice, folderUser = null, neededVersion = null } = await options.known()
      const current = session()
      return succeed({
        sequence: publisher.sequence(),
        version: ports.version,
        runtime: ports.runtime,
        isLocked: lock.isLocked(),
        closeRequest: closeRequests.pending(),
        batch: current?.batch() ?? null,
        lookUps: [...(current?.lookUps() ?? [])],
        unfinished: [...(current?.unfinished() ?? [])],
        recordsNotice: notice,
        folderUser,
        neededVersion,
        policy: rules.view
      })
    },
    'app.progress': ({ title, fraction }) => {
      ports.showProgress(title, fraction)
      return succeed(null)
    },
    'app.unsaved': ({ isUnsaved }) => {
      options.setUnsaved(isUnsaved)
      return succeed(null)
    },
    'app.closeAnswer': async ({ answer }) => {
      closeRequests.withdraw()
      if (answer === 'background') ports.closeWindow()
      if (answer === 'finish') await closeRequests.finish()
      return succeed(null)
    },
    'app.startFresh': async () => {
      if (!(await options.startFresh())) return fail('not-needed')
      publisher.publish({ kind: 'reload' })
      return succeed(null)
    },
    'app.takeFolder': async () => {
      if (!(await options.takeFolder())) return fail('not-needed')
      publisher.publish({ kind: 'reload' })
      return succeed(null)
    }
  }
}

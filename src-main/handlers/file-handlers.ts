import { fail, succeed } from '#contract/call.ts'
import type { Handlers } from '#contract/channels.ts'
import { type fileCalls, fileSizeMax } from '#contract/files.ts'
import type { AppendAudit } from './audit-writer.ts'

type FileHandlers = Pick<Handlers, keyof typeof fileCalls>

interface Failed<Code extends string> {
  readonly ok: false
  readonly code: Code
}
interface ReadList {
  readonly ok: true
  readonly value: { readonly name: string; readonly bytes: Uint8Array }
}

/** The system's dialogs, file manager, browser and clipboard. */
export interface SystemPorts {
  readonly chooseList: (sizeMax: number) => Promise<ReadList | Failed<'cancelled' | 'too-large' | 'unreadable'>>
  readonly readList: (path: string, sizeMax: number) => Promise<ReadList | Failed<'too-large' | 'unreadable'>>
  readonly save: (file: {
    readonly suggestedName: string
    readonly kind: string
    readonly bytes: Uint8Array
  }) => Promise<
    | { readonly ok: true; readonly value: { readonly path: string; readonly fileName: string } }
    | Failed<'cancelled' | 'not-writable' | 'disk-full'>
  >
  readonly showInFolder: (path: string) => void | Promise<void>
  readonly openLink: (url: string) => Promise<'opened' | 'address-refused'>
  /** Cleared after a minute: see `shell/short-lived-copy.ts`. */
  readonly copyText: (text: string) => void | Promise<void>
}

/** Calls for files and links. `takeOpened` returns each path that the system opened with the app once. */
export function createFileHandlers(
  ports: SystemPorts,
  takeOpened: () => string | undefined,
  appendAudit: AppendAudit
): FileHandlers {
  let lastSaved: string | undefined
  return {
    'files.chooseList': () => ports.chooseList(fileSizeMax),
    'files.takeOpened': async () => {
      const path = takeOpened()
      return path === undefined ? succeed(null) : ports.readList(path, fileSizeMax)
    },
    'files.save': async ({ auditEntry, ...file }) => {
      const saved = await ports.save(file)
      if (!saved.ok) return saved
      lastSaved = saved.value.path
      if (auditEntry !== undefined) await appendAudit(auditEntry)
      return succeed({ fileName: saved.value.fileName })
    },
    'files.showSaved': async () => {
      if (lastSaved === undefined) return fail('gone')
      await ports.showInFolder(lastSaved)
      return succeed(null)
    },
    'links.open': async ({ url }) =>
      (await ports.openLink(url)) === 'opened' ? succeed(null) : fail('address-refused'),
    'links.copy': async ({ text }) => {
      await ports.copyText(text)
      return succeed(null)
    }
  }
}

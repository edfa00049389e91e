import { randomUUID } from 'node:crypto'
import { basename } from 'node:path'
import type { AuditAction } from '#contract/audit.ts'
import { fail, succeed } from '#contract/call.ts'
import type { Handlers } from '#contract/channels.ts'
import type { fileCalls, SavedContent, SaveFailure } from '#contract/files.ts'
import { fileSizeMax } from '#contract/limits.ts'
import type { Records } from '../records/index.ts'
import type { AppendAudit, NewAuditEntry } from './audit-writer.ts'

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
  /** The paths of the files that the user chose; none if the user cancelled. */
  readonly chooseListPaths: () => Promise<readonly string[]>
  readonly readList: (path: string, sizeMax: number) => Promise<ReadList | Failed<'too-large' | 'unreadable'>>
  readonly save: (file: {
    readonly suggestedName: string
    readonly kind: string
    readonly bytes: Uint8Array
    /** What is in it, the most special first: the dialog begins in the folder that was used for it last. */
    readonly about: readonly string[]
  }) => Promise<
    | { readonly ok: true; readonly value: { readonly path: string; readonly fileName: string } }
    | Failed<'cancelled' | SaveFailure>
  >
  readonly showInFolder: (path: string) => void | Promise<void>
  readonly openLink: (url: string) => Promise<'opened' | 'address-refused'>
  /** Cleared after a minute: see `shell/short-lived-copy.ts`. */
  readonly copyText: (text: string) => void | Promise<void>
  /** Prints what the window shows, in the system's dialog. `not-printed`: it failed, or there is no printer. */
  readonly print: () => Promise<'printed' | 'cancelled' | 'not-printed'>
  /** Letters as HTML → a PDF. */
  readonly lettersToPdf: (html: Uint8Array) => Promise<Uint8Array | 'not-made' | 'cancelled'>
  /** Ends every PDF of letters that is being made, as `cancelled`. */
  readonly cancelLetters: () => void
  /** Prints letters in the system's dialog. */
  readonly printLetters: (
    html: Uint8Array,
    isDuplex: boolean
  ) => Promise<'printed' | 'cancelled' | 'not-printed' | 'not-made'>
}

const savedActions: { readonly [Kind in SavedContent['kind']]: AuditAction } = {
  links: 'links-exported',
  letters: 'letters-made',
  'day-list': 'day-list-saved',
  consultations: 'consultations-exported',
  figures: 'figures-saved',
  'audit-log': 'journal-exported',
  directory: 'directory-exported',
  templates: 'templates-exported',
  diagnostics: 'diagnostics-exported',
  'support-page': 'support-page-exported'
}

/** The same content of the same kind of list, then of any list. */
function kindsOf(content: SavedContent): readonly string[] {
  return 'fileKind' in content ? [`${content.kind} ${content.fileKind}`, content.kind] : [content.kind]
}

/** Calls for files. `takeOpened` returns each path that the system opened with the app once. */
export function createFileHandlers(
  ports: SystemPorts,
  takeOpened: () => string | undefined,
  appendAudit: AppendAudit,
  /** null: they are closed. */
  records: () => Pick<Records, 'lists' | 'audit'> | null
): FileHandlers {
  let lastSaved: string | undefined
  /** Files that may be read, until they were. */
  const opened = new Map<string, string>()

  function remember(paths: readonly string[]) {
    const files = paths.map((path) => ({ fileId: randomUUID(), name: basename(path), path }))
    for (const { fileId, path } of files) opened.set(fileId, path)
    return succeed({ files: files.map(({ fileId, name }) => ({ fileId, name })) })
  }

  function countPatients(lists: Extract<SavedContent, { kind: 'day-list' }>['lists']): number {
    const counts = lists.map(({ listId, rowIds }) => records()?.lists.countRows(listId, rowIds))
    return counts.reduce((sum, counted) => sum + (counted?.ok === true ? counted.value : 0), 0)
  }

  /** Counted in the records: how many patients of the list, how many entries; 1 for a file without patients. */
  function entryOf(content: SavedContent): NewAuditEntry {
    const action = savedActions[content.kind]
    switch (content.kind) {
      case 'links':
      case 'letters':
      case 'consultations': {
        const { listId, rowIds } = content
        const counted = records()?.lists.countRows(listId, rowIds)
        return { action, listId, count: counted?.ok === true ? counted.value : 0 }
      }
      case 'day-list': {
        return { action, count: countPatients(content.lists) }
      }
      case 'audit-log': {
        const counted = records()?.audit.count(content)
        return { action, listId: content.ofList, count: counted?.ok === true ? counted.value : 0 }
      }
      default:
        return { action, count: 1 }
    }
  }

  return {
    'files.chooseLists': async () => {
      const paths = await ports.chooseListPaths()
      return paths.length === 0 ? fail('cancelled') : remember(paths)
    },
    'files.chooseList': () => ports.chooseList(fileSizeMax),
    'files.takeOpened': async () => {
      const paths: string[] = []
      for (let path = takeOpened(); path !== undefined; path = takeOpened()) paths.push(path)
      return remember(paths)
    },
    'files.readOpened': ({ fileId }) => {
      const path = opened.get(fileId)
      opened.delete(fileId)
      return path === undefined ? Promise.resolve(fail('unreadable')) : ports.readList(path, fileSizeMax)
    },
    'files.save': async ({ content, ...file }) => {
      const saved = await ports.save({ ...file, about: kindsOf(content) })
      if (!saved.ok) return saved
      lastSaved = saved.value.path
      await appendAudit(entryOf(content))
      return succeed({ fileName: saved.value.fileName })
    },
    'files.printDayList': async ({ lists }) => {
      const printed = await ports.print()
      if (printed !== 'printed') return fail(printed)
      await appendAudit({ action: 'day-list-printed', count: countPatients(lists) })
      return succeed(null)
    },
    'files.showSaved': async () => {
      if (lastSaved === undefined) return fail('gone')
      await ports.showInFolder(lastSaved)
      return succeed(null)
    }
  }
}

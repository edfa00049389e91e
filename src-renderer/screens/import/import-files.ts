import { fileSizeMax } from '#contract/files.ts'
import type { FileToImport } from '../../state/import-source.ts'
import type { Workspace } from '../../workspace/open-list.ts'

/** What became of several files. */
export interface FilesResult {
  readonly lists: readonly { readonly listId: string; readonly name: string }[]
  /** Names of files that are no patient lists: a folder, an image, a damaged file. */
  readonly leftOut: readonly string[]
  /** Names of files to drop alone: an exported copy, about which the user is asked, and what could not be stored. */
  readonly alone: readonly string[]
  /** Names of files that were not read because the user went on to something else. */
  readonly notRead: readonly string[]
}

async function importFile(workspace: Workspace, file: FileToImport) {
  if (file.size > fileSizeMax) return { kind: 'leftOut' } as const
  let bytes: Uint8Array
  try {
    bytes = await file.read()
  } catch {
    // A folder, or a file that another program has locked.
    return { kind: 'leftOut' } as const
  }
  // The worker crashed, which no file should be able to cause: the others are still read.
  const result = await workspace
    .importList({ kind: 'file', id: crypto.randomUUID(), name: file.name, bytes })
    .catch(() => ({ kind: 'failed' }) as const)
  if (result.kind === 'shown') return { kind: 'list', listId: result.listId } as const
  return { kind: result.kind === 'unreadable' ? 'leftOut' : 'alone' } as const
}

/** Makes each file a list, one after the other. A file that is none holds nothing up. */
export async function importFiles(
  workspace: Workspace,
  files: readonly FileToImport[],
  { onFile, goesOn }: { readonly onFile: (index: number) => void; readonly goesOn: () => boolean }
): Promise<FilesResult> {
  const lists: { listId: string; name: string }[] = []
  const leftOut: string[] = []
  const alone: string[] = []
  for (const [index, file] of files.entries()) {
    // Reading a file takes the place of the list that is open.
    if (!goesOn()) return { lists, leftOut, alone, notRead: files.slice(index).map(({ name }) => name) }
    onFile(index)
    const result = await importFile(workspace, file)
    if (result.kind === 'list') lists.push({ listId: result.listId, name: file.name })
    else if (result.kind === 'leftOut') leftOut.push(file.name)
    else alone.push(file.name)
  }
  return { lists, leftOut, alone, notRead: [] }
}

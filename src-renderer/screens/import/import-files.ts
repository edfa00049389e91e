import { filesPerListMax } from '#contract/limits.ts'
import type { FileToImport } from '../../state/import-source.ts'
import type { ListTraits } from '../../workspace/import-list.ts'
import type { Workspace } from '../../workspace/open-list.ts'

/** A file that became a list. */
export interface ImportedFile extends ListTraits {
  readonly listId: string
  readonly name: string
}

/** What became of several files. */
export interface FilesResult {
  readonly lists: readonly ImportedFile[]
  /** Names of files that are no patient lists: a folder, an image, a damaged file. */
  readonly leftOut: readonly string[]
  /** Names of files to drop alone: an exported copy, about which the user is asked, and what could not be stored. */
  readonly alone: readonly string[]
  /** Names of files that were not read because the user went on to something else. */
  readonly notRead: readonly string[]
}

async function importFile(workspace: Workspace, file: FileToImport) {
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
  if (result.kind === 'shown') return { kind: 'list', listId: result.listId, of: result.of } as const
  return { kind: result.kind === 'unreadable' ? 'leftOut' : 'alone' } as const
}

/** Makes each file a list, one after the other. A file that is none holds nothing up. */
export async function importFiles(
  workspace: Workspace,
  files: readonly FileToImport[],
  { onFile, goesOn }: { readonly onFile: (index: number) => void; readonly goesOn: () => boolean }
): Promise<FilesResult> {
  const lists: ImportedFile[] = []
  const leftOut: string[] = []
  const alone: string[] = []
  for (const [index, file] of files.entries()) {
    // Reading a file takes the place of the list that is open.
    if (!goesOn()) return { lists, leftOut, alone, notRead: files.slice(index).map(({ name }) => name) }
    onFile(index)
    const result = await importFile(workspace, file)
    if (result.kind === 'list') lists.push({ listId: result.listId, name: file.name, ...result.of })
    else if (result.kind === 'leftOut') leftOut.push(file.name)
    else alone.push(file.name)
  }
  return { lists, leftOut, alone, notRead: [] }
}

/** Lists that can be one: of one kind of file, and all for one day or without any. */
export interface JoinableLists {
  /** ISO day; null: none of them names a day. */
  readonly day: string | null
  readonly lists: readonly ImportedFile[]
}

/** Which lists of one drop can be put together. */
export function joinableLists(lists: readonly ImportedFile[]): readonly JoinableLists[] {
  return [...Map.groupBy(lists, ({ signature }) => signature).values()].flatMap((ofKind): JoinableLists[] => {
    const days = new Set(ofKind.flatMap(({ days: own }) => own))
    if (ofKind.length < 2 || ofKind.length > filesPerListMax || days.size > 1) return []
    return [{ day: [...days][0] ?? null, lists: ofKind }]
  })
}
